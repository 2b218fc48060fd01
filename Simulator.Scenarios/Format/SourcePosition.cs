namespace Simulator.Scenarios.Format;

/// <summary>Where a token begins in its file.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in characters, from 1.</param>
internal sealed record SourcePosition(int Line, int Column)
{
    /// <summary>The beginning of a file.</summary>
    public static SourcePosition Start { get; } = new(1, 1);

    /// <summary>The position after <paramref name="passed"/>, which begins here.</summary>
    public SourcePosition After(ReadOnlySpan<byte> passed)
    {
        int lastLineFeed = passed.LastIndexOf((byte)'\n');
        return lastLineFeed < 0
            ? this with { Column = Column + Characters(passed) }
            : new SourcePosition(Line + passed.Count((byte)'\n'), 1 + Characters(passed[(lastLineFeed + 1)..]));
    }

    private static int Characters(ReadOnlySpan<byte> text) => System.Text.Encoding.UTF8.GetCharCount(text);
}
