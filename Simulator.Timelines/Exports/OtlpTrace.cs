using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;
using Simulator.Logs;
using Simulator.Timelines.Lanes;

namespace Simulator.Timelines.Exports;

/// <summary>
/// A run as spans of OpenTelemetry, in OTLP's JSON: one for the run, one for each stretch of a lane, with marks as events. Time
/// counts from 1970, ids are made from the scenario, so that equal runs give equal files.
/// </summary>
/// <remarks>Source: OpenTelemetry protocol 1.x, JSON protobuf encoding: ids are hexadecimal, times are nanoseconds as text.</remarks>
public static class OtlpTrace
{
    private const int Internal = 1; // the kind of a span that is no call of another process

    /// <summary>The document.</summary>
    /// <param name="run">The run.</param>
    /// <param name="client">The client that made it.</param>
    public static JObject Of(RunTimeline run, string client)
    {
        ArgumentNullException.ThrowIfNull(run);
        string id = run.Judgement.Scenario.Id;
        string root = Hex($"{id} run", 8);
        IEnumerable<JObject> spans = run.Lanes.Where(lane => lane.Group is not ("rules" or "expectations")).SelectMany((lane, place) => SpansOf(run, lane, place, root));
        return new JObject(new JProperty("resourceSpans", new JArray(new JObject(
            new JProperty("resource", new JObject(new JProperty("attributes", new JArray(Attribute("service.name", client), Attribute("scenario", id))))),
            new JProperty("scopeSpans", new JArray(new JObject(
                new JProperty("scope", new JObject(new JProperty("name", "simulator"))),
                new JProperty("spans", new JArray(spans.Prepend(Span(run, id, root, "", 0, run.Log.Entries.Count, [])))))))))));
    }

    private static IEnumerable<JObject> SpansOf(RunTimeline run, TimelineLane lane, int place, string root)
    {
        string all = Hex($"{run.Judgement.Scenario.Id} lane {place}", 8);
        yield return Span(run, lane.Name, all, root, 0, run.Log.Entries.Count, lane.Marks);
        for (int number = 0; number < lane.Stretches.Count; number++)
        {
            Stretch stretch = lane.Stretches[number];
            yield return Span(run, $"{lane.Name}: {stretch.Text}", Hex($"{run.Judgement.Scenario.Id} lane {place} {number}", 8), all, stretch.From, stretch.To, []);
        }
    }

    private static JObject Span(RunTimeline run, string name, string id, string parent, int from, int to, IEnumerable<Mark> marks) => new(
        new JProperty("traceId", Hex(run.Judgement.Scenario.Id, 16)),
        new JProperty("spanId", id),
        new JProperty("parentSpanId", parent),
        new JProperty("name", Printable.Line(name)),
        new JProperty("kind", Internal),
        new JProperty("startTimeUnixNano", Nanoseconds(run, from)),
        new JProperty("endTimeUnixNano", Nanoseconds(run, to)),
        new JProperty("events", new JArray(marks.Select(mark => new JObject(
            new JProperty("timeUnixNano", Nanoseconds(run, mark.Entry)),
            new JProperty("name", Printable.Line(mark.Text.Length > 0 ? mark.Text : mark.Entry < run.Log.Entries.Count ? LogText.Verbose(run.Log.Entries[mark.Entry]) : mark.Kind)))))));

    private static JObject Attribute(string key, string value) =>
        new(new JProperty("key", key), new JProperty("value", new JObject(new JProperty("stringValue", Printable.Line(value)))));

    private static string Nanoseconds(RunTimeline run, int entry) =>
        ((run.Log.WhenAt(entry).At - Time.Instant.Start).Milliseconds * 1_000_000).ToString(CultureInfo.InvariantCulture);

    private static string Hex(string text, int bytes) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, bytes));
}
