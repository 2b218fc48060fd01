using Simulator.Collections;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.Shrinking;

/// <summary>Simpler replacements for one part of a scenario. The shrinker checks that each is really smaller.</summary>
internal static class Simplifications
{
    /// <summary>The plainest message.</summary>
    public const string News = "news";

    /// <summary>The plainest data of a client event.</summary>
    public const string NoData = "{}";

    private static readonly int[] Plain = [1000, 4000, 4001, 4004, 4100, 4200, 4300];

    /// <summary>What may stand in place of <paramref name="step"/>, at the same time.</summary>
    public static IEnumerable<Step> Steps(Step step)
    {
        IEnumerable<Step> rarer = step.Repeat is Repeat repeat
            ? [step with { Repeat = null }, step with { Repeat = repeat.Times > 2 ? repeat with { Times = 2 } : null }, step with { Repeat = repeat.Times > 2 ? repeat with { Times = repeat.Times - 1 } : null }]
            : [];
        IEnumerable<Step> sooner = step.When is Wait wait
            ? [step with { When = null }, step with { When = wait with { Times = 1 } }, step with { When = wait with { After = Duration.Zero } }]
            : [];
        return [.. rarer, .. sooner, .. Actions(step.Action).Select(action => step with { Action = action }), step with { Note = null }];
    }

    /// <summary>The scenario with one of its circumstances as usual: options, application, delays.</summary>
    public static IEnumerable<Scenario> Options(Scenario scenario) =>
        Clients(scenario.Client).Select(client => scenario with { Client = client })
            .Concat(Apps(scenario.App).Select(app => scenario with { App = app }))
            .Concat(Servers(scenario.Server).Select(server => scenario with { Server = server }))
            .Concat(Networks(scenario.Network, (_, usual) => [usual]).Select(network => scenario with { Network = network }))
            .Where(other => other != scenario);

    /// <summary>The scenario with delays that are exact, or rounder.</summary>
    public static IEnumerable<Scenario> Delays(Scenario scenario) =>
        Networks(scenario.Network, (range, _) => Exact(range)).Select(network => scenario with { Network = network });

    /// <summary>The change with one member less.</summary>
    public static IEnumerable<AppChange> Changes(AppChange change)
    {
        AppChange[] less =
        [
            change with { Exists = null }, change with { Enabled = null }, change with { EncryptedOnly = null },
            change with { ConnectionLimit = null }, change with { OpenConnections = null },
            change with { ActivityTimeout = null }, change with { Protocol = null },
        ];
        return less.Where(other => other != change);
    }

    private static IEnumerable<ProgramCall> Calls(ProgramCall call) => call switch
    {
        ProgramCall.Plain => [ProgramCall.Disconnect],
        ProgramCall.Subscribe { To: not News } => [new ProgramCall.Subscribe(News)],
        ProgramCall.Unsubscribe { From: not News } => [new ProgramCall.Unsubscribe(News)],
        ProgramCall.Trigger { Data: not NoData } trigger => [trigger with { Data = NoData }],
        _ => [],
    };

    /// <summary>The change with one member less, or one that is exact; none where nothing would be left of it.</summary>
    public static IEnumerable<TimingsChange> Changes(TimingsChange? change)
    {
        if (change is null)
        {
            return [];
        }

        TimingsChange[] less =
        [
            change with { OpenAfter = null }, change with { EstablishedAfter = null }, change with { RefuseAfter = null }, change with { MessageAfter = null },
            change with { CloseAfter = null }, change with { AuthAfter = null }, change with { IdleTimeout = null }, change with { Lifetime = null }, change with { Worn = null },
            change with { OpenAfter = Longest(change.OpenAfter) }, change with { EstablishedAfter = Longest(change.EstablishedAfter) },
            change with { RefuseAfter = Longest(change.RefuseAfter) }, change with { MessageAfter = Longest(change.MessageAfter) },
            change with { CloseAfter = Longest(change.CloseAfter) }, change with { AuthAfter = Longest(change.AuthAfter) },
            change with { Worn = change.Worn is null ? null : WornSocket.Reset },
        ];
        return less.Where(other => other != change && other != new TimingsChange());
    }

    private static DurationRange? Longest(DurationRange? range) => range is DurationRange given ? new DurationRange(given.To, given.To) : null;

