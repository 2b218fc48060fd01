using System.CommandLine;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Commands;

/// <summary>A command of the command line.</summary>
/// <param name="host">Everything outside.</param>
/// <param name="name">Its name.</param>
/// <param name="description">What it does, in one sentence.</param>
/// <param name="notes">What its help says after the options: examples, and how to read its output.</param>
internal abstract class SimulatorCommand(Host host, string name, string description, string notes) : Command(name, description)
{
    /// <summary>The option of all commands that takes colour away.</summary>
    public const string NoColor = "--no-color";

    /// <summary>What its help says after the options.</summary>
    public string Notes => notes;

    /// <summary>Everything outside.</summary>
    protected Host Host => host;

    /// <summary>The page for results.</summary>
    protected Page NewPage(ParseResult parsed)
    {
        bool colour = host.OutputIsTerminal
            && !parsed.GetValue<bool>(NoColor)
            && string.IsNullOrEmpty(host.Variable("NO_COLOR"))
            && host.Variable("TERM") != "dumb";
        return new Page(host.Output, host.Width, colour);
    }

    /// <summary>Says what is wrong with files while the others are gone on with; nothing where nothing is.</summary>
    protected void TellErrors(SelectedScenarios selected, string consequence)
    {
        if (selected.IsPartial)
        {
            ErrorReport.Write(host.Error, selected.Errors, consequence);
        }
    }

    /// <summary>Says why nothing was judged.</summary>
    /// <returns>The exit code.</returns>
    protected int Refuse(SelectedScenarios selected, string consequence)
    {
        ErrorReport.Write(host.Error, selected.Errors, consequence);
        return ExitCode.CannotJudge;
    }
}
