using Simulator.Exploration.Generation;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Simulation;
using Simulator.Tests.Rules;
using Simulator.Time;

namespace Simulator.Tests.Findings;

/// <summary>Breaks when a deadline is expected at another moment than the one at which the reference client has it.</summary>
public sealed class PendingDeadlinesTests
{
    public static TheoryData<string> Examples => [.. PendingDeadlineExamples.All.Select(example => example.Name)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Is_what_the_policy_says(string name)
    {
        (_, TransitionLog log, string expected) = PendingDeadlineExamples.All.Single(example => example.Name == name);
        var pending = new PendingDeadlines(log.Setup);
        foreach (Entry entry in log.Entries)
        {
            pending.Follow(entry);
        }

        Assert.Equal(expected, string.Join(", ", PendingDeadlines.All.Select(deadline => Tell(pending, deadline.Name)).OfType<string>()));
    }

    [Theory]
    [InlineData(120_060, 120_060, true)]
    [InlineData(120_059, 120_060, true)]
    [InlineData(120_060, 120_061, true)]
    [InlineData(0, 120_059, false)]
    [InlineData(120_061, 999_999, false)]
    public void Lies_between_two_instants_or_at_one_of_them(long from, long to, bool expected)
    {
        TransitionLog log = LogMaker.Connected().End(1);
        var pending = new PendingDeadlines(log.Setup);
        foreach (Entry entry in log.Entries)
        {
            pending.Follow(entry);
        }

        Assert.Equal(expected, pending.Between(new Instant(from), new Instant(to)).Any());
    }

    [Fact]
    public void Every_deadline_that_comes_was_expected_at_that_moment() => Assert.All(Enumerable.Range(0, 2_000), seed =>
    {
        TransitionLog log = ScenarioRunner.Run(ScenarioGenerator.Draw(seed));
        var pending = new PendingDeadlines(log.Setup);
        foreach (Entry entry in log.Entries)
        {
            if (entry is Entry.DeadlineReached)
            {
                Assert.NotEmpty(pending.Between(entry.Awake, entry.Awake));
                Assert.Empty(pending.Between(Instant.Start, entry.Awake - new Duration(1)));
            }

            pending.Follow(entry);
        }
    });

    /// <summary>The deadline with its instant, found by halves; null where it is not awaited.</summary>
    private static string? Tell(PendingDeadlines pending, string name)
    {
        long low = 0;
        long high = 100_000_000_000;
        while (low < high)
        {
            long middle = (low + high) / 2;
            (low, high) = pending.Between(Instant.Start, new Instant(middle)).Contains(name) ? (low, middle) : (middle + 1, high);
        }

        return low < 100_000_000_000 ? $"{name} {new Instant(low)}" : null;
    }
}
