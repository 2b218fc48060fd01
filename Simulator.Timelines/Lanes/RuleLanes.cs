using Simulator.Collections;
using Simulator.Findings;
using Simulator.Rules;

namespace Simulator.Timelines.Lanes;

/// <summary>A lane for each rule that was put to the test: first those that are broken, then those that the scenario is there to show.</summary>
internal static class RuleLanes
{
    public static IEnumerable<TimelineLane> Of(Judgement judgement)
    {
        ValueList<ValueList<int>> heldAt = RuleCatalogue.HeldAt(judgement.Log);
        IEnumerable<TimelineLane> lanes = judgement.Rulings
            .Select((ruling, place) => Lane(ruling.Rule.Id, ruling.Verdict, heldAt[place]))
            .Concat(judgement.OwnRulings.Select(ruling => Lane(ruling.Rule.Id, ruling.Verdict, [])))
            .Where(lane => lane.Marks.Count > 0);
        return lanes
            .Select(lane => lane with { IsMinor = !IsBroken(lane) && !judgement.Scenario.Rules.Contains(lane.Name) })
            .OrderBy(lane => IsBroken(lane) ? 0 : lane.IsMinor ? 2 : 1);
    }

    private static bool IsBroken(TimelineLane lane) => lane.Marks.Any(mark => mark.Kind == "broken");

    private static TimelineLane Lane(string id, Verdict verdict, ValueList<int> heldAt)
    {
        IEnumerable<Mark> marks = heldAt.Select(entry => new Mark(entry, "held"));
        if (verdict is Verdict.Broken broken)
        {
            marks = marks.Append(new Mark(broken.Entry, "broken", $"expected {broken.Expected}; actual {broken.Actual}"));
        }

        return new TimelineLane(id, "rules", [], [.. marks.OrderBy(mark => mark.Entry)]);
    }
}
