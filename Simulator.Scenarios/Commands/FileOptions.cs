using System.CommandLine;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Commands;

/// <summary>The argument of a command that is about one scenario file, and the options that choose among its cases and change them.</summary>
internal sealed class FileOptions
{
    private readonly SelectionOptions selection;
    private readonly Argument<string> file = new("file") { Description = "The scenario file" };

    /// <summary>Adds them to <paramref name="command"/>.</summary>
    public FileOptions(Host host, Command command)
    {
        file.Validators.Add(SelectionOptions.CheckPaths);
        command.Add(file);
        selection = new SelectionOptions(host).AddFilters(command).AddValues(command);
    }

    /// <summary>The scenarios of the file.</summary>
    public SelectedScenarios Load(ParseResult parsed) => selection.Read(parsed, File(parsed)).Load();

    /// <summary>The file, as it was given.</summary>
    public string File(ParseResult parsed) => parsed.GetRequiredValue(file);
}
