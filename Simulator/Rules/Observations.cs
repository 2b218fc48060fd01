using System.Runtime.CompilerServices;

namespace Simulator.Rules;

/// <summary>What one rule sees in a log: how often it is put to the test, and the first time that it is broken.</summary>
internal struct Observations
{
    private int times;
    private Verdict.Broken? broken;
    private Omission? omission;

    /// <summary>Where the entries are collected that put the rule to the test and hold it; null where nobody asks for them.</summary>
    public List<int>? Places { get; init; }

    /// <summary>The rule is put to the test, and holds.</summary>
    /// <param name="entry">The index of the entry that decides.</param>
    public void Holds(int entry)
    {
        times++;
        Places?.Add(entry);
    }

    /// <summary>The rule is broken.</summary>
    /// <param name="entry">The index of the entry that decides.</param>
    /// <param name="expected">What the rule wants.</param>
    /// <param name="actual">What happened instead.</param>
    public void Breaks(int entry, string expected, string actual)
    {
        if (broken is null || entry < broken.Entry)
        {
            broken = new Verdict.Broken(entry, expected, actual);
        }
    }

    /// <summary>The rule could have been put to the test, had the client done what it did not do.</summary>
    /// <param name="entry">The index of the entry that gave the occasion.</param>
    /// <param name="expected">What a client does on it.</param>
    /// <param name="actual">What this one did instead.</param>
    public void Misses(int entry, string expected, string actual) => omission ??= new Omission(entry, expected, actual);

    /// <summary>The rule is put to the test, and broken unless it <paramref name="holds"/>.</summary>
    public void Check(
        bool holds,
        int entry,
        [InterpolatedStringHandlerArgument(nameof(holds))] Words expected,
        [InterpolatedStringHandlerArgument(nameof(holds))] Words actual)
    {
        if (holds)
        {
            Holds(entry);
        }
        else
        {
            Breaks(entry, expected.ToString(), actual.ToString());
        }
    }

    /// <summary>Sums up: the first time that breaks the rule decides.</summary>
    public readonly Verdict Verdict => (Verdict?)broken ?? (times > 0 ? Verdict.HeldTimes(times) : omission is null ? Verdict.Untested : new Verdict.NotExercised { Omission = omission });
}
