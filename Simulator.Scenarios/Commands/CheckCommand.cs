using System.CommandLine;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Commands;

/// <summary><c>check</c>: validates scenario files without running them.</summary>
internal sealed class CheckCommand : SimulatorCommand
{
    private const string Help = """
        Examples:
          check                      all scenario files in ./scenarios
          check scenarios/x.json     one file

        Each error is one line, FILE:LINE:COLUMN: PATH: MESSAGE, and all errors of all files are told.
        """;

    private readonly SelectionOptions options;

    /// <summary>The command.</summary>
    public CheckCommand(Host host)
        : base(host, "check", "Validate scenario files without running them.", Help)
    {
        options = new SelectionOptions(host).AddPaths(this);
        Add(OwnRulesOption.New(host));
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        SelectedScenarios selected = options.Read(parsed).Load();
        int good = FilesOf(selected.All.Select(scenario => scenario.File));
        if (selected.Errors.Count > 0)
        {
            ErrorReport.Write(Host.Error, selected.Errors, $"{Words.Counted(good, "file")} with {Words.Counted(selected.All.Count, "scenario")} can be read.");
            return ExitCode.CannotJudge;
        }

        NewPage(parsed).Line($"[green]✓[/] {Words.Counted(good, "file")} with {Words.Counted(selected.All.Count, "scenario")}: all good");
        return ExitCode.Held;
    }

    private static int FilesOf(IEnumerable<string> files) => files.Distinct(StringComparer.Ordinal).Count();
}
