using Simulator.Logs;

namespace Simulator.Tests.Rules;

/// <summary>A log that a rule holds in, and one made to break it.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Mistake">What the client of the broken log does wrong.</param>
/// <param name="Held">A log in which the rule is put to the test, and holds.</param>
/// <param name="Broken">A log in which the mistake is made.</param>
/// <param name="Actual">What the verdict must say happened.</param>
internal sealed record RuleExample(string Rule, string Mistake, TransitionLog Held, TransitionLog Broken, string Actual);
