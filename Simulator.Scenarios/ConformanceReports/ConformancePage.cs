using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Rules;
using Simulator.Scenarios.Conformance;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Reports;

namespace Simulator.Scenarios.ConformanceReports;

/// <summary>The matrix as one HTML file that needs nothing else: no server, no network.</summary>
internal sealed class ConformancePage
{
    private readonly Interned logs = new();
    private readonly Interned cells = new();
    private readonly Dictionary<string, string[]> sources = [];

    private ConformancePage()
    {
    }

    /// <summary>The text of the file.</summary>
    public static string Of(ConformanceResult result)
    {
        string json = new ConformancePage().DataOf(result).ToString(Formatting.None).Replace("<", "\\u003c", StringComparison.Ordinal);
        return Resource("conformance.html")
            .Replace("/*style*/", Resource("conformance.css"), StringComparison.Ordinal)
            .Replace("/*script*/", Resource("conformance.js"), StringComparison.Ordinal)
            .Replace("/*data*/", json, StringComparison.Ordinal);
    }

    private JObject DataOf(ConformanceResult result)
    {
        var clients = new JArray(result.Clients.Select(client => new JObject(
            new JProperty("name", Text(client.Client.Name)),
            new JProperty("timelines", ConformanceTimelines.FileOf(client.Client)),
            new JProperty("cells", new JArray(client.Cases.Select(one => cells.PlaceOf(CellOf(client, one))))))));
        return new JObject(
            new JProperty("tolerance", result.Tolerance?.ToString()),
            new JProperty("clients", clients),
            new JProperty("rules", new JArray(RuleCatalogue.All.Select(rule => new JObject(
                new JProperty("id", rule.Id), new JProperty("level", Words.Of(rule.Level)), new JProperty("sentence", rule.Sentence))))),
            new JProperty("scenarios", new JArray(result.Scenarios.Select(ScenarioOf))),
            new JProperty("cells", cells.All),
            new JProperty("logs", logs.All));
    }

    private static JObject ScenarioOf(LoadedScenario loaded) => new(
        new JProperty("id", Text(loaded.Scenario.Id)),
        new JProperty("title", Text(loaded.Scenario.Title)),
        new JProperty("why", Text(loaded.Scenario.Why ?? "")),
        new JProperty("file", Text(loaded.File)),
        new JProperty("line", loaded.Line));

    private JObject CellOf(ClientConformance client, ConformanceCase one)
    {
        var pair = LogPair.Of(one.Judgement.Log, one.Reference);
        return new JObject(
            new JProperty("grade", GradeName.Word(one.Grade)),
            new JProperty("rules", new string([.. one.Rules.Select(grade => (char)('0' + (int)grade))])),
            new JProperty("findings", new JArray(ConformanceJson.Told(one).Select(told => FindingOf(client, one, told.Finding, told.Grade, pair)))),
            new JProperty("unsupported", new JArray(one.Judgement.Unsupported.Select(part => Text(part.What)).Distinct())),
            new JProperty("log", logs.PlaceOf(new JArray(pair.Log))),
            new JProperty("reference", logs.PlaceOf(new JArray(pair.Reference))),
            new JProperty("differs", pair.Differs),
            new JProperty("skipped", pair.Skipped));
    }

    private JObject FindingOf(ClientConformance client, ConformanceCase one, Finding finding, Grade grade, LogPair pair)
    {
        int line = one.LineOf(finding);
        return new JObject(
            new JProperty("name", Text(finding.Name)),
            new JProperty("grade", GradeName.Word(grade)),
            new JProperty("sentence", Text(finding.Sentence)),
            new JProperty("expected", Text(finding.Expected)),
            new JProperty("actual", Text(finding.Actual)),
            new JProperty("line", line),
            new JProperty("source", Text(Source(one.Source.File, line))),
            new JProperty("entry", pair.LineOf(finding.Entry)),
            new JProperty("known", client.IsKnown(finding.Name, one.Scenario)));
    }

    /// <summary>A line of a scenario's file; empty where the file cannot be read any more.</summary>
    private string Source(string file, int line)
    {
        if (!sources.TryGetValue(file, out string[]? lines))
        {
            sources[file] = lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        }

        return line >= 1 && line <= lines.Length ? lines[line - 1].Trim() : "";
    }

    /// <summary>What is in a page is shown as text, and does no more than be read.</summary>
    private static string Text(string text) => Printable.Line(text);

    private static string Resource(string name)
    {
        using Stream stream = typeof(ConformancePage).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
