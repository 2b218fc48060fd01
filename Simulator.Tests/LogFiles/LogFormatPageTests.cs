using Simulator.Scenarios.LogFiles;
using Simulator.Tests.Commands;
using Simulator.Tests.House;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.LogFiles;

/// <summary>Breaks when docs/log-format.md shows another format than the tool writes. <c>SIM_ACCEPT=1</c> writes the drawn parts anew.</summary>
public sealed class LogFormatPageTests
{
    private static readonly string Page = Repository.Path("docs", "log-format.md");

    [Fact]
    public void The_example_is_what_the_tool_writes()
    {
        using var folder = new TemporaryFolder();
        string log = CommandRun.Of(folder, "show", Repository.Path("scenarios", "waits", "never-due.json"), "--json-lines").Output;
        DocumentBlock.Hold(Page, "example", $"```\n{log}```");
    }

    [Fact]
    public void Every_kind_of_entry_has_a_row() => DocumentBlock.Hold(Page, "kinds", string.Join('\n', [
        "| `entry` | members | what has happened |",
        "|---|---|---|",
        .. EntryTable.Kinds.Select(kind => $"| `{kind.Name}` | {string.Join(", ", kind.Members.Select(member => $"`{member}`"))} | {kind.Meaning} |".Replace("|  |", "| |", StringComparison.Ordinal)),
    ]));
}
