using Newtonsoft.Json.Linq;
using Simulator.Findings;
using Simulator.Profiles;
using Simulator.Protocol;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Snapshots;
using Simulator.Scenarios.Suites;
using Simulator.Time;
namespace Simulator.Scenarios.Reports;

/// <summary>The results of a run for programs: one JSON document, whose members come in one order and stay.</summary>
/// <param name="problems">Tells what was found.</param>
internal sealed class JsonReport(Problems problems)
{
    /// <summary>What the help says about the document.</summary>
    public const string Description = """
        exit       the exit code
        errors     what is wrong with files that were not judged: file, line, column, path, message
        scenarios  id, title, file, line, tags, seed, matrix, standing (held, unsupported, noted, warned, failed,
                   notDeterministic), unsupported (capability, step, what), simulatedMilliseconds, entries, states, approvedLog (same, new, missing,
                   different, unreadable, updated, withheld, notCompared), worst (what, unit (milliseconds, times), value, from, to),
                   fingerprint
        findings   scenario, kind, rule, level, ruleLevel, sentence, section, expected, actual,
                   at (simulated milliseconds), file, line, repeat; null where a member means nothing
        summary    scenarios, held, unsupported, noted, warned, failed, notDeterministic, simulatedMilliseconds, entries,
                   states, transitions, rules, missingStates, missingTransitions, missingRules, newLogs, removedLogs,
                   notRun (scenarios that were left, where the client ended the process), worst (as above, and scenario), fingerprint, wallMilliseconds
        """;

    /// <summary>Writes why nothing was judged.</summary>
    public static void WriteErrors(TextWriter writer, int exit, IEnumerable<ScenarioError> errors) => IndentedJson.Write(writer, new JObject(
        new JProperty("exit", exit),
        new JProperty("errors", new JArray(errors.Select(ErrorOf))),
        new JProperty("scenarios", new JArray()),
        new JProperty("findings", new JArray()),
        new JProperty("summary", JValue.CreateNull())));

    /// <summary>Writes <paramref name="suite"/>.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="suite">The results.</param>
    /// <param name="errors">What is wrong with files whose scenarios were not run.</param>
    public void Write(TextWriter writer, SuiteResult suite, IEnumerable<ScenarioError> errors) => IndentedJson.Write(writer, Document(suite, errors));

    /// <summary>The document of <paramref name="suite"/>.</summary>
    /// <param name="suite">The results.</param>
    /// <param name="errors">What is wrong with files that were not judged.</param>
    public JObject Document(SuiteResult suite, IEnumerable<ScenarioError> errors)
    {
        IEnumerable<JObject> findings = suite.Results
            .SelectMany(result => problems.Of(result).Select(problem => FindingOf(result.Scenario.Id, problem)))
            .Concat(problems.OfOrphans(suite.Orphans).Select(problem => FindingOf(null, problem)));
        return new JObject(
            new JProperty("exit", suite.Exit),
            new JProperty("errors", new JArray(errors.Select(ErrorOf))),
            new JProperty("scenarios", new JArray(suite.Results.Select(ScenarioOf))),
            new JProperty("findings", new JArray(findings)),
            new JProperty("summary", SummaryOf(suite)));
    }

    private static JObject ErrorOf(ScenarioError error) => new(
        new JProperty("file", error.File),
        new JProperty("line", error.Line),
        new JProperty("column", error.Column),
        new JProperty("path", error.JsonPath),
        new JProperty("message", error.Message));

