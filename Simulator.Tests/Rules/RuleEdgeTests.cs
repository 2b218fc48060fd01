using Simulator.Rules;

namespace Simulator.Tests.Rules;

/// <summary>Breaks when a bound of a rule moves by a millisecond, or when a rule sees an occasion where there is none, or none where there is one.</summary>
public sealed class RuleEdgeTests
{
    public static TheoryData<string, string> Edges
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (RuleEdge edge in RuleEdges.All)
            {
                data.Add(edge.Rule, edge.Edge);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Edges))]
    public void Is_judged_rightly(string rule, string edge)
    {
        RuleEdge found = RuleEdges.All.Single(candidate => candidate.Rule == rule && candidate.Edge == edge);
        Assert.Equal(found.Verdict, Tell(RuleCatalogue.Find(rule)!.Check(found.Log), found));
    }

    private static string Tell(Verdict verdict, RuleEdge edge) => verdict switch
    {
        Verdict.Held held => $"held {held.Times}",
        Verdict.Broken broken => $"broken at {edge.Log.WhenAt(broken.Entry).At}: {broken.Actual}",
        Verdict.NotExercised { Omission: Omission omission } => $"missed at {edge.Log.WhenAt(omission.Entry).At}: {omission.Actual}",
        _ => "untested",
    };
}
