using Simulator.Collections;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.StateSpace;

/// <summary>What restores the network, and how long the client may then take to reconnect.</summary>
/// <param name="Actions">What is done, all at one instant.</param>
/// <param name="Time">After so much time a client that wants to be connected is.</param>
internal sealed record Recovery(ValueList<StepAction> Actions, Duration Time)
{
    /// <summary>The recovery in <paramref name="world"/>.</summary>
    public static Recovery Of(World world) => new(ActionsIn(world), TimeIn(world));

    /// <summary>Long enough for a client that may still sleep to notice that its socket is dead, to wait, and to connect again.</summary>
    private static Duration TimeIn(World world)
    {
        ConnectionPolicy policy = world.Client.EffectivePolicy;
        return world.Alphabet
            .Select(action => action is StepAction.Sleep sleep ? sleep.Length : Duration.Zero)
            .Aggregate(Duration.Zero, Duration.Longer) + policy.ActivityTimeout + policy.PongTimeout + policy.UnavailableAfter;
    }

    /// <summary>What restores the network: the path, the server, and the application as it was at the beginning.</summary>
    private static ValueList<StepAction> ActionsIn(World world)
    {
        AppSetup app = world.App;
        var asBefore = new AppChange
        {
            Exists = app.Exists,
            Enabled = app.Enabled,
            ConnectionLimit = app.ConnectionLimit,
            OpenConnections = app.OpenConnections,
            Protocol = app.Protocol,
        };
        var lasting = new StepAction.Network(null, null, null, null)
        {
            Timings = new TimingsChange { IdleTimeout = NetworkTimings.NoLimit, Lifetime = NetworkTimings.NoLimit },
        };
        bool wears = world.Alphabet.Any(action => action is StepAction.Network { Timings: not null });
        bool reacts = world.Alphabet.Any(action => action is StepAction.ServerRules);
        bool changesApp = world.Alphabet.Any(action => action is StepAction.App);
        bool throttles = world.Alphabet.Any(action => action is StepAction.Throttle);
        StepAction[] always = [NamedNetwork.Up, .. throttles ? [new StepAction.Throttle(Duration.Zero)] : Array.Empty<StepAction>(), .. wears ? [lasting] : Array.Empty<StepAction>(), .. reacts ? [new StepAction.ServerRules([])] : Array.Empty<StepAction>(), new StepAction.Server(ServerMode.Up), new StepAction.Accept(), new StepAction.NormalHandshake()];
        return changesApp ? [.. always, new StepAction.App(asBefore)] : always.ToValueList();
    }
}
