using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Logs;
using Simulator.Rules;
using Simulator.Timelines.Lanes;

namespace Simulator.Timelines.Pages;

/// <summary>Runs as one HTML file that needs nothing else: no server, no network.</summary>
/// <param name="title">What the page is about, in one line.</param>
public sealed class TimelinePage(string title)
{
    /// <summary>What the script of the page is made of, each part below the next.</summary>
    private static readonly string[] Scripts = ["data.js", "axis.js", "chart.js", "entries.js", "details.js", "timeline.js", "page.js"];

    /// <summary>The text of the file with these runs.</summary>
    public string Of(IEnumerable<PageRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var texts = new TextTable();
        var rules = new JObject(RuleCatalogue.All.Select(rule => new JProperty(rule.Id, new JArray(rule.Level.ToString().ToLowerInvariant(), rule.Sentence, rule.Section))));
        var data = new JObject(
            new JProperty("title", Printable.Line(title)),
            new JProperty("rules", rules),
            new JProperty("runs", new JArray(runs.Select(new RunData(texts).Of))),
            new JProperty("texts", texts.All));
        return Resource("timeline.html")
            .Replace("/*style*/", Style(), StringComparison.Ordinal)
            .Replace("/*script*/", string.Concat(Scripts.Select(Resource)), StringComparison.Ordinal)
            .Replace("/*data*/", Embedded(data), StringComparison.Ordinal);
    }

    /// <summary>JSON that cannot end the element that it stands in.</summary>
    private static string Embedded(JToken data) => data.ToString(Formatting.None).Replace("<", "\\u003c", StringComparison.Ordinal);

    private static string Style() =>
        $":root {{\n{string.Concat(StateColour.All.Select(colour => $"  --{colour.State}: light-dark({colour.Light}, {colour.Dark});\n"))}}}\n{Resource("timeline.css")}";

    private static string Resource(string name)
    {
        using Stream stream = typeof(TimelinePage).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
