using Simulator.Collections;
using Simulator.Rules;

namespace Simulator.Findings;

/// <summary>Counts in how many runs somebody's own rules are put to the test, each in the place in which it was first seen.</summary>
internal sealed class OwnCounts
{
    private readonly List<(Goal Goal, long Runs)> all = [];

    /// <summary>The goals with their numbers of runs.</summary>
    public ValueList<(Goal Goal, long Runs)> All => all.ToValueList();

    /// <summary>Adds one run.</summary>
    public void Add(ValueList<OwnRuling> rulings)
    {
        foreach (OwnRuling ruling in rulings)
        {
            Add(new Goal(GoalKind.OwnRule, ruling.Rule.Id, ruling.Rule.Sentence), ruling.Verdict is Verdict.NotExercised ? 0 : 1);
        }
    }

    /// <summary>Adds what was counted elsewhere.</summary>
    public void Add(ValueList<(Goal Goal, long Runs)> counted)
    {
        foreach ((Goal goal, long runs) in counted)
        {
            Add(goal, runs);
        }
    }

    private void Add(Goal goal, long runs)
    {
        int place = all.FindIndex(known => known.Goal == goal);
        if (place < 0)
        {
            all.Add((goal, runs));
        }
        else
        {
            all[place] = (goal, all[place].Runs + runs);
        }
    }
}
