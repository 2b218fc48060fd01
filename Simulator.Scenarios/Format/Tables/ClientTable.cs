using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Scenarios.Format.Codecs;
using Simulator.Time;

namespace Simulator.Scenarios.Format.Tables;

/// <summary>The members of <c>client</c>.</summary>
internal static class ClientTable
{
    private static readonly Codec<ValueList<Parameter>> Parameters =
        new DictionaryCodec<string>(Values.Text, (name, _) => name.Length == 0 ? "A name may not be empty. Write at least one letter." : null)
            .Map(
                pairs => pairs.Select(pair => new Parameter(pair.Name, pair.Value)).ToValueList(),
                parameters => parameters.Select(parameter => (parameter.Name, parameter.Value)).ToValueList());

    /// <summary>The names of the transports.</summary>
    public static Codec<Transport> Transport { get; } =
        Values.Words("transport", ("websocket", Protocol.Transport.WebSocket), ("flash", Protocol.Transport.Flash));

    /// <summary>The table.</summary>
    public static Codec<ClientSetup> Client { get; } = Values.Object(new ClientSetup())
        .Optional("key", "The application key.", Values.Name, c => c.Key, (c, value) => c with { Key = value })
        .Group("options", "What the program gives its client.", Options)
        .Optional("transports", "What the browser supports, best first.", Values.List(Transport), c => c.Transports, (c, value) => c with { Transports = value })
        .Optional("connectOnCreate", "Whether creating the client connects it.", Values.Boolean, c => c.ConnectOnCreate, (c, value) => c with { ConnectOnCreate = value })
        .Optional("policy", "Single numbers of the policy ‘documented’ that are different here.", Policy(), c => c.Policy, (c, value) => c with { Policy = value });

    private static ObjectCodec<ClientSetup> Options(ObjectCodec<ClientSetup> options) => options
        .Optional("encrypted", "Whether only secure connections may be made.", Values.Boolean, c => c.Encrypted, (c, value) => c with { Encrypted = value })
        .Group("auth", "What goes with an authentication request.", auth => auth
            .Optional("params", "Additional parameters.", Parameters, c => c.AuthParams, (c, value) => c with { AuthParams = value })
            .Optional("headers", "Additional headers; used with ajax only.", Parameters, c => c.AuthHeaders, (c, value) => c with { AuthHeaders = value }))
        .Optional("authTransport", "How the authentication endpoint is called.", Values.Words("transport", ("ajax", AuthTransport.Ajax), ("jsonp", AuthTransport.Jsonp)), c => c.AuthTransport, (c, value) => c with { AuthTransport = value })
        .Optional("authEndpoint", "The path or address of the authentication endpoint.", Values.Text, c => c.AuthEndpoint, (c, value) => c with { AuthEndpoint = value })
        .Optional("activityTimeout", "The client's own activity timeout.", Values.PositiveDuration, c => c.ActivityTimeout, (c, value) => c with { ActivityTimeout = value })
        .Optional("pongTimeout", "The client's own pong timeout.", Values.PositiveDuration, c => c.PongTimeout, (c, value) => c with { PongTimeout = value });

    private static ObjectCodec<ConnectionPolicy> Policy()
    {
        Codec<Duration> time = Values.PositiveDuration;
        return Values.Object(ConnectionPolicy.Documented)
            .Optional("attemptTimeout", "How long an attempt may take.", time, p => p.AttemptTimeout, (p, value) => p with { AttemptTimeout = value })
            .Optional("flashAttemptTimeout", "How long an attempt over Flash may take.", time, p => p.FlashAttemptTimeout, (p, value) => p with { FlashAttemptTimeout = value })
            .Optional("retryWaits", "The waits after the first, second, … failed attempt; the last one goes on.", Values.List(time, min: 1), p => p.RetryWaits, (p, value) => p with { RetryWaits = value })
            .Optional("unavailableAfter", "How long after ‘connecting’ the state becomes ‘unavailable’.", time, p => p.UnavailableAfter, (p, value) => p with { UnavailableAfter = value })
            .Optional("retryInterval", "From one attempt to the next while ‘unavailable’.", time, p => p.RetryInterval, (p, value) => p with { RetryInterval = value })
            .Optional("reconnectFloor", "The least time between two connections to a server that drops what it accepted.", time, p => p.ReconnectFloor, (p, value) => p with { ReconnectFloor = value })
            .Optional("backOffWait", "The wait that codes 4100-4199 ask for.", time, p => p.BackOffWait, (p, value) => p with { BackOffWait = value })
            .Optional("activityTimeout", "The silence after which the client asks for a sign of life.", time, p => p.ActivityTimeout, (p, value) => p with { ActivityTimeout = value })
            .Optional("pongTimeout", "How long the client waits for a sign of life.", time, p => p.PongTimeout, (p, value) => p with { PongTimeout = value });
    }
}
