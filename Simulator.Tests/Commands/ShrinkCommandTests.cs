using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when a scenario that fails is not made smaller, or shows something else than before.</summary>
[Trait("Speed", "Slow")]
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
        string small = File.ReadAllText(Path.Combine(folder.Path, "scenarios", "found", "STATE-5-connecting-to-unavailable.json"));
        Assert.Contains("unreachable", small, StringComparison.Ordinal);
        Assert.DoesNotContain("news", small, StringComparison.Ordinal);
        Assert.DoesNotContain("12s345ms", small, StringComparison.Ordinal);
    }

    /// <summary>Each is made smaller by itself, and none comes down to a scenario in which nothing happens, which would disappoint every client.</summary>
    [Fact]
    public void Each_expectation_that_fails_makes_a_file_that_only_this_client_fails()
    {
        static IClient make(ClientSetup setup) => new ReferenceClient(setup with { ActivityTimeout = null, PongTimeout = null });
        string[] lines = File.ReadAllLines(Repository.Path("scenarios/activity/shorter-by-client.json"));
        string file = folder.Write("scenarios/short.json", string.Join('\n', lines.Where(line => !line.Contains("\"rules\"", StringComparison.Ordinal)))); // then no rule says why
        CommandRun run = CommandRun.Of(folder, make, "shrink", file);
        Assert.Equal(1, run.Exit);
        string[] found = Directory.GetFiles(folder["scenarios/found"], "expectation*.json");
        Assert.Contains(found, path => path.Contains("ping", StringComparison.Ordinal));
        Assert.Contains(found, path => path.Contains("connected-to-disconnected", StringComparison.Ordinal));
        Assert.All(Directory.GetFiles(folder["scenarios/found"], "*.json"), path =>
        {
            Assert.Equal(1, CommandRun.Of(folder, make, "run", path).Exit);
            CommandRun guard = CommandRun.Of(folder, "run", path, "--update");
            Assert.True(guard.Exit == 0, File.ReadAllText(path) + guard.Output);
        });
    }

    [Fact]
    public void Long_expectations_that_begin_alike_make_a_file_each()
    {
        string begin = new('a', 200);
        folder.Write("scenarios/wishes.json", $$"""
            { "title": "Wishes", "until": "5s", "expect": [{ "sent": { "event": "{{begin}}1" } }, { "sent": { "event": "{{begin}}2" } }] }
            """);
        Assert.Equal(1, CommandRun.Of(folder, "shrink", "scenarios/wishes.json").Exit);
        Assert.Equal(2, Directory.GetFiles(folder["scenarios/found"], "*.json").Length);
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
