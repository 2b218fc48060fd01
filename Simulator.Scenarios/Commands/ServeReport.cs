using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Adapters.Drivers;
using Simulator.Logs;
using Simulator.Rules;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Serving;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Commands;

/// <summary>What <c>serve</c> prints: what happens as it happens, and the judgement at the end; or the same as JSON lines.</summary>
internal sealed class ServeReport
{
    private readonly Host host;
    private readonly Page page;
    private readonly bool verbose;
    private readonly bool json;
    private readonly StageReport? stage;

    /// <summary>Nothing is printed yet.</summary>
    public ServeReport(Host host, Page page, bool verbose, bool json)
    {
        (this.host, this.page, this.verbose, this.json) = (host, page, verbose, json);
        stage = json ? null : new StageReport(page, host.Output.Flush, verbose, host.OutputIsTerminal && host.ErrorIsTerminal ? Status : null);
        Watch = stage ?? (IStageWatch)new JsonLines(host.Output);
    }

    /// <summary>Sees what happens.</summary>
    public IStageWatch Watch { get; }

    /// <summary>Sees where scenarios listen that are played at once, and no more.</summary>
    public IStageWatch PlaceOnly => new Places(Watch);

    /// <summary>A scenario is over.</summary>
    public void End() => stage?.End();

    /// <summary>Prints the judgement.</summary>
    public void Write(SuiteResult suite, Selection selection, ServeSettings settings, int noise, List<ServedResult> results, List<string> notStaged)
    {
        var problems = new Problems(selection);
        if (json)
        {
            host.Output.WriteLine(new JObject(new JProperty("report", new JsonReport(problems).Document(suite, []))).ToString(Formatting.None));
        }
        else if (suite.Results.Count > 0)
        {
            page.Line();
            new ResultTable(page, problems).Write(suite.Results);
            var failures = new FailureReport(page, problems, verbose);
            foreach (ScenarioResult result in suite.Results)
            {
                failures.Write(result);
                UnsupportedReport.Write(page, result);
            }

            page.Line();
            page.Plain(Summary(suite));
            page.Plain(Terms(settings, noise, results));
        }

        foreach (string why in notStaged)
        {
            host.Error.WriteLine($"Not staged: {why}");
        }

        foreach (ServedResult result in results.Where(result => !result.Came))
        {
            string why = result.ProgramExit is int exit ? string.Create(CultureInfo.InvariantCulture, $": its command ended with exit code {exit}") : "";
            host.Error.WriteLine($"No client came to {result.Source.Scenario.Id}{why}.");
        }
    }

    private static string Summary(SuiteResult suite)
    {
        ScenarioOutcome[] outcomes = [.. suite.Results.Select(result => result.Outcome)];
        return $"{Words.Counted(suite.Results.Count, "scenario")} in real time: {string.Join(", ", outcomes.GroupBy(outcome => outcome).OrderBy(group => group.Key).Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {Word(group.Key)}")))}";
    }

    private static string Word(ScenarioOutcome outcome) => outcome switch
    {
        ScenarioOutcome.Held => "held",
        ScenarioOutcome.Unsupported => "held in part",
        ScenarioOutcome.Noted => "noted",
        ScenarioOutcome.Warned => "warned",
        ScenarioOutcome.Failed => "failed",
        ScenarioOutcome.NotDeterministic => "not deterministic",
    };

    private static string Terms(ServeSettings settings, int noise, List<ServedResult> results)
    {
        Evidence evidence = results.Aggregate(Evidence.All, (all, result) => all & result.Terms.Evidence);
        string known = evidence switch
        {
            Evidence.All => "the wire, what the client emits, and its calls",
            Evidence.Emissions => "the wire, and what the client emits",
            Evidence.Calls => "the wire, and the client’s calls",
            _ => "the wire alone: states are those that its attempts show",
        };
        int observable = RuleCatalogue.All.Count(rule => (rule.Needs & ~evidence) == Evidence.Wire);
        return string.Create(CultureInfo.InvariantCulture, $"known: {known}; {observable} of {RuleCatalogue.All.Count} rules can be judged\ntolerance: {settings.Tolerance}{(noise > 0 ? $", from a scheduling noise of {noise} ms" : "")}{(settings.Speed == 1 ? "" : $", {settings.Speed} times as fast")}");
    }

    private void Status(string line)
    {
        int width = Math.Max(host.Width - 1, 1);
        host.Error.Write('\r');
        host.Error.Write(line.Length > width ? line[..width] : line.PadRight(width));
        host.Error.Write('\r');
    }

    /// <summary>Hands on where scenarios listen.</summary>
    private sealed class Places(IStageWatch watch) : IStageWatch
    {
        public void Listening(LoadedScenario source, Uri address) => watch.Listening(source, address);

        public void Met(DriverHello hello)
        {
        }

        public void Said(string line) => watch.Said(line);

        public void Happened(Entry entry)
        {
        }
    }

    /// <summary>A JSON line for each scenario that waits for its client, and for each entry.</summary>
    private sealed class JsonLines(TextWriter output) : IStageWatch
    {
        private readonly Lock gate = new();

        public void Listening(LoadedScenario source, Uri address) => Write(new JObject(new JProperty("listening", new JObject(
            new JProperty("scenario", source.Scenario.Id), new JProperty("address", address.ToString().TrimEnd('/')), new JProperty("port", address.Port), new JProperty("key", source.Scenario.Client.Key)))));

        public void Met(DriverHello hello) => Write(new JObject(new JProperty("driver", new JObject(new JProperty("client", hello.Client), new JProperty("release", hello.Release)))));

        public void Said(string line) => Write(new JObject(new JProperty("said", line)));

        public void Happened(Entry entry) => Write(new JObject(new JProperty("entry", LogText.Line(entry))));

        private void Write(JObject line)
        {
            lock (gate)
            {
                output.WriteLine(line.ToString(Formatting.None));
                output.Flush();
            }
        }
    }
}
