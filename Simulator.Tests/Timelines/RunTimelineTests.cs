using Simulator.Logs;
using Simulator.Timelines.Lanes;

namespace Simulator.Tests.Timelines;

/// <summary>Breaks when a lane says something else than the log that it is read from.</summary>
public sealed class RunTimelineTests
{
    private static readonly RunTimeline Disappears = Runs.Of("sequences/internet-disappears");

    [Fact]
    public void The_states_are_those_of_the_documented_sequence() => Assert.Equal(
        "initialized 0.000-0.000 | connecting 0.000-0.060 | connected 0.060-10.000 | disconnected 10.000-10.000 | connecting 10.000-40.000 | unavailable 40.000-310.060 | connected 310.060-480.000",
        Disappears.Told("state"));

    [Fact]
    public void The_path_is_told_by_the_step_that_changed_it() => Assert.Equal(
        ["up", "network offline", "network up"], Disappears.Group("path").Single().Stretches.Select(stretch => stretch.Text));

    [Fact]
    public void An_attempt_hangs_then_is_open_then_accepted_and_how_it_ends_is_marked()
    {
        TimelineLane[] lanes = [.. Disappears.Group("attempts")];
        Assert.Equal(["hanging", "open", "established"], lanes[0].Stretches.Take(3).Select(stretch => stretch.Kind));
        Assert.All(lanes[0].Stretches.Take(3), stretch => Assert.Equal("#1 ws", stretch.Text));
        Assert.Equal(["givenUp", "failed"], lanes[0].Marks.Take(2).Select(mark => mark.Kind));
    }

    [Fact]
    public void Each_announcement_has_an_arc_to_the_attempt_that_it_announces()
    {
        TimelineLane emissions = Disappears.Group("emissions").Single();
        Assert.All(emissions.Stretches, arc =>
        {
            Assert.IsType<Entry.ConnectingIn>(Disappears.Log.Entries[arc.From]);
            Assert.IsType<Entry.AttemptStarted>(Disappears.Log.Entries[arc.To]);
        });
        Assert.Equal("connecting_in 2", emissions.Stretches[0].Text);
    }

    [Fact]
    public void Of_the_stretches_of_a_lane_none_overlaps_another() => Assert.All(
        Runs.Of("channels/leaves-one-of-two").Lanes.Concat(Disappears.Lanes).Where(lane => lane.Group != "emissions"),
        lane => Assert.All(lane.Stretches.Zip(lane.Stretches.Skip(1)), pair => Assert.True(pair.First.To <= pair.Second.From, $"{lane.Name}: {pair}")));

    [Fact]
    public void A_timer_lasts_until_it_comes_or_is_set_anew()
    {
        TimelineLane check = Disappears.Group("timers").Single(lane => lane.Name == "activity check");
        Assert.Equal("due 120.060", check.Stretches[0].Text);
        Assert.All(Disappears.Group("timers"), lane => Assert.True(lane.IsMinor));
    }

    [Fact]
    public void A_rule_stands_where_it_was_put_to_the_test()
    {
        Mark held = Disappears.Lanes.Single(lane => lane.Name == "SEQUENCE-4").Marks.Single();
        Assert.Equal("held", held.Kind);
        Assert.Equal("unavailable", Assert.IsType<Entry.StateChange>(Disappears.Log.Entries[held.Entry]).Current);
    }

    [Fact]
    public void Broken_rules_stand_first_and_say_what_was_expected()
    {
        RunTimeline run = Runs.OfPusherJs("sequences/internet-disappears");
        TimelineLane first = run.Group("rules").First();
        Assert.Contains(first.Marks, mark => mark.Kind == "broken" && mark.Text.StartsWith("expected ", StringComparison.Ordinal));
        Assert.Contains(run.Group("expectations").Single().Marks, mark => mark.Kind == "broken");
    }

    [Fact]
    public void A_channel_is_asked_for_then_subscribed_until_its_connection_is_lost()
    {
        RunTimeline run = Runs.Of("channels/leaves-one-of-two");
        Assert.StartsWith("asked ", run.Told("channels"), StringComparison.Ordinal);
        Assert.Contains("| subscribed ", run.Told("channels"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sleep_lasts_until_the_device_wakes()
    {
        RunTimeline run = Runs.Of("sleep/connected");
        Stretch asleep = run.Group("device").Single().Stretches.Single(stretch => stretch.Kind == "asleep");
        Assert.IsType<Entry.Woken>(run.Log.Entries[asleep.To]);
    }
}
