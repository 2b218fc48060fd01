using System.Globalization;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Randomness;
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

    /// <summary>The scenario of <paramref name="seed"/>.</summary>
    /// <param name="seed">Any number; the seed of the scenario's own draws as well.</param>
    /// <param name="profile">Which faults it may hold; everything by default.</param>
    /// <remarks>It ends some time after its last step: at once, or late enough for what the step began to end.</remarks>
    public static Scenario Draw(long seed, Profile? profile = null)
    {
        profile ??= Profile.Everything;
        var random = new RandomStream(seed, "scenario");
        int[] swarm = Swarm(random, profile);
        bool exists(FaultKind family) => swarm[(int)family] > 0;
        ClientSetup client = exists(FaultKind.Options) ? SetupGenerator.Client(random) : UsualClient;
        AppSetup app = exists(FaultKind.Options) ? SetupGenerator.App(random) : UsualApp;
        NetworkTimings network = exists(FaultKind.Delays) ? SetupGenerator.Network(random) : UsualNetwork;
        DrawnSteps drawn = Write(random, swarm, (int)random.Between(0, profile.MostSteps));
        Instant until = drawn.Last() + new Duration(random.Pick(1_000, 60_000, 60_000, 300_000));
        string name = seed.ToString(CultureInfo.InvariantCulture);
        return new Scenario($"random/{name}", $"Random faults {name}", until)
        {
            Client = client,
            App = app,
            Network = network,
            Seed = seed,
            Steps = drawn.Steps(),
        };
    }

    /// <summary>The weight of each family in one scenario: each exists in half of them.</summary>
    private static int[] Swarm(RandomStream random, Profile profile)
    {
        var swarm = new int[profile.Weights.Count];
        for (int family = 0; family < swarm.Length; family++)
        {
            swarm[family] = random.Chance(1, 2) ? profile.Weights[family] * (int)random.Between(1, 3) : 0;
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
