using Simulator.Clients;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Exploration.Shrinking;

/// <summary>A scenario of which every circumstance is unusual.</summary>
internal static class Odd
{
    private static readonly DurationRange Delay = new(new Duration(3), new Duration(7));

    public static Scenario Scenario { get; } = new("odd", "Odd", new Instant(1_000))
    {
        Client = new ClientSetup
        {
            Key = "another",
            Encrypted = true,
            AuthTransport = AuthTransport.Jsonp,
            AuthEndpoint = "/another",
            AuthParams = [new("a", "1")],
            AuthHeaders = [new("b", "2")],
            ActivityTimeout = new Duration(1),
            PongTimeout = new Duration(2),
            Transports = [Transport.Flash],
            ConnectOnCreate = false,
            Policy = new ConnectionPolicy { RetryInterval = new Duration(1) },
        },
        App = new AppSetup { Exists = false, Enabled = false, EncryptedOnly = true, ConnectionLimit = 1, OpenConnections = 2, ActivityTimeout = new Duration(3), Protocol = 4 },
        Server = new ServerSetup { Dialect = Dialects.All.First(dialect => dialect != Dialects.Pusher) },
        Network = new NetworkTimings
        {
            OpenAfter = Delay,
            EstablishedAfter = Delay,
            RefuseAfter = Delay,
            MessageAfter = Delay,
            CloseAfter = Delay,
            AuthAfter = Delay,
            IdleTimeout = new Duration(5),
            Lifetime = new Duration(6),
            Worn = WornSocket.Forgotten,
        },
    };

    /// <summary>What of <paramref name="other"/> is not as odd as in the odd one; with a mark where it is not as usual either.</summary>
    public static string BackToUsual(Scenario other)
    {
        var usual = new Scenario("usual", "Usual", new Instant(1_000));
        return string.Join(", ", Circumstances(Scenario).Zip(Circumstances(other), Circumstances(usual))
            .Where(each => !Equals(each.First.Value, each.Second.Value))
            .Select(each => each.Second.Name + (Equals(each.Second.Value, each.Third.Value) ? "" : " (odd)")));
    }

    private static IEnumerable<(string Name, object? Value)> Circumstances(Scenario scenario) =>
        Members("Client", scenario.Client).Concat(Members("App", scenario.App)).Concat(Members("Server", scenario.Server)).Concat(Members("Network", scenario.Network));

    private static IEnumerable<(string Name, object? Value)> Members<T>(string name, T of) =>
        typeof(T).GetProperties().Where(member => member.SetMethod is not null).Select(member => ($"{name}.{member.Name}", member.GetValue(of)));
}
