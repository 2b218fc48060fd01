using System.Globalization;
using Simulator.Scenarios.Reviewing;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells what was received in place of what was approved.</summary>
/// <param name="page">Where it is told.</param>
internal sealed class ReviewReport(Page page)
{
    private const int MostFiles = 5;
    private const int MostLines = 40;

    /// <summary>Tells a group: its files, and the difference, once.</summary>
    public void Write(ReviewGroup group, int number, int count)
    {
        string what = group.Files[0].IsNew ? "new" : group.Files.Count == 1 ? "changed" : $"the same difference in {Words.Counted(group.Files.Count, "file")}";
        page.Line(string.Create(CultureInfo.InvariantCulture, $"[bold]{number} of {count}: {what}[/]"));
        foreach (ReceivedFile file in group.Files.Take(MostFiles))
        {
            page.Line($"  {Words.Escaped(file.Path)}");
        }

        if (group.Files.Count > MostFiles)
        {
            page.Line($"  [dim]and {group.Files.Count - MostFiles} more[/]");
        }

        page.Line();
        WriteLines(group);
    }

    /// <summary>Tells what of the approved logs belongs to no scenario.</summary>
    public void WriteOrphan(string file) => page.Line($"[bold]no scenario has this log any more[/]\n  {Words.Escaped(file)}");

    private void WriteLines(ReviewGroup group)
    {
        foreach (string line in group.Lines.Take(MostLines))
        {
            string colour = line[0] == '+' ? "green" : "red";
            page.Line($"    [{colour}]{Words.Escaped(line)}[/]");
        }

        if (group.Lines.Count > MostLines)
        {
            page.Line($"    [dim]… and {group.Lines.Count - MostLines} more lines[/]");
        }

        page.Line();
    }
}
