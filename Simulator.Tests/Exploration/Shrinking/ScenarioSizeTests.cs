using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Exploration.Shrinking;
using Simulator.Network;
using Simulator.Patterns;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Exploration.Shrinking;

/// <summary>Breaks when what is easier to read counts as larger, or something that matters less outweighs what matters more.</summary>
public sealed class ScenarioSizeTests
{
    private static readonly Scenario One = Of(new Step(new Instant(10_000), new StepAction.Reset()));
    private static readonly Wait Soon = new(new EntryPattern.Entered("connected"), new Duration(10));

    /// <summary>Each but the first is larger than the one before it.</summary>
    private static readonly (string Why, Scenario Scenario)[] Ascending =
    [
        ("nothing happens", Of()),
        ("but at another seed", Of() with { Seed = 2 }),
        ("but later", Of() with { Until = new Instant(80_000) }),
        ("but at a less round time", Of() with { Until = new Instant(61_000) }),
        ("with a delay that is not exact", Of() with { Network = new NetworkTimings { OpenAfter = new DurationRange(new Duration(50), new Duration(60)) } }),
        ("one thing happens", One),
        ("later", Of(new Step(new Instant(20_000), new StepAction.Reset()))),
        ("at a less round time", Of(new Step(new Instant(1_100), new StepAction.Reset()))),
        ("at a time of three digits", Of(new Step(new Instant(111), new StepAction.Reset()))),
        ("with an option", One with { App = new AppSetup { Enabled = false } }),
        ("with a note", Of(One.Steps[0] with { Note = "it" })),
        ("with a name and a note", Of(One.Steps[0] with { Note = "it", Id = "it" })),
        ("once something is seen", Of(One.Steps[0] with { When = Soon })),
        ("twice, once something is seen", Of(One.Steps[0] with { When = Soon with { Times = 2 } })),
        ("whenever something is seen", Of(One.Steps[0] with { When = Soon with { Times = Often.Always } })),
        ("twice", Of(One.Steps[0] with { Repeat = new Repeat(2, new Duration(10)) })),
        ("twice, as two steps", Of(One.Steps[0], One.Steps[0])),
        ("nothing, with an expectation", Of() with { Expect = [new Expectation.InState("connected", Window.At(new Instant(1)))] }),
    ];

    public static TheoryData<string> Whys => [.. Ascending.Select(each => each.Why)];

    [Theory]
    [MemberData(nameof(Whys))]
    public void It_is_smaller_than_all_that_come_behind_it(string why)
    {
        int place = Array.FindIndex(Ascending, each => each.Why == why);
        Assert.All(Ascending[(place + 1)..], larger => Assert.True(Shrinker.IsSmaller(Ascending[place].Scenario, larger.Scenario), larger.Why));
        Assert.All(Ascending[..(place + 1)], other => Assert.False(Shrinker.IsSmaller(Ascending[place].Scenario, other.Scenario), other.Why));
    }

    [Fact]
    public void A_size_is_larger_than_none() => Assert.True(ScenarioSize.Of(One).CompareTo(null) > 0);

    private static Scenario Of(params ValueList<Step> steps) => new("a", "A", new Instant(60_000)) { Steps = steps };
}