    private static JObject ScenarioOf(ScenarioResult result) => new(
        new JProperty("id", result.Scenario.Id),
        new JProperty("title", result.Scenario.Title),
        new JProperty("file", result.Source.File),
        new JProperty("line", result.Source.Line),
        new JProperty("tags", new JArray(result.Scenario.Tags)),
        new JProperty("seed", result.Scenario.Seed),
        new JProperty("matrix", new JObject(result.Source.Matrix.Select((Parameter value) => new JProperty(value.Name, value.Value)))),
        new JProperty("standing", CamelCase(result.Outcome.ToString())),
        new JProperty("unsupported", new JArray(result.Judgement.Unsupported.Select(part => new JObject(
            new JProperty("capability", CapabilityName.Of(part.Capability)),
            new JProperty("step", part.Step == 0 ? null : part.Step),
            new JProperty("what", part.What))))),
        new JProperty("simulatedMilliseconds", result.Judgement.Log.End.At.Milliseconds),
        new JProperty("entries", result.Judgement.Log.Entries.Count),
        new JProperty("states", new JArray(StatePath.Of(result.Judgement.Log))),
        new JProperty("approvedLog", WordOf(result.Snapshot)),
        new JProperty("worst", new JArray(result.Judgement.Measured.Select(WorstReport.ObjectOf))),
        new JProperty("fingerprint", result.Fingerprint.ToString()));

    private static JObject FindingOf(string? scenario, Problem problem) => new(
        new JProperty("scenario", scenario),
        new JProperty("kind", CamelCase(problem.Kind.ToString())),
        new JProperty("rule", problem.Rule?.Id ?? problem.OwnRule?.Id),
        new JProperty("level", LevelNames.Of(problem.Level)),
        new JProperty("ruleLevel", problem.RuleLevel is Rules.RuleLevel level ? Words.Of(level) : null),
        new JProperty("sentence", problem.Sentence),
        new JProperty("section", problem.Rule?.Section),
        new JProperty("expected", problem.Expected),
        new JProperty("actual", problem.Actual),
        new JProperty("at", problem.At is Instant at ? at.Milliseconds : null),
        new JProperty("file", problem.File),
        new JProperty("line", problem.Line),
        new JProperty("repeat", problem.Repeat));

    private static JObject SummaryOf(SuiteResult suite)
    {
        var coverage = Coverage.Of(suite.Results.Select(result => result.Judgement));
        return new JObject(
            new JProperty("scenarios", suite.Results.Count),
            new JProperty("held", suite.Count(ScenarioOutcome.Held)),
            new JProperty("unsupported", suite.Count(ScenarioOutcome.Unsupported)),
            new JProperty("noted", suite.Count(ScenarioOutcome.Noted)),
            new JProperty("warned", suite.Count(ScenarioOutcome.Warned)),
            new JProperty("failed", suite.Count(ScenarioOutcome.Failed)),
            new JProperty("notDeterministic", suite.Count(ScenarioOutcome.NotDeterministic)),
            new JProperty("simulatedMilliseconds", suite.Simulated.Milliseconds),
            new JProperty("entries", suite.Entries),
            new JProperty("states", new JArray(coverage.NamesReached(GoalKind.State))),
            new JProperty("transitions", new JArray(coverage.NamesReached(GoalKind.Transition))),
            new JProperty("rules", new JArray(coverage.NamesReached(GoalKind.Rule))),
            new JProperty("missingStates", new JArray(coverage.NamesUnreached(GoalKind.State))),
            new JProperty("missingTransitions", new JArray(coverage.NamesUnreached(GoalKind.Transition))),
            new JProperty("missingRules", new JArray(coverage.NamesUnreached(GoalKind.Rule))),
            new JProperty("newLogs", suite.Results.Count(result => result.IsNew)),
            new JProperty("removedLogs", new JArray(suite.Removed)),
            new JProperty("notRun", suite.NotRun),
            new JProperty("worst", new JArray(WorstOfAll.In(suite.Results).Select(WorstReport.ObjectOf))),
            new JProperty("fingerprint", suite.Fingerprint.ToString()),
            new JProperty("wallMilliseconds", Math.Round(suite.Wall.TotalMilliseconds, 3)));
    }

    private static string WordOf(SnapshotState state) => state switch
    {
        SnapshotState.Same => "same",
        SnapshotState.Missing { IsRequired: false } => "new",
        SnapshotState.Missing => "missing",
        SnapshotState.Different => "different",
        SnapshotState.Unreadable => "unreadable",
        SnapshotState.Updated => "updated",
        SnapshotState.Withheld => "withheld",
        SnapshotState.NotCompared => "notCompared",
        _ => throw new ArgumentException($"no word for {state.GetType().Name}", nameof(state)),
    };

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
