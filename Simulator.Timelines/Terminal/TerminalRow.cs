using System.Text;
using Simulator.Collections;

namespace Simulator.Timelines.Terminal;

/// <summary>A row of cells that is being drawn: what is drawn later covers what was there.</summary>
/// <param name="width">The number of cells.</param>
internal sealed class TerminalRow(int width)
{
    private readonly char[] letters = [.. Enumerable.Repeat(' ', width)];
    private readonly string?[] colours = new string?[width];

    /// <summary>Whether nothing is drawn in these cells.</summary>
    public bool IsFree(int from, int length) => from >= 0 && from + length <= width && letters.AsSpan(from, length).IndexOfAnyExcept(' ') < 0;

    /// <summary>Draws a text, as much of it as has room.</summary>
    public void Write(int column, string text, string? colour)
    {
        for (int place = 0; place < text.Length && column + place < width; place++)
        {
            letters[column + place] = text[place];
            colours[column + place] = colour;
        }
    }

    /// <summary>Fills cells with one letter.</summary>
    public void Fill(int from, int to, char letter, string? colour) => Write(from, new string(letter, Math.Max(0, to - from)), colour);

    /// <summary>What was drawn, without blanks at its end.</summary>
    public ValueList<TerminalPart> Parts()
    {
        int end = letters.AsSpan().LastIndexOfAnyExcept(' ') + 1;
        var parts = new List<TerminalPart>();
        var text = new StringBuilder();
        for (int place = 0; place < end; place++)
        {
            text.Append(letters[place]);
            if (place + 1 == end || colours[place + 1] != colours[place])
            {
                parts.Add(new TerminalPart(text.ToString(), colours[place]));
                text.Clear();
            }
        }

        return [.. parts];
    }
}
