using Simulator.Collections;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Randomness;
using Simulator.Time;

namespace Simulator.Exploration.Generation;

/// <summary>Draws what a random scenario starts with: the client's options, the application, the delays of the network.</summary>
internal static class SetupGenerator
{
    private static readonly ValueList<Transport>[] Supported =
        [[Transport.WebSocket], [Transport.WebSocket, Transport.Flash], [Transport.WebSocket, Transport.Flash], [Transport.Flash], []];

    /// <summary>A program's options and its browser.</summary>
    public static ClientSetup Client(RandomStream random)
    {
        bool named = random.Chance(1, 4);
        return new ClientSetup
        {
            Encrypted = random.Chance(1, 4),
            ConnectOnCreate = !random.Chance(1, 6),
            AuthTransport = random.Pick(AuthTransport.Ajax, AuthTransport.Jsonp),
            AuthParams = named ? [new Parameter("token", "a b")] : [],
            AuthHeaders = named ? [new Parameter("X-Token", "t")] : [],
            ActivityTimeout = random.Chance(1, 4) ? Duration.FromSeconds(random.Pick(10, 60)) : null,
            PongTimeout = random.Chance(1, 6) ? Duration.FromSeconds(random.Pick(5, 60)) : null,
            Transports = random.Pick<ValueList<Transport>>(Supported),
        };
    }

    /// <summary>An application that tells a shorter activity timeout, or forces encryption.</summary>
    public static AppSetup App(RandomStream random) => new()
    {
        ActivityTimeout = Duration.FromSeconds(random.Pick(120, 30, 30, 10)),
        EncryptedOnly = random.Chance(1, 8),
    };

    /// <summary>A slow path; at its worst, attempts take as long as a client waits for them.</summary>
    public static NetworkTimings Network(RandomStream random) => new()
    {
        OpenAfter = UpTo(random, 4_500),
        RefuseAfter = UpTo(random, 6_000),
        MessageAfter = UpTo(random, 3_000),
        CloseAfter = UpTo(random, 8_000),
        AuthAfter = UpTo(random, 8_000),
    };

    private static DurationRange UpTo(RandomStream random, int longest) =>
        new(Duration.Zero, new Duration(random.Between(0, longest)));
}
