using System.Globalization;
using Newtonsoft.Json.Linq;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Time;
using Simulator.Timelines.Lanes;

namespace Simulator.Timelines.Pages;

/// <summary>
/// Runs as the script of a page reads them; <c>data.js</c> is the other side. Numbers that grow are told as differences, and texts by
/// their places: what a browser reads is a fifth of what it would be.
/// </summary>
/// <param name="texts">The texts of the page.</param>
internal sealed class RunData(TextTable texts)
{
    private const string LaneLetters = "scawu"; // step, client, attempt, wire, auth: the order of Lane

    public JObject Of(PageRun run)
    {
        JObject data = Alone(run);
        if (run.Against is PageRun other)
        {
            var differs = LogAlignment.Of(run.Timeline.Log, other.Timeline.Log);
            JObject against = Alone(other);
            data.Add(new JProperty("differs", Growing(differs.Left)));
            against.Add(new JProperty("differs", Growing(differs.Right)));
            data.Add(new JProperty("against", against));
        }

        return data;
    }

    private JObject Alone(PageRun run)
    {
        Judgement judgement = run.Timeline.Judgement;
        TransitionLog log = judgement.Log;
        return new JObject(
            new JProperty("id", Text(judgement.Scenario.Id)),
            new JProperty("title", Text(judgement.Scenario.Title)),
            new JProperty("why", Text(judgement.Scenario.Why ?? "")),
            new JProperty("client", Text(run.Client)),
            new JProperty("file", Text(run.File)),
            new JProperty("outcome", run.Outcome),
            new JProperty("repeat", Text(run.Repeat)),
            new JProperty("fingerprint", Fingerprint.Of(log).ToString()),
            new JProperty("end", Milliseconds(log.End.At)),
            new JProperty("at", Growing(log.Entries.Select(entry => Milliseconds(entry.At)))),
            new JProperty("asleep", new JArray(Slept(log))),
            new JProperty("kinds", new string([.. log.Entries.Select(entry => LaneLetters[(int)entry.Lane])])),
            new JProperty("texts", new JArray(log.Entries.Select(entry => texts.PlaceOf(LogText.Verbose(entry))))),
            new JProperty("steps", Steps(run)),
            new JProperty("lanes", new JArray(run.Timeline.Lanes.Select(LaneOf))),
            new JProperty("findings", new JArray(judgement.Findings.Select(FindingOf))));
    }

    /// <summary>Where the time slept changes: the entry, and the milliseconds slept until then.</summary>
    private static IEnumerable<JArray> Slept(TransitionLog log)
    {
        Duration slept = Duration.Zero;
        for (int index = 0; index < log.Entries.Count; index++)
        {
            Duration now = log.Entries[index].At - log.Entries[index].Awake;
            if (now != slept)
            {
                slept = now;
                yield return new JArray(index, now.Milliseconds);
            }
        }
    }

    /// <summary>Of each entry that tells a step: its line in the file and what stands there.</summary>
    private static JObject Steps(PageRun run)
    {
        var sources = run.Steps.ToDictionary(step => step.Number);
        var steps = new JObject();
        for (int index = 0; index < run.Timeline.Log.Entries.Count; index++)
        {
            int number = run.Timeline.Log.Entries[index] switch
            {
                Entry.StepTaken step => step.Number,
                Entry.StepPostponed step => step.Number,
                Entry.StepMissed step => step.Number,
                _ => 0,
            };
            if (sources.TryGetValue(number, out StepSource? source))
            {
                steps.Add(index.ToString(CultureInfo.InvariantCulture), new JArray(source.Line, Text(source.Text)));
            }
        }

        return steps;
    }

    private JObject LaneOf(TimelineLane lane) => new(
        new JProperty("name", Text(lane.Name)),
        new JProperty("group", lane.Group),
        new JProperty("minor", lane.IsMinor),
        new JProperty("from", Growing(lane.Stretches.Select(stretch => (long)stretch.From))),
        new JProperty("length", new JArray(lane.Stretches.Select(stretch => stretch.To - stretch.From))),
        new JProperty("kind", new JArray(lane.Stretches.Select(stretch => texts.PlaceOf(Word(stretch.Kind))))),
        new JProperty("text", new JArray(lane.Stretches.Select(stretch => texts.PlaceOf(stretch.Text)))),
        new JProperty("marks", new JArray(lane.Marks.GroupBy(mark => mark.Kind).Select(MarksOf))));

    /// <summary>The marks of a kind: their entries, and their texts where they have any.</summary>
    private JArray MarksOf(IGrouping<string, Mark> marks)
    {
        var told = new JArray(Word(marks.Key), Growing(marks.Select(mark => (long)mark.Entry)));
        if (marks.Any(mark => mark.Text.Length > 0))
        {
            told.Add(new JArray(marks.Select(mark => texts.PlaceOf(mark.Text))));
        }

        return told;
    }

    private static JObject FindingOf(Finding finding) => new(
        new JProperty("name", Text(finding.Name)),
        new JProperty("kind", finding.Kind.ToString()),
        new JProperty("level", finding.Level.ToString().ToLowerInvariant()),
        new JProperty("sentence", Text(finding.Sentence)),
        new JProperty("expected", Text(finding.Expected)),
        new JProperty("actual", Text(finding.Actual)),
        new JProperty("entry", finding.Kind is FindingKind.RuleNotExercised or FindingKind.WaiverNotNeeded ? -1 : finding.Entry));

    private static JArray Growing(IEnumerable<int> numbers) => Growing(numbers.Select(number => (long)number));

    /// <summary>The first number, then by how much each is greater than the one before.</summary>
    private static JArray Growing(IEnumerable<long> numbers)
    {
        long before = 0;
        return new JArray(numbers.Select(number =>
        {
            long difference = number - before;
            before = number;
            return difference;
        }));
    }

    /// <summary>A kind becomes the name of a class in the page; the state of a client may be any text.</summary>
    private static string Word(string kind) => kind.Length > 0 && kind.All(char.IsAsciiLetter) ? kind : "other";

    private static long Milliseconds(Instant at) => (at - Instant.Start).Milliseconds;

    private static string Text(string text) => Printable.Line(text);
}
