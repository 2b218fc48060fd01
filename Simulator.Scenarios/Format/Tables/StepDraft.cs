using Simulator.Patterns;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Scenarios.Format.Tables;

/// <summary>A step as the file has it: with a time of its own, or one that counts from the step before.</summary>
internal sealed record StepDraft
{
    /// <summary>When it first happens, where the file says so.</summary>
    public Instant? At { get; init; }

    /// <summary>How long after the step before it first happens, where the file says so.</summary>
    public Duration? After { get; init; }

    /// <summary>What it waits for, where the file says so.</summary>
    public EntryPattern? When { get; init; }

    /// <summary>From when on it looks for that, where the file says so.</summary>
    public Instant? From { get; init; }

    /// <summary>How many times a step that waits is taken.</summary>
    public int Times { get; init; } = 1;

    /// <summary>What happens.</summary>
    public StepAction? Action { get; init; }

    /// <summary>See <see cref="Step.Repeat"/>.</summary>
    public Repeat? Repeat { get; init; }

    /// <summary>See <see cref="Step.Id"/>.</summary>
    public string? Id { get; init; }

    /// <summary>See <see cref="Step.Note"/>.</summary>
    public string? Note { get; init; }
}
