using Simulator.Collections;
using Simulator.Time;

namespace Simulator.Protocol;

/// <summary>
/// What the program gives its client (seed, "Connecting to Pusher" and "Pusher options parameter"), and what its
/// browser supports.
/// </summary>
public sealed record ClientSetup
{
    private static readonly ValueList<Transport> AllTransports = [Transport.WebSocket, Transport.Flash];

    /// <summary>The application key; not empty.</summary>
    public string Key { get; init; } = "app-key";

    /// <summary>Whether only secure connections may be made.</summary>
    public bool Encrypted { get; init; }

    /// <summary>How the authentication endpoint is called.</summary>
    public AuthTransport AuthTransport { get; init; }

    /// <summary>The path or address of the authentication endpoint.</summary>
    public string AuthEndpoint { get; init; } = "/pusher/auth";

    /// <summary>Additional parameters of an authentication request.</summary>
    public ValueList<Parameter> AuthParams { get; init; } = [];

    /// <summary>Additional headers of an authentication request; used with ajax only.</summary>
    public ValueList<Parameter> AuthHeaders { get; init; } = [];

    /// <summary>The client's own activity timeout, where the program sets one.</summary>
    public Duration? ActivityTimeout { get; init; }

    /// <summary>The client's own pong timeout, where the program sets one.</summary>
    public Duration? PongTimeout { get; init; }

    /// <summary>What the browser supports, best first.</summary>
    public ValueList<Transport> Transports { get; init; } = AllTransports;

    /// <summary>Whether creating the client connects it; the document knows no other way, older .NET clients do.</summary>
    public bool ConnectOnCreate { get; init; } = true;

    /// <summary>The numbers of the connection machine, before the program's own timeouts.</summary>
    public ConnectionPolicy Policy { get; init; } = ConnectionPolicy.Documented;

    /// <summary>Whether the browser supports any transport at all.</summary>
    public bool IsSupported => Transports.Count > 0;

    /// <summary>The policy with the program's own timeouts put in.</summary>
    public ConnectionPolicy EffectivePolicy => ActivityTimeout is null && PongTimeout is null
        ? Policy
        : Policy with
        {
            ActivityTimeout = ActivityTimeout ?? Policy.ActivityTimeout,
            PongTimeout = PongTimeout ?? Policy.PongTimeout,
        };
}
