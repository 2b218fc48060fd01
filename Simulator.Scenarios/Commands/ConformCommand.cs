using System.CommandLine;
using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.Logs;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Conformance;
using Simulator.Scenarios.ConformanceReports;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Serving;
using Simulator.Scenarios.Suites;
using Simulator.Time;

namespace Simulator.Scenarios.Commands;

/// <summary><c>conform</c>: plays the same scenarios to many clients, and shows who keeps which rule.</summary>
internal sealed class ConformCommand : SimulatorCommand
{
    private const string Help = $$"""
        Examples:
          conform                                      all clients of clients.json, all scenarios in ./scenarios
          conform --clients pusher-js                  all releases of one
          conform scenarios/closes --clients pusher-js@7.6.0,pusher-js@8.6.0
          conform --out artifacts/conformance          and write conformance.json, .html, .sarif and .junit.xml there
          conform --clients pusher-js --update         take what is seen now for known
          conform scenarios/real-time --real-time      on real sockets, by the drivers that clients.json names

        The file that clients.json names as ‘expectedFindings’ says which findings are known of a client. These pass. A finding
        that is new fails, and so does one that is known and no longer seen. A client without such a file fails where it breaks
        anything. Choices, where the document is silent, are told and never fail.
        In real time nothing is missed that is not seen, and --workers says how many scenarios of one client are played at once,
        else four.

        Members of conformance.json, which --json prints:
        {{ConformanceJson.Description}}
        """;

    private readonly SelectionOptions options;
    private readonly Option<string[]> clients = NamedClientsOption.New();
    private readonly Option<string?> folder = new("--out", "-o") { Description = "Where the matrix goes as JSON, HTML, SARIF and JUnit XML", HelpName = "FOLDER" };
    private readonly Option<bool> realTime = new("--real-time") { Description = "Play on real sockets and this machine’s clock, to the clients that have a driver" };
    private readonly Option<Duration?> tolerance = DurationOption.Of("--tolerance", "In real time, how late a client may be seen to do what it did on time; else as measured");
    private readonly Option<bool> update = new("--update", "-u") { Description = "Write what is seen into the files of expected findings" };
    private readonly Option<bool> verbose = new("--verbose", "-v") { Description = "Show rules that no client breaks, too, and all that is new" };
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of the matrix" };
    private readonly Option<int> workers = RandomOptions.NewWorkers();

    /// <summary>The command.</summary>
    public ConformCommand(Host host)
        : base(host, "conform", "Play the same scenarios to many clients, and show which rules each of them keeps.", Help)
    {
        options = new SelectionOptions(host).AddPaths(this).AddFilters(this);
        Option[] all = [clients, folder, realTime, tolerance, update, verbose, json, workers];
        Array.ForEach(all, Add);
        tolerance.Validators.Add(result =>
        {
            if (!result.GetValue(realTime))
            {
                result.AddError("--tolerance is about real time: add --real-time, or leave it away.");
            }
        });
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        try
        {
            SelectedScenarios selected = options.Read(parsed).Load();
            if (selected.IsRefused)
            {
                return Refuse(selected, "Nothing was run.");
            }

            NamedClient[] named = [.. ClientsFile.Choose(ClientsFile.In(Host.Folder), parsed.GetValue(clients) ?? [])];
            if (parsed.GetValue(realTime))
            {
                return RunInRealTime(parsed, selected, named);
            }

            Dictionary<ClientEntry, ExpectedFindings> known = KnownOf(named, mustHave: parsed.GetValue(update));
            (NamedClient, ChosenClient)[] chosen = [.. named.Select(client => (client, ChosenClient.Of(client, Host.Folder, [])))];
            TellErrors(selected, "The scenarios of these files were not run.");
            return Run(parsed, selected, chosen, known);
        }
        catch (Exception error) when (error is FormatException or ScenarioFormatException)
        {
            Host.Error.WriteLine(error.Message);
            return ExitCode.CannotJudge;
        }
    }

    private int Run(ParseResult parsed, SelectedScenarios selected, IReadOnlyList<(NamedClient, ChosenClient)> chosen, Dictionary<ClientEntry, ExpectedFindings> known)
    {
        CancellationToken cancellation = Host.Heed();
        Host.UnderWay.IsTimed = chosen.All(client => client.Item2.Adapters is null);
        var ids = selected.Chosen.Select(scenario => scenario.Scenario.Id).ToHashSet();
        var runner = new ConformanceRunner(selected.Chosen, parsed.GetValue(workers)) { UnderWay = Host.UnderWay };
        ValueList<ClientConformance> seen = runner.Run(chosen, cancellation);
        var result = new ConformanceResult(seen.Select(client => known.TryGetValue(client.Client.Entry, out ExpectedFindings? expected) ? client.Against(expected, WasRun) : client).ToValueList(), selected.Chosen);
        Write(parsed, result);
        if (cancellation.IsCancellationRequested)
        {
            Host.Error.WriteLine("Interrupted: clients that were not done are left out.");
            return ExitCode.CannotJudge;
        }

        if (parsed.GetValue(update))
        {
            Update(seen, known, WasRun);
        }

        return selected.IsPartial ? ExitCode.CannotJudge : parsed.GetValue(update) ? ExitCode.Held : result.Exit;

        bool WasRun(string id) => (options.IsEverything(parsed) && !selected.IsPartial) || ids.Contains(id);
    }

