using System.CommandLine;
using System.Diagnostics;
using System.Net.Sockets;
using Simulator.Collections;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Format.Codecs;
using Simulator.Scenarios.LogFiles;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Serving;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Commands;

/// <summary><c>serve</c>: plays scenarios to a real client on real sockets.</summary>
internal sealed class ServeCommand : SimulatorCommand
{
    private const string Help = """
        Examples:
          serve scenarios/x.json --port 6001                  play it to whoever connects to ws://127.0.0.1:6001
          serve scenarios/x.json -- node client.mjs {port}    start the client, play it to it, and end it
          serve scenarios/closes -- node driver.mjs           one file after the other, each to a fresh client
          serve scenarios/x.json --tls --port 6001            wss and ws on one port
          serve scenarios/x.json --accelerate 10 -- node client.mjs {port}   ten times as fast
          serve scenarios/x.json --driven --port 6001         a page takes its calls from /simulator/calls

        The same scenario, world, server and rules as in ‘run’, on this machine’s clock. Time begins with the client’s first sign.
        In COMMAND, {port}, {host} and {key} are filled in. What it prints as JSON lines says what the client emits:
        docs/driver-protocol.md. Without that only what the wire shows is judged.
        While it plays, http://HOST:PORT/simulator/state tells how far it is, POST /simulator/do takes a step of the language,
        and POST /simulator/observed what the client emits: docs/real-sockets.md.
        A rule is broken only where nothing within the tolerance keeps it.
        """;

