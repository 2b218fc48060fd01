using System.Text.RegularExpressions;

namespace Simulator.Scenarios.Comparisons;

/// <summary>A difference that somebody has explained: what an expression finds in a line is not compared.</summary>
/// <param name="Expression">The regular expression.</param>
/// <param name="Because">Why the clients may differ there.</param>
internal sealed record KnownDifference(string Expression, string Because)
{
    private const string Mark = "…";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly Regex regex = new(Expression, RegexOptions.CultureInvariant, Patience);

    /// <summary>What is wrong with an expression, or null.</summary>
    public static string? ErrorIn(string expression)
    {
        try
        {
            _ = new Regex(expression, RegexOptions.CultureInvariant, Patience);
            return null;
        }
        catch (ArgumentException error)
        {
            return $"This is no regular expression: {error.Message}";
        }
    }

    /// <summary>What is left of a line to be compared.</summary>
    public string Without(string line) => regex.Replace(line, Mark);
}
