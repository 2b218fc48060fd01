using Simulator.Rules;

namespace Simulator.Findings;

/// <summary>A rule of somebody's own with what it says of a run.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Verdict">Its verdict. What is never seen, or not asked of the client, does not put it to the test.</param>
public sealed record OwnRuling(OwnRule Rule, Verdict Verdict);
