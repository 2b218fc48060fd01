using Simulator.Adapters;
using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Adapters;

/// <summary>Breaks when docs/adapter-protocol.md shows another conversation than the simulator has, or leaves an input or an output out.</summary>
public sealed class AdapterPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.Path("docs", "adapter-protocol.md"));

    [Fact]
    public void What_the_simulator_says_in_it_is_what_it_says() => Assert.Equal(
        [
            TurnWriter.Begin(1, new ClientSetup()),
            TurnWriter.Input(1, Instant.Start, new ClientInput.Created()),
            TurnWriter.Input(1, new Instant(50), new ClientInput.AttemptOpened(1)),
            TurnWriter.Input(1, new Instant(60), new ClientInput.TextReceived(1, new Handshake("1.1", Duration.FromSeconds(120)).Write())),
            TurnWriter.End(1),
        ],
        Lines("> "));

    [Fact]
    public void What_the_adapter_says_in_it_can_be_read()
    {
        string[] lines = [.. Lines("< ")];
        Assert.Equal("example", AnswerReader.Hello(lines[0]).Client);
        Assert.Equal(["initialized", "connecting", "connecting", "connected"], lines[1..].Select(line => AnswerReader.Answer(line).State));
    }

    [Fact]
    public void Every_input_and_every_output_has_a_row() => Assert.All(
        [.. typeof(ClientInput).GetNestedTypes(), .. typeof(ClientOutput).GetNestedTypes()],
        kind => Assert.Contains($"`{char.ToLowerInvariant(kind.Name[0])}{kind.Name[1..]}`", Page, StringComparison.Ordinal));

    private static IEnumerable<string> Lines(string speaker) =>
        Page.Split('\n').Where(line => line.StartsWith(speaker + '{', StringComparison.Ordinal)).Select(line => line[speaker.Length..]);
}
