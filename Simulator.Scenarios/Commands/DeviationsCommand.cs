using System.CommandLine;
using Simulator.Collections;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Conformance;
using Simulator.Scenarios.ConformanceReports;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Commands;

/// <summary><c>deviations</c>: writes for each client the page of all that it does otherwise.</summary>
internal sealed class DeviationsCommand : SimulatorCommand
{
    private const string Help = """
        Examples:
          deviations --clients pusher-js@8.6.0               print the page of one client
          deviations --clients pusher-js --out docs/conformance
                                                             one page for each release, and a table of all

        Each rule that the client breaks stands there with its sentence, the smallest scenario that shows it, the part of the
        log that decides, and the release since which the client does so. What only random scenarios found is marked. Where
        the document is silent, what the client does otherwise is told as a choice.
        """;

    private const long UsualSeeds = 1_000;

    private readonly SelectionOptions options;
    private readonly RandomOptions random = new($"0..{UsualSeeds} by default");
    private readonly Option<string[]> clients = NamedClientsOption.New();
    private readonly Option<string?> folder = new("--out", "-o") { Description = "Where the pages go; else they are printed", HelpName = "FOLDER" };

    /// <summary>The command.</summary>
    public DeviationsCommand(Host host)
        : base(host, "deviations", "Write the page of all that a client does otherwise than the document says.", Help)
    {
        options = new SelectionOptions(host).AddPaths(this).AddFilters(this);
        Option[] all = [clients, random.Seeds, folder, random.Workers];
        Array.ForEach(all, Add);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        try
        {
            SelectedScenarios selected = options.Read(parsed).Load();
            return selected.Errors.Count > 0 ? Refuse(selected, "Nothing was run.") : Run(parsed, selected);
        }
        catch (Exception error) when (error is FormatException or ScenarioFormatException)
        {
            Host.Error.WriteLine(error.Message);
            return ExitCode.CannotJudge;
        }
        catch (OperationCanceledException)
        {
            Host.Error.WriteLine("Interrupted: the pages that are written are whole, the others are as they were.");
            return ExitCode.CannotJudge;
        }
    }

    private int Run(ParseResult parsed, SelectedScenarios selected)
    {
        ValueList<ClientEntry> entries = ClientsFile.In(Host.Folder);
        NamedClient[] named = [.. ClientsFile.Choose(entries, parsed.GetValue(clients) ?? [])];
        var releases = named.SelectMany(client => client.Entry.All).Distinct().ToDictionary(client => client, client => ChosenClient.Of(client, Host.Folder, []));
        Host.UnderWay.IsTimed = releases.Values.All(client => client.Adapters is null);
        (long From, long To) seeds = random.SeedsOf(parsed) ?? (0, UsualSeeds);
        var search = new DeviationSearch(selected.Chosen, seeds, releases) { UnderWay = Host.UnderWay };
        string? target = parsed.GetValue(folder) is string path ? Path.Combine(Host.Folder, path) : null;
        if (target is not null)
        {
            Host.Files.Try(() => Directory.CreateDirectory(target));
        }

        var found = new ClientDeviations[named.Length];
        Parallel.For(0, named.Length, new ParallelOptions { MaxDegreeOfParallelism = random.WorkersOf(parsed), CancellationToken = Host.Heed() }, place =>
        {
            found[place] = search.Of(named[place]);
            Host.UnderWay.End();
            if (target is not null)
            {
                Write(Path.Combine(target, DeviationIndex.FileOf(found[place])), new DeviationPage(selected.Chosen.Count, seeds).Of(found[place]));
            }
        });
        if (target is null)
        {
            Host.Output.Write(string.Join('\n', found.Select(client => new DeviationPage(selected.Chosen.Count, seeds).Of(client))));
        }
        else if (found.Length > 1)
        {
            Write(Path.Combine(target, "README.md"), DeviationIndex.Of(found.ToValueList()));
        }

        return ExitCode.Held;
    }

    private void Write(string file, string text)
    {
        if (Host.Files.Try(() => AtomicFile.Write(file, text)))
        {
            Host.Error.WriteLine($"written: {file}");
        }
    }
}
