namespace Simulator.Expectations;

/// <summary>What can be so for a while: what the program wants, whether it has it, and what the path is like. What is null may be either way.</summary>
public sealed record Circumstances
{
    /// <summary>Whether the program wants a connection, and no code that the server gave forbids a retry.</summary>
    public bool? Wanted { get; init; }

    /// <summary>Whether the client is connected.</summary>
    public bool? Connected { get; init; }

    /// <summary>Whether a healthy path leads to a server that accepts the client. All that the world does begins the time anew: a path is usable while it is left alone.</summary>
    public bool? Usable { get; init; }

    /// <summary>Whether open sockets are dead: nothing comes on them, or the device has slept since they were opened.</summary>
    public bool? Dead { get; init; }

    /// <summary>The same in words, such as <c>connected, with dead sockets</c>.</summary>
    public override string ToString() => string.Join(", ", new[] { WantedWords(Wanted), ConnectedWords(Connected), UsableWords(Usable), DeadWords(Dead) }.OfType<string>());

    private static string? ConnectedWords(bool? connected) => connected is bool has ? has ? "connected" : "not connected" : null;

    private static string? WantedWords(bool? wanted) => wanted is bool wants ? wants ? "wanted" : "not wanted" : null;

    private static string? UsableWords(bool? usable) => usable is bool leads ? $"with {(leads ? "a" : "no")} usable path" : null;

    private static string? DeadWords(bool? dead) => dead is bool are ? $"with {(are ? "dead" : "live")} sockets" : null;
}
