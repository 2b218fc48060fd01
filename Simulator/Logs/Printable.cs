using System.Globalization;
using System.Text;

namespace Simulator.Logs;

/// <summary>
/// Decides what of a text may be printed. A text from outside - of a scenario, a client, a file's name - could move the cursor,
/// write on another line, or turn what follows around: whatever does that is shown escaped, as <c>\u202e</c>.
/// </summary>
public static class Printable
{
    /// <summary><paramref name="text"/> as one line that shows every character as itself or escaped.</summary>
    public static string Line(string text) => Escaped(text, isLine: true);

    /// <summary>The same, where line feeds part lines that were made here.</summary>
    public static string Lines(string text) => Escaped(text, isLine: false);

    /// <summary>Whether <paramref name="letter"/> changes how other letters are shown, or where: control characters (C0, C1), bidirectional marks and other invisible format characters, line and paragraph separators.</summary>
    /// <remarks>Halves of a pair of surrogates are not looked at: what they make together is.</remarks>
    public static bool IsHostile(char letter) => letter is < ' ' or (>= '\u007f' and < '\u00a0') || (letter >= '\u00ad' && IsHostile(CharUnicodeInfo.GetUnicodeCategory(letter)));

    /// <summary>How <paramref name="letter"/> is shown: in JSON it is read back as itself.</summary>
    public static string Escape(char letter) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");

    private static bool IsHostile(UnicodeCategory category) =>
        category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Escaped(string text, bool isLine)
    {
        ArgumentNullException.ThrowIfNull(text);
        int hostile = FirstHostile(text, isLine);
        if (hostile < 0)
        {
            return text;
        }

        var shown = new StringBuilder(text, 0, hostile, text.Length + 32);
        foreach (Rune rune in text.AsSpan(hostile).EnumerateRunes())
        {
            _ = rune.Value == '\n' && !isLine ? shown.Append('\n')
                : IsHostile(Rune.GetUnicodeCategory(rune)) || rune == Rune.ReplacementChar ? Append(shown, rune)
                : shown.Append(rune.ToString());
        }

        return shown.ToString();
    }

    /// <summary>The place of the first letter that may have to be escaped: half a pair of surrogates is one, whose other half may be missing.</summary>
    private static int FirstHostile(string text, bool isLine)
    {
        for (int place = 0; place < text.Length; place++)
        {
            if ((IsHostile(text[place]) && (isLine || text[place] != '\n')) || char.IsSurrogate(text[place]) || text[place] == '\ufffd')
            {
                return place;
            }
        }

        return -1;
    }

    private static StringBuilder Append(StringBuilder shown, Rune rune)
    {
        foreach (char letter in rune.ToString())
        {
            shown.Append(Escape(letter));
        }

        return shown;
    }
}
