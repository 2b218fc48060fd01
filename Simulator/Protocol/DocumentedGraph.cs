using Simulator.Collections;

namespace Simulator.Protocol;

/// <summary>The transitions that the document knows (seed, "Available states" and "Example state changes").</summary>
public static class DocumentedGraph
{
    /// <summary>The transitions that happen by themselves.</summary>
    public static ValueList<string> ByItself { get; } =
    [
        "initialized -> connecting", "initialized -> failed",
        "connecting -> connected", "connecting -> unavailable",
        "connected -> disconnected", "disconnected -> connecting", "unavailable -> connected",
    ];

    /// <summary>The transitions that happen only on purpose, or where a code forbids a retry.</summary>
    public static ValueList<string> OnPurpose { get; } = ["connecting -> disconnected", "unavailable -> disconnected"];

    /// <summary>All transitions.</summary>
    public static ValueList<string> All { get; } = [.. ByItself, .. OnPurpose];

    private static string[] Arrows { get; } =
        [.. StateNames.All.SelectMany(from => StateNames.All.Select(to => $"{from} -> {to}"))];

    /// <summary>How a transition is written.</summary>
    /// <param name="from">The state that is left.</param>
    /// <param name="to">The state that is entered.</param>
    public static string Arrow(string from, string to) =>
        StateNames.Parse(from) is ConnectionState left && StateNames.Parse(to) is ConnectionState right
            ? Arrows[((int)left * StateNames.All.Count) + (int)right]
            : $"{from} -> {to}";
}
