using System.CommandLine;
using Simulator.Findings;
using Simulator.Scenarios.Reports;
using Simulator.Simulation;

namespace Simulator.Scenarios.Commands;

/// <summary>The options of a command that looks for mistakes: which client, what counts, where findings go.</summary>
internal sealed class FindingOptions
{
    private readonly Host host;
    private readonly ClientOptions client;
    private readonly Option<bool> strict = new("--strict") { Description = "Count broken SHOULDs and choices as findings; else they are only told" };
    private readonly Option<string> folder = OutOption.New();

    /// <summary>Adds them to <paramref name="command"/>.</summary>
    public FindingOptions(Host host, Command command)
    {
        this.host = host;
        client = new ClientOptions(host, command);
        Option[] all = [strict, folder];
        Array.ForEach(all, command.Add);
    }

    /// <summary>The client under test.</summary>
    public Subject Subject(ParseResult parsed) => client.Subject(parsed);

    /// <summary>What counts as a finding.</summary>
    public Level FailOn(ParseResult parsed) => parsed.GetValue(strict) ? Level.Should : Level.Must;

    /// <summary>Tells what is found, and keeps it.</summary>
    public FindingReport NewReport(ParseResult parsed) => new(Subject(parsed), Path.Combine(host.Folder, parsed.GetRequiredValue(folder)), host.Files);

    /// <summary>The command that shows a finding again, given its file.</summary>
    public string RepeatOf(ParseResult parsed, string found) => RepeatCommand.Of(found, client.Words(parsed));
}
