using System.Text;

namespace Simulator.Adapters;

/// <summary>The command that starts an adapter.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Folder">The folder in which it is started.</param>
public sealed record AdapterCommand(string File, IReadOnlyList<string> Arguments, string Folder)
{
    /// <summary>Reads a command as a shell would read its simplest ones: words apart by blanks, quotes around those that hold blanks.</summary>
    /// <param name="text">The command, such as <c>python3 adapter.py</c>.</param>
    /// <param name="folder">The folder in which it is started.</param>
    /// <exception cref="FormatException">There is no word in it, or a quote is left open.</exception>
    public static AdapterCommand Parse(string text, string folder)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string> words = Words(text);
        return words.Count > 0
            ? new AdapterCommand(words[0], words[1..], folder)
            : throw new FormatException("There is no command. Write it as in ‘--client \"python3 adapter.py\"’.");
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', Arguments.Prepend(File));

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        char quote = '\0';
        foreach (char letter in text)
        {
            bool isQuote = quote == '\0' ? letter is '"' or '\'' : letter == quote;
            if (isQuote)
            {
                quote = quote == '\0' ? letter : '\0';
                word ??= new StringBuilder();
            }
            else if (letter == ' ' && quote == '\0')
            {
                AddTo(words, word);
                word = null;
            }
            else
            {
                (word ??= new StringBuilder()).Append(letter);
            }
        }

        AddTo(words, word);
        return quote == '\0' ? words : throw new FormatException($"A quote is left open in ‘{text}’.");
    }

    private static void AddTo(List<string> words, StringBuilder? word)
    {
        if (word is not null)
        {
            words.Add(word.ToString());
        }
    }
}
