using System.CommandLine;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Suites;
using Spectre.Console;

namespace Simulator.Scenarios.Commands;

/// <summary><c>list</c>: says which scenarios there are, without running them.</summary>
internal sealed class ListCommand : SimulatorCommand
{
    private const string Help = """
        Examples:
          list                       all scenarios in ./scenarios
          list --filter /4\d\d\d/    those whose id matches an expression
        """;

    private readonly SelectionOptions options;

    /// <summary>The command.</summary>
    public ListCommand(Host host)
        : base(host, "list", "List ids, titles and tags of scenarios without running them.", Help)
    {
        options = new SelectionOptions(host).AddPaths(this).AddFilters(this);
        Add(OwnRulesOption.New(host));
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        SelectedScenarios selected = options.Read(parsed).Load();
        if (selected.IsRefused)
        {
            return Refuse(selected, "Nothing was listed.");
        }

        TellErrors(selected, "The other files are listed.");
        Page page = NewPage(parsed);
        Table table = Page.NewTable("id", "title", "tags");
        table.Columns[0].NoWrap();
        foreach (LoadedScenario scenario in selected.Chosen)
        {
            table.AddRow(
                Words.Cell(scenario.Scenario.Id, page.Width / 2), Words.Escaped(scenario.Scenario.Title), Words.Escaped(string.Join(' ', scenario.Scenario.Tags)));
        }

        page.Table(table);
        page.Line();
        page.Plain(Words.Counted(selected.Chosen.Count, "scenario"));
        return selected.IsPartial ? ExitCode.CannotJudge : ExitCode.Held;
    }
}
