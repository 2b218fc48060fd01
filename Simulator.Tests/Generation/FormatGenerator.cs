using FsCheck;
using FsCheck.Fluent;
using Simulator.Collections;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Generation;

/// <summary>Random scenarios that the format can hold: every member, every kind of step and of expectation.</summary>
internal static class FormatGenerator
{
    /// <summary>The rules that generated scenarios name.</summary>
    public static IReadOnlyList<string> Rules { get; } = ["CHOICE-5", "CONNECT-1", "SEQUENCE-3", "SEQUENCE-4", "SEQUENCE-5", "STATE-1"];

    /// <summary>The scenarios.</summary>
    public static Gen<Scenario> Scenario { get; } =
        from head in Head
        from client in Any.Mostly(new ClientSetup(), Client)
        from app in Any.Mostly(new AppSetup(), App)
        from network in Any.Mostly(new NetworkTimings(), Network)
        from server in Any.Mostly(new ServerSetup(), ServerGenerator.Setup)
        from seed in Any.Mostly(1L, Gen.Elements(0L, -7L, long.MaxValue, long.MinValue))
        from steps in StepGenerator.Steps
        from rest in Any.PositiveDuration
        let until = Instant.Earlier(steps.Select(step => step.Last).DefaultIfEmpty().Max() + rest, Instant.Start + Duration.Longest)
        from expect in Any.Listed(ExpectationGenerator.InScenario([.. steps.Select(step => step.Id).OfType<string>()], until))
        select head with
        {
            Client = client,
            App = app,
            Network = network,
            Server = server,
            Seed = seed,
            Limits = seed % 3 == 0 ? new SimulationLimits { Entries = 2_000_000 } : SimulationLimits.Default,
            Steps = steps,
            Until = until,
            Expect = expect,
        };

    private static Gen<Scenario> Head =>
        from id in Any.Line
        from title in Any.Line
        from why in Any.MaybeNull(Any.Text)
        from tags in Any.Listed(Any.Name)
        from rules in Any.Listed(Gen.Elements(Rules.ToArray()))
        from waive in Any.Listed(Waiver)
        from level in Gen.Elements(Level.Must, Level.Should, Level.Info)
        select new Scenario(id, title, Instant.Start) { Why = why, Tags = tags, Rules = rules, Waive = waive, Level = level };

    private static Gen<Waiver> Waiver =>
        from rule in Gen.Elements(Rules.ToArray())
        from because in Any.Name
        select new Waiver(rule, because);

    private static Gen<ClientSetup> Client =>
        from key in Any.Name
        from options in Options
        from transports in Any.Listed(Gen.Elements(Transport.WebSocket, Transport.Flash), max: 2)
        from connectOnCreate in Any.Boolean
        from policy in Policy
        select options with { Key = key, Transports = transports, ConnectOnCreate = connectOnCreate, Policy = policy };

    private static Gen<ClientSetup> Options =>
        from encrypted in Any.Boolean
        from transport in Gen.Elements(AuthTransport.Ajax, AuthTransport.Jsonp)
        from endpoint in Any.Text
        from parameters in Any.Parameters
        from headers in Any.Parameters
        from activity in Any.Maybe(Any.PositiveDuration)
        from pong in Any.Maybe(Any.PositiveDuration)
        select new ClientSetup
        {
            Encrypted = encrypted,
            AuthTransport = transport,
            AuthEndpoint = endpoint,
            AuthParams = parameters,
            AuthHeaders = headers,
            ActivityTimeout = activity,
            PongTimeout = pong,
        };

    private static Gen<ConnectionPolicy> Policy =>
        from numbers in Any.PositiveDuration.ArrayOf(8)
        from waits in Any.Listed(Any.PositiveDuration, min: 1)
        select new ConnectionPolicy
        {
            AttemptTimeout = numbers[0],
            FlashAttemptTimeout = numbers[1],
            RetryWaits = waits,
            UnavailableAfter = numbers[2],
            RetryInterval = numbers[3],
            ReconnectFloor = numbers[4],
            BackOffWait = numbers[5],
            ActivityTimeout = numbers[6],
            PongTimeout = numbers[7],
        };

    private static Gen<AppSetup> App =>
        from flags in Any.Boolean.ArrayOf(3)
        from limit in Any.Maybe(Gen.Choose(0, 100))
        from open in Gen.Choose(0, 100)
        from activity in Any.PositiveDuration
        from protocol in Gen.Choose(1, 8)
        select new AppSetup
        {
            Exists = flags[0],
            Enabled = flags[1],
            EncryptedOnly = flags[2],
            ConnectionLimit = limit,
            OpenConnections = open,
            ActivityTimeout = activity,
            Protocol = protocol,
        };

    private static Gen<NetworkTimings> Network =>
        from ranges in Any.DurationRange.ArrayOf(6)
        from limits in Any.Duration.ArrayOf(2)
        from worn in Gen.Elements(WornSocket.Reset, WornSocket.Forgotten)
        select new NetworkTimings
        {
            OpenAfter = ranges[0],
            EstablishedAfter = ranges[1],
            RefuseAfter = ranges[2],
            MessageAfter = ranges[3],
            CloseAfter = ranges[4],
            AuthAfter = ranges[5],
            IdleTimeout = limits[0],
            Lifetime = limits[1],
            Worn = worn,
        };
}
