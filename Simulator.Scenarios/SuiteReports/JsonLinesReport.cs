using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Logs;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.SuiteReports;

/// <summary>JSON lines: the members of <c>run --json</c>, with a line for each scenario, each finding, and the summary.</summary>
internal static class JsonLinesReport
{
    /// <summary>The text of the file.</summary>
    public static string Of(SuiteResult suite, Problems problems)
    {
        JObject document = new JsonReport(problems).Document(suite, []);
        IEnumerable<JObject> lines = [.. Lines("scenario", document["scenarios"]!), .. Lines("finding", document["findings"]!), Line("summary", (JObject)document["summary"]!)];
        return string.Concat(lines.Select(line => $"{Printable.Line(line.ToString(Formatting.None))}\n"));
    }

    private static IEnumerable<JObject> Lines(string kind, JToken all) => all.Children<JObject>().Select(one => Line(kind, one));

    private static JObject Line(string kind, JObject one)
    {
        var line = new JObject(new JProperty("type", kind));
        line.Merge(one);
        return line;
    }
}
