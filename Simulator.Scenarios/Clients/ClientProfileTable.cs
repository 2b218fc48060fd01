using Simulator.Collections;
using Simulator.Profiles;
using Simulator.Rules;
using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Scenarios.Clients;

/// <summary>The members of a file with a client's profile.</summary>
internal static class ClientProfileTable
{
    private static readonly (string Word, Demand Value)[] DemandWords = [("must", Demand.Must), ("should", Demand.Should), ("off", Demand.Off)];

    private static readonly (string Word, Capability Value)[] CapabilityWords =
        [.. Enum.GetValues<Capability>().Select(capability => (CapabilityName.Of(capability), capability))];

    private static readonly Codec<RuleDemand> Level = Values.OneOf(
        Values.WordsOr("an object with ‘level’ and ‘because’", "level", DemandWords)
            .Map(demand => new RuleDemand("", demand), demand => demand.Demand, demand => demand.Because is null),
        Values.Object(new RuleDemand("", Demand.Must))
            .Required("level", "How much it counts when the client breaks the rule.", Values.Words("level", MeaningOf, DemandWords), d => d.Demand, (d, value) => d with { Demand = value })
            .Optional("because", "Why; needed where less is demanded than the catalogue does.", Values.Name, d => d.Because, (d, value) => d with { Because = value }));

    private static readonly Codec<ValueList<RuleDemand>> Levels = new DictionaryCodec<RuleDemand>(Level, (id, context) => context.KnownRules.ErrorIn(id))
        .Map(
            pairs => pairs.Select(pair => pair.Value with { Rule = pair.Name }).ToValueList(),
            demands => demands.Select(demand => (demand.Rule, demand)).ToValueList())
        .Check((demands, context) => demands.Select(demand => ClientProfile.MistakeIn(demand, context.KnownRules.OwnLevelOf(demand.Rule))).OfType<string>().FirstOrDefault() is string mistake
            ? $"{mistake} Write it as in {{ \"level\": \"off\", \"because\": \"…\" }}."
            : null);

    /// <summary>The table.</summary>
    public static Codec<ClientProfile> Profile { get; } = Values.Object(new ClientProfile())
        .Optional("cannot", "What the client cannot do: it is left out of every scenario.", Values.List(Values.Words("capability", MeaningOf, CapabilityWords)), p => p.Cannot, (p, value) => p with { Cannot = value.Distinct().ToValueList() })
        .Optional("rules", "Rules that count differently than the catalogue says.", Levels, p => p.Rules, (p, value) => p with { Rules = value });

    /// <summary>What a client can do that has <paramref name="capability"/>.</summary>
    public static string MeaningOf(Capability capability) => capability switch
    {
        Capability.Flash => "connecting through Flash, where the browser has no WebSocket",
        Capability.NoWebSocket => "being made in a world without WebSocket",
        Capability.Jsonp => "asking the authentication endpoint by jsonp",
        Capability.AuthParameters => "sending parameters and headers of the program with an authentication request",
        Capability.Notices => "hearing from the operating system that the network is gone or back",
        Capability.LeavePage => "being told that the page is left",
        Capability.Channels => "subscribing to channels",
        Capability.PrivateChannels => "subscribing to private and presence channels, which need authentication",
        Capability.Unsubscribe => "leaving a channel",
        Capability.ChannelEvents => "handing the program what comes on its channels, where it can be heard",
        Capability.ClientEvents => "triggering client events on private and presence channels",
        Capability.Handlers => "being called inside the handler of one of its own events",
        Capability.LateConnect => "being created without connecting",
        Capability.Timeouts => "taking an activity timeout and a pong timeout from the program",
        Capability.Policy => "taking other waits than its own",
        Capability.EarlyEvents => "being heard before its constructor has returned; else the state that it has then is told in place of its events",
        Capability.Calls => "being called by its program when a scenario says so",
    };

    private static string MeaningOf(Demand demand) => demand switch
    {
        Demand.Must => "a failure",
        Demand.Should => "a warning",
        Demand.Off => "not told",
    };
}
