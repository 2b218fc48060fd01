namespace Simulator.Protocol;

/// <summary>The words by which the states are known on the wire, in logs and in scenario files.</summary>
public static class StateNames
{
    private static readonly string[] Names =
        ["initialized", "connecting", "connected", "unavailable", "failed", "disconnected"];

    /// <summary>All names, in the order of <see cref="ConnectionState"/>.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>The name of <paramref name="state"/>.</summary>
    public static string Name(this ConnectionState state) => Names[(int)state];

    /// <summary>The state named <paramref name="name"/>, or null where no state has that name.</summary>
    public static ConnectionState? Parse(string name) => name switch
    {
        "initialized" => ConnectionState.Initialized,
        "connecting" => ConnectionState.Connecting,
        "connected" => ConnectionState.Connected,
        "unavailable" => ConnectionState.Unavailable,
        "failed" => ConnectionState.Failed,
        "disconnected" => ConnectionState.Disconnected,
        _ => null,
    };
}
