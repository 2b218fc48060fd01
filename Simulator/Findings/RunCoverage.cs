using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Rules;
using Simulator.Time;

namespace Simulator.Findings;

/// <summary>The coverage goals that one run reaches, read from its log and its rulings alone.</summary>
internal sealed class RunCoverage
{
    private static readonly Duration Close = new(1);

    private readonly bool[] reaches = new bool[GoalCatalogue.All.Count];
    private readonly PendingDeadlines pending;
    private string? before;
    private string state = StateNames.All[0];
    private (Instant At, string[] Names) reached = (Instant.Start, []);

    private RunCoverage(TransitionLog log) => pending = new PendingDeadlines(log.Setup);

    /// <summary>Whether <paramref name="judgement"/> reaches each goal, in the order of the catalogue.</summary>
    public static ReadOnlySpan<bool> Of(Judgement judgement)
    {
        var reached = new RunCoverage(judgement.Log);
        reached.Reach(GoalKind.State, reached.state);
        foreach (Entry entry in judgement.Log.Entries)
        {
            reached.Take(entry);
        }

        foreach (Rule rule in judgement.Exercised)
        {
            reached.Reach(GoalKind.Rule, rule.Id);
        }

        return reached.reaches;
    }

    private void Take(Entry entry)
    {
        if (InputName.Of(entry) is string input)
        {
            Reach(GoalKind.Input, GoalCatalogue.InputGoal(state, input));
            Race(entry.Awake, input);
        }
        else if (entry is Entry.StateChange change)
        {
            Enter(change);
        }

        pending.Follow(entry);
    }

    private void Enter(Entry.StateChange change)
    {
        Reach(GoalKind.State, change.Current);
        Reach(GoalKind.Transition, DocumentedGraph.Arrow(change.Previous, change.Current));
        if (before is not null)
        {
            Reach(GoalKind.Succession, GoalCatalogue.SuccessionGoal(before, change.Previous, change.Current));
        }

        before = change.Previous;
        state = change.Current;
    }

    private void Race(Instant now, string input)
    {
        if (input == InputName.Deadline)
        {
            reached = (now, [.. pending.Between(Instant.Start, now)]);
            return;
        }

        foreach (string deadline in pending.Between(now, now + Close))
        {
            Reach(GoalKind.Race, GoalCatalogue.RaceGoal(deadline, input, GoalCatalogue.ArrivalFirst));
        }

        foreach (string deadline in now <= reached.At + Close ? reached.Names : [])
        {
            Reach(GoalKind.Race, GoalCatalogue.RaceGoal(deadline, input, GoalCatalogue.DeadlineFirst));
        }
    }

    private void Reach(GoalKind kind, string name)
    {
        int place = GoalCatalogue.PlaceOf(kind, name);
        if (place >= 0)
        {
            reaches[place] = true;
        }
    }
}
