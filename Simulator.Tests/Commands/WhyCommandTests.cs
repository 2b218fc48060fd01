using System.Globalization;
using Simulator.Exploration.Campaigns;
using Simulator.Exploration.Explaining;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Rules;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Reports;
using Simulator.Simulation;
using Simulator.Tests.Canaries;
using Simulator.Tests.House;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when <c>why</c> tells something else than is so. <c>SIM_ACCEPT=1</c> writes the page anew.</summary>
[Trait("Speed", "Slow")]
public sealed class WhyCommandTests
{
    /// <summary>Canaries old and new, each with a file that it fails.</summary>
    private static readonly (string Canary, string File)[] Explained =
    [
        ("retry-second-late", "server/wrong-path"), ("never-gives-up", "server/never-pongs"), ("connected-for-ever", "path/forgetful-middlebox"), ("no-resubscribe", "auth/public-after-drop[code=1001]"),
        ("stale-grant", "auth/stale-answer"), ("keeps-what-was-left", "channels/leave-in-handler"), ("own-words-are-life", "path/busy-on-a-dead-path"),
        ("answers-one-ping", "server/keepalive"), ("asks-again-when-refused", "server/refuses-a-channel[channel=news]"), ("message-of-left", "waits/leaves-when-confirmed"),
    ];

    private static readonly Lazy<Dictionary<string, Scenario>> Scenarios = new(() => ScenarioLoader
        .Load([Repository.Path("scenarios")], new ReadSettings())
        .Scenarios.ToDictionary(loaded => loaded.Scenario.Id, loaded => loaded.Scenario));

    [Fact]
    public void Ten_canaries_are_explained_as_the_page_says()
    {
        var lines = Explained.Select(pair =>
        {
            Canary canary = CanaryCatalogue.All.Single(canary => canary.Name == pair.Canary);
            (Scenario scenario, Explanation explanation, string cause, string told) = Explain(canary, pair.File);
            return $"{canary.Name} in {pair.File}: {canary.Mistake}\n  {cause}: {told}\n{string.Concat(ExplanationText.Lines(scenario, explanation).Select(line => $"  {line}\n"))}";
        });
        DocumentBlock.Hold(Repository.Path("docs", "why.md"), "explained", $"```\n{string.Join('\n', lines)}```");
    }

    [Fact]
    public void The_numbers_are_true_at_both_ends()
    {
        foreach ((string name, string file) in Explained)
        {
            Canary canary = CanaryCatalogue.All.Single(canary => canary.Name == name);
            (_, Explanation explanation, string cause, _) = Explain(canary, file);
            Assert.All(explanation.Numbers, range => Assert.True(Fails(canary, range.Number.With(range.From), cause), string.Create(CultureInfo.InvariantCulture, $"{name}: {range.Number.Name} {range.From}")));
            Assert.All(explanation.Numbers.Where(range => range.To is not null), range => Assert.True(Fails(canary, range.Number.With(range.To!.Value), cause), $"{name}: {range.Number.Name} {range.To}"));
            Assert.All(explanation.Numbers.Where(range => range.To is not null), range => Assert.False(Fails(canary, range.Number.With(range.To!.Value + 1), cause), $"{name}: {range.Number.Name} {range.To} and one more"));
        }
    }

    [Fact]
    public void The_command_tells_it_and_writes_a_commented_file()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("night.json", """
            { "title": "Night", "steps": [{ "at": "3s", "message": { "event": "news" } }, { "at": "12s", "network": "unreachable" }, { "at": "3m", "network": "up" }], "until": "5m" }
            """);
        CommandRun run = CommandRun.Of(folder, setup => new LateClient(setup), "why", file, "--commented", "explained.json");
        Assert.Equal(1, run.Exit);
        Assert.Contains("step 1, message news: not needed\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("step 2, network unreachable: needed, with ‘at’ 0s or more\n", run.Output, StringComparison.Ordinal);
        string written = File.ReadAllText(folder["explained.json"]);
        Assert.StartsWith("// STATE-5 after connecting -> unavailable: expected a retry 10s after the attempt before", written, StringComparison.Ordinal);
        Assert.Equal(0, CommandRun.Of(folder, "check", "explained.json").Exit);
    }

    [Fact]
    public void A_scenario_that_holds_has_nothing_to_explain()
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Of(folder, "why", folder.Write("good.json", Files.Good));
        Assert.Equal(0, run.Exit);
        Assert.EndsWith("nothing in it fails, so there is nothing to explain.\n", run.Output, StringComparison.Ordinal);
    }

    private static readonly Dictionary<string, (Scenario Scenario, Explanation Explanation, string Cause, string Told)> Known = [];

    private static (Scenario Scenario, Explanation Explanation, string Cause, string Told) Explain(Canary canary, string file)
    {
        if (!Known.TryGetValue(canary.Name, out (Scenario Scenario, Explanation Explanation, string Cause, string Told) explained))
        {
            Known[canary.Name] = explained = ExplainAnew(canary, file);
        }

        return explained;
    }

    private static (Scenario Scenario, Explanation Explanation, string Cause, string Told) ExplainAnew(Canary canary, string file)
    {
        Scenario scenario = Scenarios.Value[file].WithoutExpectations();
        Judgement judgement = Judge.Of(scenario, ScenarioRunner.Run(scenario, canary.Make));
        Finding finding = judgement.Findings[0];
        string cause = Violation.Of(finding, judgement.Log).Name;
        var failed = judgement.Log.WhenAt(finding.Entry).At;
        var moments = judgement.Log.Entries.Select(entry => entry.At).Where(at => at <= failed).Append(failed).Distinct().ToList();
        return (scenario, Explainer.Explain(scenario, other => Fails(canary, other, cause), moments), cause, $"expected {finding.Expected}; actual {finding.Actual}");
    }

    private static bool Fails(Canary canary, Scenario scenario, string cause)
    {
        Judgement judgement = Judge.Of(scenario, ScenarioRunner.Run(scenario, canary.Make));
        return judgement.Findings is [Finding first, ..] && Violation.Of(first, judgement.Log).Name == cause;
    }
}