    private readonly SelectionOptions options;
    private readonly ServeOptions serving;
    private readonly Argument<string[]> paths = new("paths") { Description = "Scenario files, and folders of them; behind ‘--’ the command of the client", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> once = new("--once") { Description = "End after each scenario was played once; else the last one is played anew until Ctrl-C. So it is behind a COMMAND" };
    private readonly Option<bool> eachPort = new("--each-port") { Description = "Play all scenarios at once, each on a port of its own from --port on; of each only where it listens is told before the end" };
    private readonly Option<string?> logs = new("--logs") { Description = "Where each log goes as a file that ‘judge’ reads", HelpName = "FOLDER" };
    private readonly Option<bool> verbose = new("--verbose", "-v") { Description = "Show every entry: also the wire, calls and what the world does" };
    private readonly Option<bool> json = new("--json") { Description = "Print JSON lines: ‘listening’ for each scenario, and the report at the end" };

    /// <summary>The command.</summary>
    public ServeCommand(Host host)
        : base(host, "serve", "Play scenarios to a real client on real sockets, and judge what it does.", Help)
    {
        Add(paths);
        options = new SelectionOptions(host).AddFilters(this).AddValues(this);
        serving = new ServeOptions(host, this);
        Add(once);
        Add(eachPort);
        Add(logs);
        Add(verbose);
        Add(json);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        (string[] files, string[] words) = Split(parsed);
        if (files.FirstOrDefault(file => file.StartsWith('-')) is string unknown)
        {
            string hint = Spelling.Nearest(unknown, Options.Select(option => option.Name)) is string near ? $" Did you mean ‘{near}’?" : "";
            Host.Error.WriteLine($"There is no option ‘{unknown}’.{hint} Options of the client’s command stand behind ‘--’.");
            return ExitCode.CannotJudge;
        }

        if (files.Length == 0)
        {
            Host.Error.WriteLine("Name a scenario file or a folder of them, such as ‘serve scenarios/sequences/back-after-outage.json’.");
            return ExitCode.CannotJudge;
        }

        if (serving.ObstacleToAcceleration(parsed, words) is string obstacle)
        {
            Host.Error.WriteLine(obstacle);
            return ExitCode.CannotJudge;
        }

        Selection selection = options.Read(parsed, files) with
        {
            HasOtherClient = true,
            Command = "serve",
            ClientWords = serving.Words(parsed),
            LastWords = words.Length == 0 ? "" : $"-- {string.Join(' ', words.Select(RepeatCommand.Quoted))}",
        };
        SelectedScenarios selected = selection.Load();
        if (selected.IsRefused)
        {
            return Refuse(selected, "Nothing was played.");
        }

        TellErrors(selected, "The other files are played.");
        int noise = serving.HasTolerance(parsed) ? 0 : SchedulingNoise.MeasureAsync().GetAwaiter().GetResult();
        ServeSettings settings = serving.Read(parsed, words, noise);
        serving.Warn(parsed, settings);
        using var certificate = settings.Certificate;
        return Play(parsed, selected, selection, settings, noise);
    }

    private int Play(ParseResult parsed, SelectedScenarios selected, Selection selection, ServeSettings settings, int noise)
    {
        CancellationToken stop = Host.Heed();
        Host.UnderWay.IsTimed = false;
        var clock = Stopwatch.StartNew();
        var report = new ServeReport(Host, NewPage(parsed), parsed.GetValue(verbose), parsed.GetValue(json));
        var results = new List<ServedResult>();
        var notStaged = new List<string>();
        bool isOnce = parsed.GetValue(once) || settings.Command is not null || selected.Chosen.Count > 1;
        try
        {
            do
            {
                IEnumerable<ServedResult> played = parsed.GetValue(eachPort)
                    ? PlayTogether([.. selected.Chosen], settings, report, notStaged, stop)
                    : PlayAll(selected.Chosen, settings, report, notStaged, stop);
                foreach (ServedResult result in played)
                {
                    results.Add(result);
                    Keep(parsed.GetValue(logs), result, settings);
                }
            }
            while (!isOnce && notStaged.Count == 0 && !stop.IsCancellationRequested);
        }
        catch (Exception error) when (error is FormatException or SocketException)
        {
            Host.Error.WriteLine(error is SocketException ? $"Nobody can listen on {settings.Address}:{settings.Port}: {error.Message}. Choose another --port." : error.Message);
            return ExitCode.CannotJudge;
        }

        var suite = new SuiteResult(results.Where(result => result.Came).Select(result => result.Result).ToValueList(), [], [], clock.Elapsed);
        report.Write(suite, selection, settings, noise, results, notStaged);
        return selected.IsPartial || notStaged.Count > 0 || results.Exists(result => !result.Came) || results.Count == 0 ? ExitCode.CannotJudge : suite.Exit;
    }

    /// <summary>All at once, each on a port of its own.</summary>
    private static ServedResult[] PlayTogether(IReadOnlyList<LoadedScenario> scenarios, ServeSettings settings, ServeReport report, List<string> notStaged, CancellationToken stop)
    {
        var playing = new List<Task<ServedResult>>();
        foreach (LoadedScenario source in scenarios)
        {
            if (Staging.ObstacleTo(source.Scenario, settings) is string obstacle)
            {
                notStaged.Add($"{source.Scenario.Id}: {obstacle}");
            }
            else
            {
                playing.Add(PlayAsync(source, settings with { Port = settings.Port == 0 ? 0 : settings.Port + playing.Count }, report.PlaceOnly, stop));
            }
        }

        return Task.WhenAll(playing).GetAwaiter().GetResult();
    }

    private static IEnumerable<ServedResult> PlayAll(IEnumerable<LoadedScenario> scenarios, ServeSettings settings, ServeReport report, List<string> notStaged, CancellationToken stop)
    {
        foreach (LoadedScenario source in scenarios.TakeWhile(_ => !stop.IsCancellationRequested))
        {
            if (Staging.ObstacleTo(source.Scenario, settings) is string obstacle)
            {
                notStaged.Add($"{source.Scenario.Id}: {obstacle}");
                continue;
            }

            yield return PlayAsync(source, settings, report.Watch, stop).GetAwaiter().GetResult();
            report.End();
        }
    }

    private static async Task<ServedResult> PlayAsync(LoadedScenario source, ServeSettings settings, IStageWatch watch, CancellationToken stop)
    {
        var run = new ServedRun(source, settings, watch);
        await using (run.ConfigureAwait(false))
        {
            return await run.PlayAsync(stop).ConfigureAwait(false);
        }
    }

    private void Keep(string? folder, ServedResult result, ServeSettings settings)
    {
        if (folder is null || !result.Came)
        {
            return;
        }

        using var text = new StringWriter { NewLine = "\n" };
        string? client = result.Hello is null ? null : $"{result.Hello.Client} {result.Hello.Release}";
        LogFileWriter.Write(text, new LogHeader(result.Judgement.Scenario) { Client = client, Speed = (decimal)settings.Speed, Terms = result.Terms }, result.Log);
        string path = Path.Combine(Host.Folder, folder);
        string name = string.Concat(result.Source.Scenario.Id.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
        Host.Files.Try(() =>
        {
            Directory.CreateDirectory(path);
            AtomicFile.Write(Path.Combine(path, $"{name}.jsonl"), text.ToString());
        });
    }

    /// <summary>What stands behind <c>--</c> is the client's command.</summary>
    private (string[] Files, string[] Words) Split(ParseResult parsed)
    {
        string[] all = parsed.GetValue(paths) ?? [];
        int words = parsed.Tokens.SkipWhile(token => token.Value != "--").Count() - 1;
        return words < 0 ? (all, []) : (all[..^words], all[^words..]);
    }
}
