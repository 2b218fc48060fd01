using Simulator.Collections;
using Simulator.Timelines.Lanes;

namespace Simulator.Timelines.Pages;

/// <summary>A run on a page, with what is known of it beside its log.</summary>
/// <param name="Timeline">The run.</param>
public sealed record PageRun(RunTimeline Timeline)
{
    /// <summary>The client that made it.</summary>
    public string Client { get; init; } = "reference";

    /// <summary>The file of the scenario, or of the log.</summary>
    public string File { get; init; } = "";

    /// <summary>What became of it, in a word.</summary>
    public string Outcome { get; init; } = "held";

    /// <summary>The command that shows it again.</summary>
    public string Repeat { get; init; } = "";

    /// <summary>For each step that was taken: its number, its line in the file, and what stands there.</summary>
    public ValueList<StepSource> Steps { get; init; } = [];

    /// <summary>The run that it is compared with; null for none.</summary>
    public PageRun? Against { get; init; }
}
