using Simulator.Collections;

namespace Simulator.Findings;

/// <summary>What some runs reach, out of all that could be reached: in how many of them each goal was.</summary>
/// <param name="Runs">The number of runs.</param>
/// <param name="Counts">The number of runs that reach each goal, in the order of the catalogue.</param>
public sealed record Coverage(long Runs, ValueList<long> Counts)
{
    /// <summary>In how many of the runs something failed.</summary>
    public long Failed { get; init; }

    /// <summary>The coverage of no run.</summary>
    public static Coverage None { get; } = new(0, GoalCatalogue.All.Select(_ => 0L).ToValueList());

    /// <summary>How much is reached, in hundredths of all goals.</summary>
    public decimal Percent => PercentOf(Counts.Count(count => count > 0), Counts.Count);

    /// <summary>The goals that some run reaches.</summary>
    public IEnumerable<Goal> Reached => GoalCatalogue.All.Where((_, place) => Counts[place] > 0);

    /// <summary>The goals that no run reaches.</summary>
    public IEnumerable<Goal> Unreached => GoalCatalogue.All.Where((_, place) => Counts[place] == 0);

    /// <summary>What <paramref name="judgements"/> reach.</summary>
    public static Coverage Of(params IEnumerable<Judgement> judgements)
    {
        ArgumentNullException.ThrowIfNull(judgements);
        long runs = 0;
        long failed = 0;
        long[] counts = [.. None.Counts];
        foreach (Judgement judgement in judgements)
        {
            runs++;
            failed += judgement.Failed ? 1 : 0;
            ReadOnlySpan<bool> reaches = RunCoverage.Of(judgement);
            for (int place = 0; place < counts.Length; place++)
            {
                counts[place] += reaches[place] ? 1 : 0;
            }
        }

        return new Coverage(runs, counts.ToValueList()) { Failed = failed };
    }

    /// <summary>What these runs and <paramref name="others"/> reach together.</summary>
    public Coverage And(Coverage others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return new Coverage(Runs + others.Runs, Counts.Zip(others.Counts, (left, right) => left + right).ToValueList()) { Failed = Failed + others.Failed };
    }

    /// <summary>The number of runs that reach <paramref name="goal"/>.</summary>
    public long CountOf(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        return Counts[GoalCatalogue.PlaceOf(goal.Kind, goal.Name)];
    }

    /// <summary>The names of the goals of <paramref name="kind"/> that some run reaches.</summary>
    public ValueList<string> NamesReached(GoalKind kind) => Reached.Where(goal => goal.Kind == kind).Select(goal => goal.Name).ToValueList();

    /// <summary>The names of the goals of <paramref name="kind"/> that no run reaches.</summary>
    public ValueList<string> NamesUnreached(GoalKind kind) => Unreached.Where(goal => goal.Kind == kind).Select(goal => goal.Name).ToValueList();

    /// <summary>How much <paramref name="part"/> is of <paramref name="whole"/>, in hundredths, rounded down to a tenth: 100 is all of it.</summary>
    public static decimal PercentOf(int part, int whole) => whole == 0 ? 100 : Math.Floor(1000m * part / whole) / 10;
}
