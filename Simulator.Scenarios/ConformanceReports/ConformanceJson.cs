using Newtonsoft.Json.Linq;
using Simulator.Findings;
using Simulator.Profiles;
using Simulator.Rules;
using Simulator.Scenarios.Conformance;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Reports;

namespace Simulator.Scenarios.ConformanceReports;

/// <summary>Clients, rules and scenarios as one JSON document: the same for the same clients, on every machine.</summary>
internal static class ConformanceJson
{
    /// <summary>Raised when a member goes away or changes its meaning.</summary>
    public const int Format = 1;

    /// <summary>The members of the document, for a reader of the help.</summary>
    public const string Description = """
        format                  1; raised when a member goes away or changes its meaning
        tolerance               in real time, the tolerance in milliseconds; null in virtual time
        rules                   id, level, sentence, section
        clients                 name, as expected or not, number of scenarios by grade, and by rule: grade, and number of
                                scenarios in which it held, was broken, was done otherwise, could not be put to the test
        scenarios               id, title, file, line
        results                 client, scenario, grade (held, broken, choice, unsupported, notControlled, notExercised), what was
                                not supported, and findings: rule, grade, sentence, expected, actual, at (milliseconds), line, known
        """;

    /// <summary>The document.</summary>
    public static JObject Of(ConformanceResult result) => new(
        new JProperty("format", Format),
        new JProperty("tolerance", result.Tolerance?.Milliseconds),
        new JProperty("rules", new JArray(RuleCatalogue.All.Select(rule => new JObject(
            new JProperty("id", rule.Id), new JProperty("level", Words.Of(rule.Level)), new JProperty("sentence", rule.Sentence), new JProperty("section", rule.Section))))),
        new JProperty("clients", new JArray(result.Clients.Select(ClientOf))),
        new JProperty("scenarios", new JArray(result.Scenarios.Select(loaded => new JObject(
            new JProperty("id", loaded.Scenario.Id), new JProperty("title", loaded.Scenario.Title), new JProperty("file", loaded.File), new JProperty("line", loaded.Line))))),
        new JProperty("results", new JArray(result.Clients.SelectMany(client => client.Cases.Select(one => ResultOf(client, one))))));

    private static JObject ClientOf(ClientConformance client) => new(
        new JProperty("name", client.Client.Name),
        new JProperty("asExpected", client.IsAsExpected),
        new JProperty("scenarios", new JObject(Enum.GetValues<Grade>().Select(grade => new JProperty(GradeName.Word(grade), client.Count(grade))))),
        new JProperty("rules", new JObject(RuleCatalogue.All.Zip(client.Rules, (rule, tally) => new JProperty(rule.Id, new JObject(
            new JProperty("grade", GradeName.Word(tally.Grade)),
            new JProperty("held", tally.Held),
            new JProperty("broken", tally.Broken),
            new JProperty("choice", tally.Choice),
            new JProperty("unsupported", tally.Unsupported)))))));

    private static JObject ResultOf(ClientConformance client, ConformanceCase one) => new(
        new JProperty("client", client.Client.Name),
        new JProperty("scenario", one.Scenario),
        new JProperty("grade", GradeName.Word(one.Grade)),
        new JProperty("unsupported", new JArray(one.Judgement.Unsupported.Select(part => CapabilityName.Of(part.Capability)).Distinct())),
        new JProperty("findings", new JArray(Told(one).Select(told => FindingOf(client, one, told.Finding, told.Grade)))));

    /// <summary>What is told of a client in a scenario, the cause first.</summary>
    public static IEnumerable<(Finding Finding, Grade Grade)> Told(ConformanceCase one) =>
        from finding in one.Judgement.Findings
        let grade = one.GradeOf(finding)
        where grade is not null
        select (finding, grade.Value);

    private static JObject FindingOf(ClientConformance client, ConformanceCase one, Finding finding, Grade grade) => new(
        new JProperty("rule", finding.Name),
        new JProperty("grade", GradeName.Word(grade)),
        new JProperty("level", LevelNames.Of(finding.Level)),
        new JProperty("sentence", finding.Sentence),
        new JProperty("expected", finding.Expected),
        new JProperty("actual", finding.Actual),
        new JProperty("at", one.Judgement.Log.WhenAt(finding.Entry).At.Milliseconds),
        new JProperty("line", one.LineOf(finding)),
        new JProperty("known", client.IsKnown(finding.Name, one.Scenario)));
}
