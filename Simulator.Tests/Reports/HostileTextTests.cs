using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Clients;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Tests.Canaries;
using Simulator.Tests.Commands;
using Simulator.Tests.Snapshots;
using Simulator.Time;

namespace Simulator.Tests.Reports;

/// <summary>
/// Breaks when a text of a scenario, a path or a client reaches a reader's terminal, or a file that a reviewer opens, as
/// more than text: every command's output is looked at, letter by letter. The same texts come in each run, since a hang could not
/// print its seed; without Replay FsCheck draws others.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class HostileTextTests
{
    /// <summary>Texts of escape sequences, bidirectional marks, markup, ends of lines and plain letters, mixed.</summary>
    public static Arbitrary<string> Texts() => Gen.Elements(
            "\u001b[2J", "\u001b]0;owned\u0007", "\u009b31m", "\u202e", "\u2066", "\u061c", "\0", "\r", "\u0085", "\u2028", "[bold]", "[/]", "[", "]", "a", "é", "‘", "\ud83d\udc33", "\ufeff", "\u00ad", " ")
        .ListOf().Where(parts => parts.Count > 0).Select(parts => string.Concat(parts)).ToArbitrary();

    [Property(MaxTest = 12, Replay = "20261126,7", Arbitrary = [typeof(HostileTextTests)])]
    public void No_text_of_a_scenario_is_more_than_text(string first, string second)
    {
        using var folder = new TemporaryFolder();
        folder.Write("scenarios/a.json", JsonConvert.SerializeObject(Scenario(first, second)));
        AllCommands(folder, null);
    }

    [Property(MaxTest = 12, Replay = "20261126,7", Arbitrary = [typeof(HostileTextTests)])]
    public void No_text_of_a_client_is_more_than_text(string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("scenarios/a.json", Files.Failing);
        AllCommands(folder, setup => new Chatterbox(setup, text));
    }

    [Property(MaxTest = 12, Replay = "20261126,7", Arbitrary = [typeof(HostileTextTests)])]
    public void No_member_argument_or_path_that_is_wrong_is_more_than_text(string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("scenarios/a.json", JsonConvert.SerializeObject(new Dictionary<string, object> { ["title"] = 1, [text] = text, ["until"] = text, ["rules"] = new[] { text }, ["expect"] = new[] { new { emitted = $"/{text}(/" } } }));
        AllCommands(folder, null);
        Look(CommandRun.Of(folder, "run", text));
        Look(CommandRun.Of(folder, "run", "--filter", $"/{text}(/"));
        Look(CommandRun.Of(folder, text));
        Look(CommandRun.Of(folder, "fuzz", "--faults", text));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(80)]
    public void A_long_id_leaves_its_neighbours_room_for_a_wide_letter(int width)
    {
        using var folder = new TemporaryFolder();
        folder.Write("scenarios/a.json", JsonConvert.SerializeObject(new { title = "\ud83d\udc33\ud83d\udc33", id = new string('x', 300), tags = new[] { "\ud83d\udc33" }, until = "1s" }));
        Assert.Equal(0, CommandRun.Of(folder, host => host with { Width = width }, "list").Exit);
    }

    private static object Scenario(string first, string second) => new
    {
        title = $"t{first.Replace('\r', ' ').Replace('\u0085', ' ').Replace('\u2028', ' ')}",
        why = second,
        tags = new[] { $"x{second}" },
        waive = new[] { new { rule = "EVENT-1", because = $"b{first}" } },
        matrix = new Dictionary<string, string[]> { ["value"] = [first, $"{second}y"] },
        steps = new object[]
        {
            new { at = "1s", id = $"i{first}", note = second, raw = first },
            new { at = "2s", client = new { subscribe = $"private-{second}${{value}}" } },
            new { at = "3s", close = new { code = 4001, reason = first } },
        },
        until = "10s",
        expect = new object[] { new { sent = new { @event = $"e{second}" } }, new { state = "connected", at = "9s" } },
    };

    private static void AllCommands(TemporaryFolder folder, Func<ClientSetup, IClient>? client)
    {
        string[][] commands = [["run"], ["run", "--verbose"], ["run", "--update"], ["show", "scenarios/a.json"], ["show", "scenarios/a.json", "--verbose"], ["show", "scenarios/a.json", "--json-lines"], ["check"], ["list"], ["rules", "scenarios"], ["coverage", "scenarios"], ["shrink", "scenarios/a.json"]];
        foreach (string[] command in commands)
        {
            Look(CommandRun.Of(folder, host => host with { Client = client }, command));
        }

        Look(CommandRun.Of(folder, "judge", folder.Write("a.jsonl", CommandRun.Of(folder, host => host with { Client = client }, "show", "scenarios/a.json", "--json-lines", "--filter", "a[").Output), "--verbose"));
        CommandRun json = CommandRun.Of(folder, host => host with { Client = client }, "run", "--json");
        Look(json);
        Assert.NotNull(JToken.Parse(json.Output)["exit"]);
        foreach (string file in Directory.GetFiles(folder["scenarios"], "*.txt", SearchOption.AllDirectories))
        {
            Look(File.ReadAllText(file));
        }
    }

    private static void Look(CommandRun run)
    {
        Assert.NotEqual(70, run.Exit);
        Look(run.Output);
        Look(run.Error);
    }

    private static void Look(string text) =>
        Assert.DoesNotContain(text, letter => Printable.IsHostile(letter) && letter != '\n');

    /// <summary>A client that says a text wherever it can say one.</summary>
    private sealed class Chatterbox(ClientSetup setup, string text) : FaultyClient(setup)
    {
        public override string State => IsConnected ? text : base.State;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            IReadOnlyList<ClientOutput> outputs = Right(now, input);
            return !outputs.Any(output => output is ClientOutput.StateEvent { State: "connected" }) ? outputs :
            [
                .. outputs, new ClientOutput.StateChange(text, text), new ClientOutput.StateEvent(text), new ClientOutput.Error(text),
                new ClientOutput.OtherEvent(text, text), new ClientOutput.AuthRequest(9, text, text, [new Parameter(text, text)], text), new ClientOutput.SendText(Attempt, text),
            ];
        }
    }
}
