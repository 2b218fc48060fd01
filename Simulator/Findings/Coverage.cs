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

    /// <summary>The goals of somebody's own rules, with the number of runs that reach each.</summary>
    public ValueList<(Goal Goal, long Runs)> Own { get; init; } = [];

    /// <summary>Changes of state that no document knows, with the number of runs in which the client made each, in ordinal order. They are no goals.</summary>
    public ValueList<(string Arrow, long Runs)> Others { get; init; } = [];

    /// <summary>All that could be reached: the goals of the catalogue, then those of somebody's own rules.</summary>
    public IEnumerable<Goal> Goals => GoalCatalogue.All.Concat(Own.Select(own => own.Goal));

    /// <summary>How much is reached, in hundredths of all goals.</summary>
    public decimal Percent => PercentOf(Reached.Count(), Goals.Count());

    /// <summary>The goals that some run reaches.</summary>
    public IEnumerable<Goal> Reached => GoalCatalogue.All.Where((_, place) => Counts[place] > 0).Concat(Own.Where(own => own.Runs > 0).Select(own => own.Goal));

    /// <summary>The goals that no run reaches.</summary>
    public IEnumerable<Goal> Unreached => GoalCatalogue.All.Where((_, place) => Counts[place] == 0).Concat(Own.Where(own => own.Runs == 0).Select(own => own.Goal));

    /// <summary>What <paramref name="judgements"/> reach.</summary>
    public static Coverage Of(params IEnumerable<Judgement> judgements)
    {
        ArgumentNullException.ThrowIfNull(judgements);
        long runs = 0;
        long failed = 0;
        long[] counts = [.. None.Counts];
        var own = new OwnCounts();
        var others = new OtherTransitions();
        foreach (Judgement judgement in judgements)
        {
            runs++;
            failed += judgement.Failed ? 1 : 0;
            own.Add(judgement.OwnRulings);
            others.Add(judgement.Log);
            ReadOnlySpan<bool> reaches = RunCoverage.Of(judgement);
            for (int place = 0; place < counts.Length; place++)
            {
                counts[place] += reaches[place] ? 1 : 0;
            }
        }

        return new Coverage(runs, counts.ToValueList()) { Failed = failed, Own = own.All, Others = others.All };
    }

    /// <summary>What these runs and <paramref name="others"/> reach together.</summary>
    public Coverage And(Coverage others)
    {
        ArgumentNullException.ThrowIfNull(others);
        var own = new OwnCounts();
        own.Add(Own);
        own.Add(others.Own);
        return new Coverage(Runs + others.Runs, Counts.Zip(others.Counts, (left, right) => left + right).ToValueList())
        {
            Failed = Failed + others.Failed,
            Own = own.All,
            Others = new OtherTransitions(Others, others.Others).All,
        };
    }

    /// <summary>The number of runs that reach <paramref name="goal"/>.</summary>
    public long CountOf(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        return goal.Kind == GoalKind.OwnRule ? Own.FirstOrDefault(own => own.Goal == goal).Runs : Counts[GoalCatalogue.PlaceOf(goal.Kind, goal.Name)];
    }

    /// <summary>The number of goals of <paramref name="kind"/>.</summary>
    public int NumberOf(GoalKind kind) => Goals.Count(goal => goal.Kind == kind);

    /// <summary>The names of the goals of <paramref name="kind"/> that some run reaches.</summary>
    public ValueList<string> NamesReached(GoalKind kind) => Reached.Where(goal => goal.Kind == kind).Select(goal => goal.Name).ToValueList();

    /// <summary>The names of the goals of <paramref name="kind"/> that no run reaches.</summary>
    public ValueList<string> NamesUnreached(GoalKind kind) => Unreached.Where(goal => goal.Kind == kind).Select(goal => goal.Name).ToValueList();

    /// <summary>How much <paramref name="part"/> is of <paramref name="whole"/>, in hundredths, rounded down to a tenth: 100 is all of it.</summary>
    public static decimal PercentOf(int part, int whole) => whole == 0 ? 100 : Math.Floor(1000m * part / whole) / 10;
}
