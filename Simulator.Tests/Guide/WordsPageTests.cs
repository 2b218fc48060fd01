using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;
using Simulator.Findings;
using Simulator.Scenarios.Format;
using Simulator.Simulation;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Guide;

/// <summary>Breaks when a word of the language has no example that runs, or the page of words says something else than the schema.</summary>
public sealed class WordsPageTests
{
    private const string Begin = "<!-- words -->\n";
    private const string End = "<!-- end of words -->";

    private static readonly string[] Folders = ["docs/words", "scenarios"];
    private static readonly string[] States = ["initialized", "connecting", "connected", "unavailable", "failed", "disconnected"];

    /// <summary>The files that were written for this page.</summary>
    public static TheoryData<string> Files => [.. Directory.GetFiles(Repository.Path("docs", "words"), "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void An_example_holds(string file)
    {
        ScenarioSet set = ScenarioLoader.Load([Repository.Path("docs/words", file)], new ReadSettings());
        Assert.Empty(set.Errors);
        Assert.All(set.Scenarios, loaded => Assert.DoesNotContain(Subject.Reference.Test(loaded.Scenario).Findings, finding => finding.Level == Level.Must || finding.Kind == FindingKind.RuleBroken));
    }

    [Fact]
    public void Each_word_has_an_example() => Assert.Empty(Words().Where(word => word.Example is null).Select(word => $"{word.Part}: {word.Word}"));

    [Fact]
    public void The_page_tells_the_words_of_the_schema()
    {
        string file = Repository.Path("docs", "words.md");
        string page = File.ReadAllText(file);
        string table = Table();
        int from = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int to = page.IndexOf(End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("SIM_ACCEPT") == "1")
        {
            File.WriteAllText(file, $"{page[..from]}{table}{page[to..]}");
            return;
        }

        Assert.Equal(table, page[from..to]);
    }

    /// <summary>Of the files that use a word the shortest is the example: what else is in it does not stand in the way.</summary>
    private static IEnumerable<(string Part, string Word, string Meaning, string? Example)> Words()
    {
        var words = new SchemaWords(JObject.Parse(ScenarioSchema.Write()));
        IEnumerable<string> files = Folders.SelectMany(folder => Directory.GetFiles(Repository.Path(folder), "*.json", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Path("docs"), file).Replace('\\', '/'))
            .Where(file => !file.EndsWith(ScenarioSchema.FileName, StringComparison.Ordinal) && !file.Contains("/found/", StringComparison.Ordinal));
        foreach (string file in files.OrderBy(file => new FileInfo(Repository.Path("docs", file)).Length).ThenBy(file => file, StringComparer.Ordinal))
        {
            words.See(JToken.Parse(File.ReadAllText(Repository.Path("docs", file))), file);
        }

        // The six states are values of several words; what each is, the document says.
        return words.All().Where(word => word.Meaning.Length > 0 || !States.Any(state => word.Word.EndsWith($": \"{state}\"", StringComparison.Ordinal)));
    }

    private static string Table()
    {
        var text = new StringBuilder();
        foreach (var part in Words().GroupBy(word => word.Part))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {char.ToUpperInvariant(part.Key[0])}{part.Key[1..]}\n\n| word | what it says | for example in |\n|---|---|---|\n");
            foreach ((_, string word, string meaning, string? example) in part)
            {
                string name = example is null ? "" : $"[{Path.ChangeExtension(Path.GetFileName(example), null)}]({example})";
                text.Append(CultureInfo.InvariantCulture, $"| `{word}` | {meaning.Replace("|", "\\|", StringComparison.Ordinal)} | {name} |\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
