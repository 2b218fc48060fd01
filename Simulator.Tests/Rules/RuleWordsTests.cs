using Simulator.Logs;
using Simulator.Rules;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Rules;

/// <summary>
/// Breaks when a rule tells its reader something else about a mistake: where it is, what was expected, what happened, and
/// which other rules the same mistake breaks. What it says at the edges of its conditions is approved in the same way.
/// </summary>
public sealed class RuleWordsTests
{
    [Fact]
    public Task Every_mistake_is_told_in_the_approved_words() => Snapshot.Verify(string.Join("\n\n", RuleExamples.All.Select(Tell)), "rule-words");

    [Fact]
    public Task Every_edge_beyond_which_a_rule_is_broken_is_told_in_the_approved_words() =>
        Snapshot.Verify(string.Join("\n\n", RuleEdges.All.Select(Tell).OfType<string>()), "rule-edges");

    private static string Tell(RuleExample example)
    {
        var broken = (Verdict.Broken)RuleCatalogue.Find(example.Rule)!.Check(example.Broken);
        var held = (Verdict.Held)RuleCatalogue.Find(example.Rule)!.Check(example.Held);
        return $"""
            {example.Rule} {example.Mistake}
              entry     {Entry(example.Broken, broken.Entry)}
              expected  {broken.Expected}
              actual    {broken.Actual}
              also      {Others(example)}
              held      {held.Times}
            """;
    }

    private static string? Tell(RuleEdge edge) => RuleCatalogue.Find(edge.Rule)!.Check(edge.Log) switch
    {
        Verdict.Broken broken => Tell(edge, broken.Entry, broken.Expected, broken.Actual),
        Verdict.NotExercised { Omission: Omission missed } => Tell(edge, missed.Entry, missed.Expected, missed.Actual),
        _ => null,
    };

    private static string Tell(RuleEdge edge, int index, string expected, string actual) => $"""
        {edge.Rule} {edge.Edge}
          entry     {Entry(edge.Log, index)}
          expected  {expected}
          actual    {actual}
        """;

    private static string Entry(TransitionLog log, int index) =>
        $"{index} of {log.Entries.Count}: {(index < log.Entries.Count ? LogText.Verbose(log.Entries[index]) : "the end of the run")} at {log.WhenAt(index).At}";

    private static string Others(RuleExample example) => string.Join(", ", RuleCatalogue.Judge(example.Broken)
        .Where(ruling => ruling.Verdict is Verdict.Broken && ruling.Rule.Id != example.Rule)
        .Select(ruling => ruling.Rule.Id)
        .DefaultIfEmpty("nothing"));
}