    private int RunInRealTime(ParseResult parsed, SelectedScenarios selected, NamedClient[] named)
    {
        if (parsed.GetValue(update))
        {
            throw new FormatException("What is known of clients is known of virtual time: leave --update or --real-time away.");
        }

        NamedClient[] driven = [.. named.Where(client => client.Driver is not null)];
        if (driven.Length == 0)
        {
            throw new FormatException($"None of these clients has a driver on real sockets: name its command as ‘driver’ in {ClientsFile.Name}. docs/driver-protocol.md says what it does.");
        }

        TellErrors(selected, "The scenarios of these files were not run.");
        CancellationToken cancellation = Host.Heed();
        Host.UnderWay.IsTimed = false;
        Dictionary<ClientEntry, ExpectedFindings> known = KnownOf(driven, mustHave: false);
        Duration late = parsed.GetValue(tolerance) ?? SchedulingNoise.ToleranceOf(SchedulingNoise.MeasureAsync().GetAwaiter().GetResult());
        int atOnce = parsed.GetResult(workers) is { Implicit: false } ? parsed.GetValue(workers) : RealTimeRunner.UsualAtOnce;
        var runner = new RealTimeRunner(selected.Chosen, late, Host.Folder, atOnce);
        ConformanceResult result = runner.RunAsync(driven, known, cancellation).GetAwaiter().GetResult();
        Write(parsed, result);
        foreach (string why in runner.NotStaged)
        {
            Host.Error.WriteLine($"Not staged: {why}");
        }

        return cancellation.IsCancellationRequested || selected.IsPartial || runner.NotStaged.Count > 0 ? ExitCode.CannotJudge : result.Exit;
    }

    /// <summary>What is known of each client that has a file for it.</summary>
    private Dictionary<ClientEntry, ExpectedFindings> KnownOf(IEnumerable<NamedClient> named, bool mustHave)
    {
        var known = new Dictionary<ClientEntry, ExpectedFindings>();
        foreach (ClientEntry entry in named.Select(client => client.Entry).Distinct())
        {
            if (entry.ExpectedFindings is string file)
            {
                known[entry] = ExpectedFindings.Of(entry, Path.Combine(Host.Folder, file));
            }
            else if (mustHave)
            {
                throw new FormatException($"‘{entry.Name}’ has no file for what is known of it. Name one as ‘expectedFindings’ in {ClientsFile.Name}.");
            }
        }

        return known;
    }

    private void Update(ValueList<ClientConformance> seen, Dictionary<ClientEntry, ExpectedFindings> known, Func<string, bool> wasRun)
    {
        foreach ((ClientEntry entry, ExpectedFindings before) in known)
        {
            ExpectedFindings after = seen.Where(client => client.Client.Entry == entry).Aggregate(before, (expected, client) => expected.With(client, wasRun));
            string file = Path.Combine(Host.Folder, entry.ExpectedFindings!);
            Host.Files.Try(() => AtomicFile.Write(file, after.Text()));
            Host.Output.WriteLine(Printable.Line($"written: {file}"));
        }
    }

    private void Write(ParseResult parsed, ConformanceResult result)
    {
        JObject document = ConformanceJson.Of(result);
        if (parsed.GetValue(folder) is string target)
        {
            string path = Path.Combine(Host.Folder, target);
            Host.Files.Try(() => Directory.CreateDirectory(path));
            Keep(path, "conformance.json", writer => IndentedJson.Write(writer, document));
            Keep(path, "conformance.html", writer => writer.Write(ConformancePage.Of(result)));
            KeepTimelines(path, result);
            Keep(path, "conformance.sarif", writer => IndentedJson.Write(writer, Sarif.Of(result, Host.Folder)));
            Keep(path, "conformance.junit.xml", writer => writer.Write($"{JUnitXml.Of(result)}\n"));
        }

        if (parsed.GetValue(json))
        {
            IndentedJson.Write(Host.Output, document);
        }
        else
        {
            new ConformanceTable(NewPage(parsed), parsed.GetValue(verbose)).Write(result);
        }
    }

    private void KeepTimelines(string folder, ConformanceResult result)
    {
        foreach (ClientConformance client in result.Clients)
        {
            if (ConformanceTimelines.Of(client) is string page)
            {
                string file = Path.Combine(folder, ConformanceTimelines.FileOf(client.Client));
                Host.Files.Try(() => Directory.CreateDirectory(Path.GetDirectoryName(file)!));
                Host.Files.Try(() => AtomicFile.Write(file, page));
            }
        }
    }

    private void Keep(string folder, string name, Action<TextWriter> write) => Host.Files.Try(() =>
    {
        using var text = new StringWriter { NewLine = "\n" };
        write(text);
        AtomicFile.Write(Path.Combine(folder, name), text.ToString());
    });
}
