using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when a scenario that fails is not made smaller, or shows something else than before.</summary>
public sealed class ShrinkCommandTests : IDisposable
{
    private const string Long = """
        {
          "title": "A long night",
          "steps": [
            { "at": "3s", "message": { "event": "news" } },
            { "at": "12345ms", "network": "unreachable" },
            { "at": "1m", "raw": "{" },
            { "at": "3m", "network": "up" }
          ],
          "until": "5m"
        }
        """;

    private readonly TemporaryFolder folder = new();

    public ShrinkCommandTests() => folder.Write("scenarios/long.json", Long);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Only_what_the_mistake_needs_is_left()
    {
        CommandRun run = CommandRun.Of(folder, setup => new LateClient(setup), "shrink", "scenarios/long.json");
        Assert.Equal(1, run.Exit);
        Assert.Contains("✗ STATE-5", run.Output, StringComparison.Ordinal);
        string small = File.ReadAllText(Path.Combine(folder.Path, "scenarios", "found", "STATE-5.json"));
        Assert.Contains("unreachable", small, StringComparison.Ordinal);
        Assert.DoesNotContain("news", small, StringComparison.Ordinal);
        Assert.DoesNotContain("12s345ms", small, StringComparison.Ordinal);
    }

    [Fact]
    public void What_holds_cannot_be_made_smaller()
    {
        CommandRun run = CommandRun.Of(folder, "shrink", "scenarios/long.json");
        Assert.Equal(0, run.Exit);
        Assert.Contains("nothing in it fails", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "scenarios", "found")));
    }
}
