using Simulator.Tests.Snapshots;

namespace Simulator.Tests.House;

/// <summary>A part of a document that is drawn from the product, between two comments that name it.</summary>
internal static class DocumentBlock
{
    /// <summary>Breaks when the part is another than <paramref name="content"/>; <c>SIM_ACCEPT=1</c> writes it anew.</summary>
    public static void Hold(string document, string name, string content)
    {
        string text = File.ReadAllText(document);
        string begin = $"<!-- {name} -->\n";
        int from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        int to = text.IndexOf($"<!-- end of {name} -->", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable(Snapshot.Accept) == "1")
        {
            File.WriteAllText(document, $"{text[..from]}{content}\n{text[to..]}");
            return;
        }

        Assert.Equal(content, text[from..to].TrimEnd('\n'));
    }
}
