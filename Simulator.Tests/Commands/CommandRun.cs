using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Scenarios.Commands;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>What a command line did.</summary>
/// <param name="Exit">The exit code.</param>
/// <param name="Output">What it wrote to its output.</param>
/// <param name="Error">What it wrote to its error output.</param>
internal sealed record CommandRun(int Exit, string Output, string Error)
{
    /// <summary>Runs a command line in this process.</summary>
    /// <param name="folder">The folder from which its paths count.</param>
    /// <param name="arguments">The arguments.</param>
    public static CommandRun Of(TemporaryFolder folder, params string[] arguments) => Of(folder, host => host, arguments);

    /// <summary>Runs a command line that judges other clients than the reference client.</summary>
    public static CommandRun Of(TemporaryFolder folder, Func<ClientSetup, IClient> client, params string[] arguments) =>
        Of(folder, host => host with { Client = client }, arguments);

    /// <summary>Runs a command line under other circumstances.</summary>
    public static CommandRun Of(TemporaryFolder folder, Func<Host, Host> change, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        Host host = change(new Host(output, error) { Folder = folder.Path });
        return new CommandRun(CommandLine.Run(arguments, host), output.ToString(), error.ToString());
    }
}
