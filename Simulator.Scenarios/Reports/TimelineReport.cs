using Simulator.Collections;
using Simulator.Findings;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Suites;
using Simulator.Timelines.Lanes;
using Simulator.Timelines.Pages;

namespace Simulator.Scenarios.Reports;

/// <summary>Writes runs as a page with a timeline of each.</summary>
/// <param name="client">The client that made them.</param>
internal sealed class TimelineReport(string client)
{
    private readonly Dictionary<string, string[]> sources = new(StringComparer.Ordinal); // looked up, never walked

    /// <summary>What each is compared with; null for nothing.</summary>
    public Func<ScenarioResult, PageRun?> Against { get; init; } = _ => null;

    /// <summary>The run of a scenario.</summary>
    /// <param name="result">The run.</param>
    /// <param name="repeat">The command that shows it again; empty for none.</param>
    public PageRun RunOf(ScenarioResult result, string repeat) =>
        RunOf(result.Source, result.Judgement, WordOf(result.Outcome), repeat) with { Against = Against(result) };

    /// <summary>The same, where it is known what became of it.</summary>
    public PageRun RunOf(LoadedScenario source, Judgement judgement, string outcome, string repeat) => new(RunTimeline.Of(judgement))
    {
        Client = client,
        File = source.File,
        Outcome = outcome,
        Repeat = repeat,
        Steps = StepsOf(source, judgement),
    };

    /// <summary>Writes the page.</summary>
    public static void Write(FileWrites files, string path, string title, IEnumerable<PageRun> runs) => files.Try(() =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        AtomicFile.Write(path, new TimelinePage(title).Of(runs));
    });

    private static string WordOf(ScenarioOutcome outcome) => outcome == ScenarioOutcome.NotDeterministic ? "notDeterministic" : outcome.ToString().ToLowerInvariant();

    private ValueList<StepSource> StepsOf(LoadedScenario source, Judgement judgement)
    {
        if (!sources.TryGetValue(source.File, out string[]? text))
        {
            sources[source.File] = text = File.Exists(source.File) ? File.ReadAllLines(source.File) : [];
        }

        return source.LinesOfSteps(judgement.Scenario)
            .Select((line, place) => new StepSource(place + 1, line, line >= 1 && line <= text.Length ? text[line - 1].Trim() : ""))
            .ToValueList();
    }
}
