namespace Simulator.Servers;

/// <summary>The name of an event or a channel, or, with a star at its end, how such a name begins: <c>private-*</c>.</summary>
/// <param name="Text">The pattern.</param>
public readonly record struct NamePattern(string Text)
{
    private const char Star = '*';

    /// <summary>Fits every name.</summary>
    public static NamePattern Any { get; } = new("*");

    /// <summary>Whether <paramref name="name"/> fits; null fits no pattern.</summary>
    public bool Matches(string? name) => Text.EndsWith(Star)
        ? name?.StartsWith(Text[..^1], StringComparison.Ordinal) == true
        : name == Text;

    /// <inheritdoc/>
    public override string ToString() => Text;
}
