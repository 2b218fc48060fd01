using Simulator.Patterns;
using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Scenarios.Format.Tables;

/// <summary>Where an expectation stands: what it can say depends on that.</summary>
/// <param name="IsWhole">Whether it stands for itself, not in ‘never’, so that it can say on which rules it rests.</param>
/// <param name="IsOfOneRun">Whether it is about one run, whose times and steps it can name.</param>
internal sealed record ExpectationPlace(bool IsWhole, bool IsOfOneRun = true)
{
    /// <summary>For itself, about one run.</summary>
    public static ExpectationPlace Whole { get; } = new(IsWhole: true);

    /// <summary>In ‘never’, about one run.</summary>
    public static ExpectationPlace InNever { get; } = new(IsWhole: false);

    /// <summary>What can be seen there.</summary>
    public Codec<EntryPattern> Pattern => IsOfOneRun ? PatternTable.Pattern : PatternTable.InEveryRun;
}
