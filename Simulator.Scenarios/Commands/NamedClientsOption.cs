using System.CommandLine;

namespace Simulator.Scenarios.Commands;

/// <summary>The option that chooses among the clients that have a name.</summary>
internal static class NamedClientsOption
{
    /// <summary>The option.</summary>
    public static Option<string[]> New() => new("--clients", "-c")
    {
        Description = "The clients of clients.json, or releases of them, apart by commas; else all",
        HelpName = "NAME[@RELEASE],…",
    };
}