    private static IEnumerable<StepAction> Actions(StepAction action) => action switch
    {
        StepAction.Call call => Calls(call.Made).Select(made => call with { Made = made }),
        StepAction.InHandler handler => [new StepAction.Call(handler.Made), handler with { Times = 1 }, .. Calls(handler.Made).Select(made => handler with { Made = made })],
        StepAction.Network network => [.. NamedNetwork.All, .. Less(network).Where(less => less.ChangesPath || less.Notice is not null)],
        StepAction.Server { Mode: not ServerMode.Down } => [new StepAction.Server(ServerMode.Down)],
        StepAction.Answer answer =>
        [
            .. Plain.Select(code => answer with { Code = code }), answer with { Text = "" }, answer with { Attempts = 1 },
            answer with { Attempts = answer.Attempts > 1 ? answer.Attempts - 1 : answer.Attempts }, answer with { ThenClose = true },
        ],
        StepAction.Handshake handshake => [new StepAction.Handshake([], null), handshake with { Attempts = handshake.Texts.Count > 0 ? 1 : null }, .. Less(handshake.Texts).Select(texts => handshake with { Texts = texts })],
        StepAction.Close close => [new StepAction.Reset(), .. Plain.Select(code => close with { Code = code }), close with { Reason = "" }],
        StepAction.Error error => [new StepAction.Message(News, null, null), .. Plain.Select(code => error with { Code = code }), error with { Text = "" }],
        StepAction.Message message => [message with { Event = News }, message with { Channel = null }, message with { Data = null }],
        StepAction.Publish publish => [publish with { Event = News }, publish with { Data = null }],
        StepAction.ServerRules rules => Less(rules.Rules).Select(less => new StepAction.ServerRules(less)),
        StepAction.Raw => [new StepAction.Message(News, null, null), new StepAction.Raw("")],
        StepAction.App app => Changes(app.Change).Where(change => change != new AppChange()).Select(change => new StepAction.App(change)),
        StepAction.Auth auth => [auth with { Body = null }, auth with { After = null }, auth with { Status = auth.Status < 300 ? 200 : 403 }],
        _ => [],
    };

    private static IEnumerable<StepAction.Network> Less(StepAction.Network network) =>
    [
        network with { Notice = null, Name = null }, network with { Sockets = null, Name = null }, network with { Attempts = null, Name = null },
        network with { OpenNow = null }, network with { Timings = null },
        .. Changes(network.Timings).Select(timings => network with { Timings = timings }),
    ];

    private static IEnumerable<ValueList<string>> Less(ValueList<string> texts) =>
        texts.Count < 2 ? [] : texts.Select((_, left) => texts.Where((_, index) => index != left).ToValueList());

    private static IEnumerable<ClientSetup> Clients(ClientSetup client)
    {
        var usual = new ClientSetup();
        return
        [
            client with { Key = usual.Key }, client with { Encrypted = false }, client with { AuthTransport = usual.AuthTransport },
            client with { AuthEndpoint = usual.AuthEndpoint }, client with { AuthParams = [] }, client with { AuthHeaders = [] },
            client with { ActivityTimeout = null }, client with { PongTimeout = null }, client with { Transports = usual.Transports },
            client with { ConnectOnCreate = true }, client with { Policy = usual.Policy },
        ];
    }

    private static IEnumerable<AppSetup> Apps(AppSetup app)
    {
        var usual = new AppSetup();
        return
        [
            app with { Exists = true }, app with { Enabled = true }, app with { EncryptedOnly = false }, app with { ConnectionLimit = null },
            app with { OpenConnections = 0 }, app with { ActivityTimeout = usual.ActivityTimeout }, app with { Protocol = usual.Protocol },
        ];
    }

    private static IEnumerable<ServerSetup> Servers(ServerSetup server) =>
        [server with { Dialect = Dialects.Pusher }, .. Less(server.Rules).Select(rules => server with { Rules = rules })];

    /// <summary>The rules without one, or with one that does less.</summary>
    private static IEnumerable<ValueList<ServerRule>> Less(ValueList<ServerRule> rules) =>
    [
        .. rules.Select((_, left) => rules.Where((_, index) => index != left).ToValueList()),
        .. rules.SelectMany((rule, place) => Less(rule).Select(less => rules.With(place, less))),
    ];

    private static IEnumerable<ServerRule> Less(ServerRule rule) =>
    [
        .. rule.Then.Select((_, left) => rule with { Then = rule.Then.Where((_, index) => index != left).ToValueList() }),
        .. rule.After == Duration.Zero ? Array.Empty<ServerRule>() : [rule with { After = Duration.Zero }],
    ];

    private static IEnumerable<NetworkTimings> Networks(NetworkTimings network, Func<DurationRange, DurationRange, IEnumerable<DurationRange>> other)
    {
        var usual = new NetworkTimings();
        return
        [
            .. other(network.OpenAfter, usual.OpenAfter).Select(range => network with { OpenAfter = range }),
            .. other(network.EstablishedAfter, usual.EstablishedAfter).Select(range => network with { EstablishedAfter = range }),
            .. other(network.RefuseAfter, usual.RefuseAfter).Select(range => network with { RefuseAfter = range }),
            .. other(network.MessageAfter, usual.MessageAfter).Select(range => network with { MessageAfter = range }),
            .. other(network.CloseAfter, usual.CloseAfter).Select(range => network with { CloseAfter = range }),
            .. other(network.AuthAfter, usual.AuthAfter).Select(range => network with { AuthAfter = range }),
            network with { IdleTimeout = NetworkTimings.NoLimit }, network with { Lifetime = NetworkTimings.NoLimit }, network with { Worn = WornSocket.Reset },
        ];
    }

    /// <summary>The longest of a range, always, or a rounder length near it.</summary>
    private static IEnumerable<DurationRange> Exact(DurationRange range) =>
        TimeSimplifications.Lengths(range.To).Prepend(range.To).Select(length => new DurationRange(length, length));
}
