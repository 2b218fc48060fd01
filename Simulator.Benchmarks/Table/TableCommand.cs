namespace Simulator.Benchmarks.Table;

/// <summary>Prints the comparison table, and puts it into a document where one is named.</summary>
internal static class TableCommand
{
    private const string Begin = "<!-- benchmarks -->\n";
    private const string End = "<!-- end of benchmarks -->";

    /// <summary>Measures and prints.</summary>
    /// <param name="document">The document that holds the table between two comments, or null.</param>
    /// <param name="writer">Where the table is printed.</param>
    /// <param name="effort">How much is done for it.</param>
    /// <returns>The exit code: 2 where the document has no place for the table; else 0, whether targets are met or not.</returns>
    public static int Run(string? document, TextWriter writer, Effort effort)
    {
        string text = document is null ? Begin + End : File.ReadAllText(document);
        int from = text.IndexOf(Begin, StringComparison.Ordinal);
        int to = text.IndexOf(End, StringComparison.Ordinal);
        if (from < 0 || to < from)
        {
            writer.WriteLine($"{document} has no place for the table: put {Begin.TrimEnd()} and {End} where it belongs.");
            return 2;
        }

        string table = Comparison.Run(writer, effort);
        if (document is not null)
        {
            File.WriteAllText(document, $"{text[..(from + Begin.Length)]}{table}{text[to..]}");
        }

        return 0;
    }
}
