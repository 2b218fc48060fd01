using Simulator.Collections;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.StateSpace;

/// <summary>The environment model of an exhaustive walk: which steps may happen, at every relevant moment and any number of times.</summary>
/// <param name="Name">The name by which it is chosen.</param>
/// <param name="About">What it is about, in a few words.</param>
/// <param name="Alphabet">All that can happen: any of it, at every moment that matters, any number of times.</param>
public sealed record World(string Name, string About, ValueList<StepAction> Alphabet)
{
    internal static ClientSetup QuickClient { get; } = new() { PongTimeout = Duration.FromSeconds(5) };

    internal static AppSetup QuickApp { get; } = new() { ActivityTimeout = Duration.FromSeconds(10) };

    /// <summary>The time from a scheduled item to the moment soon after it. Everything on the path takes as long, or no time, so that all falls on one grid.</summary>
    public static Duration Soon { get; } = Duration.FromSeconds(1);

    /// <summary>How long everything on the path takes: <see cref="Soon"/>, or no time, which shows lateness that a slow path would excuse.</summary>
    public Duration Delay { get; init; } = Soon;

    /// <summary>What the program and its browser give. The wait for a pong is short, and so is the silence before it: an idle connection need not be watched for minutes.</summary>
    public ClientSetup Client { get; init; } = QuickClient;

    /// <summary>The application, at the beginning.</summary>
    public AppSetup App { get; init; } = QuickApp;

    /// <summary>The world of a scenario: all that its steps do, in any order and number, on a path where everything takes <see cref="Soon"/>.</summary>
    public static World Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var alphabet = scenario.Steps.Select(step => step.Action).Where(action => action is not StepAction.Expect).Distinct().ToValueList();
        return new World(scenario.Id, scenario.Title, alphabet) { Client = scenario.Client, App = scenario.App };
    }

    /// <summary>One world in which all happens that happens in this one or in <paramref name="other"/>, with the beginning of this one.</summary>
    public World With(World other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Name = $"{Name}+{other.Name}", About = $"{About}; {other.About}", Alphabet = Alphabet.Union(other.Alphabet).ToValueList() };
    }

    /// <summary>A scenario in which nothing has happened yet.</summary>
    internal Scenario Beginning => new($"explore/{Name}", About, Instant.Start) { Client = Client, App = App, Network = Timings() };

    private NetworkTimings Timings()
    {
        DurationRange each = DurationRange.Exactly(Delay.Milliseconds);
        return new NetworkTimings { OpenAfter = each, EstablishedAfter = each, RefuseAfter = each, MessageAfter = each, CloseAfter = each, AuthAfter = each };
    }
}
