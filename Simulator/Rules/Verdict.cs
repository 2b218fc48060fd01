namespace Simulator.Rules;

/// <summary>What a rule says of a log: a closed set.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>The rule was put to the test, and held each time.</summary>
    /// <param name="Times">How often.</param>
    public sealed record Held(int Times) : Verdict;

    /// <summary>The rule was broken.</summary>
    /// <param name="Entry">The index of the entry that breaks it; the number of entries where the end of the run does.</param>
    /// <param name="Expected">What the rule wants.</param>
    /// <param name="Actual">What happened.</param>
    public sealed record Broken(int Entry, string Expected, string Actual) : Verdict;

    /// <summary>Nothing in the log puts the rule to the test.</summary>
    public sealed record NotExercised : Verdict
    {
        /// <summary>What the client did not do, although it could have put the rule to the test then; null where the scenario gave no occasion.</summary>
        public Omission? Omission { get; init; }
    }

    /// <summary>Whether the rule holds cannot be known.</summary>
    /// <param name="Missing">What would have to be known.</param>
    public sealed record NotObservable(Evidence Missing) : Verdict;

    /// <summary>The one value of <see cref="NotExercised"/>.</summary>
    internal static NotExercised Untested { get; } = new();

    /// <summary>Most rules hold a few times in a run: those verdicts are made once.</summary>
    private static readonly Held[] FewTimes = [.. Enumerable.Range(0, 64).Select(times => new Held(times))];

    internal static Held HeldTimes(int times) => times < FewTimes.Length ? FewTimes[times] : new Held(times);
}
