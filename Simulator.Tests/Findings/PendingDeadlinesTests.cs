using Simulator.Exploration.Generation;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Findings;

/// <summary>Breaks when a deadline is expected at another moment than the one at which the reference client has it.</summary>
public sealed class PendingDeadlinesTests
{
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
}
