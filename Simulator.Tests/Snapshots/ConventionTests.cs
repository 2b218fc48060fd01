using System.Text;

namespace Simulator.Tests.Snapshots;

/// <summary>Breaks when the project leaves the conventions by which Verify, and everything that reads its files, finds its way.</summary>
public sealed class ConventionTests
{
    [Fact]
    public void Received_files_are_ignored() =>
        Assert.Contains("*.received.*", File.ReadAllLines(Repository.Path(".gitignore")));

    [Fact]
    public void Verified_files_keep_their_line_feeds() =>
        Assert.Contains("*.verified.txt text eol=lf working-tree-encoding=UTF-8", File.ReadAllLines(Repository.Path(".gitattributes")));

    [Fact]
    public void Editors_leave_verified_files_as_they_are()
    {
        string[] lines = File.ReadAllLines(Repository.Path(".editorconfig"));
        int section = Array.IndexOf(lines, "[*.{received,verified}.{txt}]");
        Assert.True(section >= 0);
        string[] settings = lines[(section + 1)..(section + 9)];
        Assert.Contains("charset = utf-8-bom", settings);
        Assert.Contains("end_of_line = lf", settings);
        Assert.Contains("insert_final_newline = false", settings);
        Assert.Contains("trim_trailing_whitespace = false", settings);
    }

    [Fact]
    public void No_project_file_names_a_snapshot() => Assert.All(
        Directory.GetFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories),
        file => Assert.DoesNotContain(".verified.", File.ReadAllText(file), StringComparison.Ordinal));

    [Fact]
    public void Every_verified_file_has_a_mark_at_its_beginning_and_no_line_feed_at_its_end() => Assert.All(Verified(), file =>
    {
        byte[] bytes = File.ReadAllBytes(file);
        Assert.True(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble), file);
        Assert.False(bytes[^1] == '\n' || bytes.Contains((byte)'\r'), file);
    });

    [Fact]
    public void Every_snapshot_of_the_tests_belongs_to_a_test() => Assert.Equal(
        ["canaries", "client-differences", "coverage", "fingerprints", "goals", "machine-walk", "port-words", "rule-edges", "rule-words", "rules", "simplifications", "state-diagram", "terminal-timelines", "transition-table", "worlds"],
        Directory.GetFiles(Repository.Path("Simulator.Tests", "Snapshots"), "*.verified.txt").Select(file => Path.GetFileName(file).Split('.')[0]).Order());

    private static IEnumerable<string> Verified() =>
        new[] { "scenarios", "Simulator.Tests" }.SelectMany(folder => Directory.GetFiles(Repository.Path(folder), "*.verified.txt", SearchOption.AllDirectories));
}
