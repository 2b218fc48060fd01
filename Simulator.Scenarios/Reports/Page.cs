using Simulator.Logs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Simulator.Scenarios.Reports;

/// <summary>Where a report is written: lines and tables, with colour where a person sees them.</summary>
internal sealed class Page
{
    /// <summary>Lines are never folded: a place that an editor should find, or a line of a log, stays on one line.</summary>
    private const int Unfolded = 100_000;

    private readonly IAnsiConsole console;
    private readonly TextWriter writer;

    /// <summary>A page on <paramref name="writer"/>.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="width">The width of its tables.</param>
    /// <param name="colour">Whether it has colour.</param>
    public Page(TextWriter writer, int width, bool colour)
    {
        this.writer = writer;
        Width = width;
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,

            // The enrichers look at the variables of build servers, and would make the page depend on them.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = Unfolded;
        console.Profile.Capabilities.Unicode = true;
    }

    /// <summary>The width of tables.</summary>
    public int Width { get; }

    /// <summary>Writes a line of Spectre's markup; what comes from outside must be escaped.</summary>
    public void Line(string markup = "") => console.MarkupLine(Printable.Lines(markup));

    /// <summary>Writes lines as they are, without colour.</summary>
    public void Plain(string text)
    {
        writer.Write(Printable.Lines(text));
        writer.Write('\n');
    }

    /// <summary>Writes a list of words behind <paramref name="head"/>, on as many lines as the width asks for.</summary>
    public void List(string head, IEnumerable<string> words)
    {
        string line = head;
        foreach (string word in words)
        {
            if (line.Length > head.Length && line.Length + word.Length > Width)
            {
                Plain(line.TrimEnd());
                line = new string(' ', head.Length);
            }

            line += $"{word}  ";
        }

        Plain(line.TrimEnd());
    }

    /// <summary>Writes a table within the width of the page.</summary>
    public void Table(Table table) => console.Write(new TrimmedTable(table, Width));

    /// <summary>A table with a head and without lines between its columns.</summary>
    /// <param name="heads">The heads of the columns.</param>
    public static Table NewTable(params IEnumerable<string> heads)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        foreach (string head in heads)
        {
            table.AddColumn(new TableColumn($"[dim]{head}[/]") { Padding = new Padding(0, 0, 2, 0) });
        }

        return table;
    }
}
