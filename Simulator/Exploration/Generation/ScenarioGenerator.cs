using System.Globalization;
using Simulator.Network;
using Simulator.Profiles;
using Simulator.Protocol;
using Simulator.Randomness;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.Generation;

/// <summary>
/// Draws random scenarios, each from nothing but its seed. The documented policy always holds, so every rule can be
/// asked of the run.
/// </summary>
/// <remarks>
/// Swarm-wise (Groce and others, "Swarm Testing", 2012): each draw decides first which kinds of faults exist in it at
/// all, then how much of each. A scenario in which everything happens hides what a few things do together.
/// </remarks>
public static class ScenarioGenerator
{
    private static readonly ClientSetup UsualClient = new();
    private static readonly AppSetup UsualApp = new();
    private static readonly NetworkTimings UsualNetwork = new();
    private static readonly ServerSetup UsualServer = new();

    /// <summary>The scenario of <paramref name="seed"/>.</summary>
    /// <param name="seed">Any number; the seed of the scenario's own draws as well.</param>
    /// <param name="faults">Which faults it may hold; everything by default.</param>
    /// <param name="client">What may be asked of the client: nothing is drawn that it cannot do. Everything by default.</param>
    /// <remarks>It ends some time after its last step: at once, or late enough for what the step began to end.</remarks>
    public static Scenario Draw(long seed, FaultMix? faults = null, ClientProfile? client = null)
    {
        ClientProfile profile = client ?? ClientProfile.Complete;
        return Restriction.Of(Draw(seed, Possible(faults ?? FaultMix.Everything, profile)), profile).Scenario;
    }

    private static Scenario Draw(long seed, FaultMix faults)
    {
        var random = new RandomStream(seed, "scenario");
        int[] swarm = Swarm(random, faults);
        bool exists(FaultKind family) => swarm[(int)family] > 0;
        ClientSetup client = exists(FaultKind.Options) ? SetupGenerator.Client(random) : UsualClient;
        AppSetup app = exists(FaultKind.Options) ? SetupGenerator.App(random) : UsualApp;
        NetworkTimings network = exists(FaultKind.Delays) ? SetupGenerator.Network(random) : UsualNetwork;
        DrawnSteps drawn = Write(random, swarm, (int)random.Between(0, faults.MostSteps));
        Instant until = drawn.Last() + new Duration(random.Pick(1_000, 60_000, 60_000, 300_000));
        string name = seed.ToString(CultureInfo.InvariantCulture);
        return new Scenario($"random/{name}", $"Random faults {name}", until)
        {
            Client = client,
            App = app,
            Network = network,
            Server = exists(FaultKind.Dialects) ? new ServerSetup { Dialect = Dialects.All[(int)random.Between(0, Dialects.All.Count - 1)] } : UsualServer,
            Seed = seed,
            Steps = drawn.Steps(),
        };
    }

    /// <summary>Without the families of which nothing is left for the client: others are drawn instead.</summary>
    private static FaultMix Possible(FaultMix faults, ClientProfile client)
    {
        faults = client.Can(Capability.Channels) ? faults : faults.With(FaultKind.Channels, 0);
        return client.Can(Capability.Handlers) ? faults : faults.With(FaultKind.Handlers, 0);
    }

    /// <summary>The weight of each family in one scenario: each exists in half of them.</summary>
    private static int[] Swarm(RandomStream random, FaultMix faults)
    {
        var swarm = new int[faults.Weights.Count];
        for (int family = 0; family < swarm.Length; family++)
        {
            swarm[family] = random.Chance(1, 2) ? faults.Weights[family] * (int)random.Between(1, 3) : 0;
        }

        return swarm;
    }

    private static DrawnSteps Write(RandomStream random, int[] swarm, int most)
    {
        var drawn = new DrawnSteps(random);
        int total = swarm[..(int)FaultKind.Options].Sum();
        while (total > 0 && drawn.Count < most)
        {
            drawn.Wait(drawn.Length());
            Faults.Draw(Pick(random, swarm, total), drawn);
        }

        return drawn;
    }

    private static FaultKind Pick(RandomStream random, int[] swarm, int total)
    {
        long place = random.Between(1, total);
        int family = -1;
        while (place > 0)
        {
            place -= swarm[++family];
        }

        return (FaultKind)family;
    }
}
