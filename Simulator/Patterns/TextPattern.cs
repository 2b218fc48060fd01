using System.Text.RegularExpressions;

namespace Simulator.Patterns;

/// <summary>A text that must match whole, or, written between slashes, a regular expression that must match somewhere.</summary>
/// <param name="Source">The text as the scenario file writes it.</param>
/// <remarks>None can hang a run: whatever has more than one choice to make runs on .NET's non-backtracking engine, whose time is linear in the text.</remarks>
public sealed partial record TextPattern(string Source)
{
    private readonly Lazy<Regex> expression = new(() => Compile(Source)); // it takes its time, and many a pattern is never asked

    /// <summary>Whether it is an expression.</summary>
    public bool IsExpression => IsBetweenSlashes(Source);

    /// <summary>Whether <paramref name="text"/> matches.</summary>
    public bool Matches(string text) => IsExpression ? expression.Value.IsMatch(text) : text == Source;

    /// <summary>Why <paramref name="source"/> cannot be a pattern, or null where it can.</summary>
    public static string? ErrorIn(string source)
    {
        try
        {
            _ = IsBetweenSlashes(source) ? Compile(source) : null;
            return null;
        }
        catch (NotSupportedException)
        {
            return LooksAround().IsMatch(source)
                ? "It looks around, looks back at what it has matched, or is atomic, which could hang a run."
                : "It has more alternatives or repeats than can be matched in a time that grows with the text alone. Write fewer.";
        }
        catch (ArgumentException error)
        {
            return error.Message;
        }
    }

    /// <inheritdoc/>
    public bool Equals(TextPattern? other) => other?.Source == Source;

    /// <inheritdoc/>
    public override int GetHashCode() => Source.Length;

    /// <summary>The text as it was written.</summary>
    public override string ToString() => Source;

    [GeneratedRegex(@"\(\?(<?[=!]|>|\()|\\([1-9]|k)", RegexOptions.CultureInvariant)]
    private static partial Regex LooksAround();

    private static bool IsBetweenSlashes(string source) => source is ['/', _, .., '/'];

    private static Regex Compile(string source)
    {
        string expression = source[1..^1];
        RegexOptions engine = ChoosesOnce(expression) ? RegexOptions.None : RegexOptions.NonBacktracking;
        return new Regex(expression, engine | RegexOptions.CultureInvariant);
    }

    /// <summary>
    /// Whether an expression repeats, leaves out or chooses in one place at most, and holds nothing that the non-backtracking engine refuses.
    /// Then the ordinary engine, which starts far faster, gives the same answer, and cannot lose itself in choices.
    /// </summary>
    private static bool ChoosesOnce(string expression)
    {
        int choices = 0;
        bool isInClass = false;
        foreach (char letter in expression)
        {
            isInClass = letter == '[' || (isInClass && letter != ']');
            choices += !isInClass && "*+?{|".Contains(letter, StringComparison.Ordinal) ? 1 : 0;
        }

        return choices <= 1 && !expression.Contains('\\', StringComparison.Ordinal) && !expression.Contains("(?", StringComparison.Ordinal);
    }
}
