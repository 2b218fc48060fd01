using System.Text.RegularExpressions;
using Simulator.Findings;

namespace Simulator.Scenarios.Conformance;

/// <summary>What makes two findings about a client the same deviation: the rule, or the exception that it throws.</summary>
internal static partial class DeviationName
{
    private const string Threw = "client/threw";

    /// <summary>The name of the rule; of an exception its words too, without what it quotes, since each is a fault of its own.</summary>
    public static string Of(Finding finding) => finding.Name == Threw ? $"{Threw}: {Quoted().Replace(finding.Actual, "…")}" : finding.Name;

    /// <summary>Quoted text, and numbers: they come from the frame that the client was reading.</summary>
    [GeneratedRegex("""
        "[^"]*"|'[^']*'|‘[^’]*’|[0-9]+
        """)]
    private static partial Regex Quoted();
}
