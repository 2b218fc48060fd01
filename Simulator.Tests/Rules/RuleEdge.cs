using Simulator.Logs;

namespace Simulator.Tests.Rules;

/// <summary>A log at the edge of what a rule is about, or one step beyond it.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Edge">What the log shows.</param>
/// <param name="Log">The log.</param>
/// <param name="Verdict">What the rule says of it, in the words of <see cref="RuleEdgeTests"/>.</param>
internal sealed record RuleEdge(string Rule, string Edge, TransitionLog Log, string Verdict);
