namespace Simulator.Time;

/// <summary>A length of time that is drawn anew each time it is needed, from one bound to the other, both included.</summary>
/// <param name="From">The shortest length.</param>
/// <param name="To">The longest length; not shorter than <paramref name="From"/>.</param>
public readonly record struct DurationRange(Duration From, Duration To)
{
    /// <summary>The range that holds one length only.</summary>
    public static DurationRange Exactly(long milliseconds) => new(new Duration(milliseconds), new Duration(milliseconds));

    /// <summary>Whether only one length can be drawn.</summary>
    public bool IsExact => From == To;

    /// <summary>The one length, or both bounds.</summary>
    public override string ToString() => IsExact ? From.ToString() : $"{From}..{To}";
}
