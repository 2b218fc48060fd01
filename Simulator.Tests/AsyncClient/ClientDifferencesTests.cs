using System.Globalization;
using System.Text;
using Simulator.Exploration.Generation;
using Simulator.Simulation;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.AsyncClient;

/// <summary>
/// Breaks when two clients that were written apart from each other, a machine of values and an async one, come to differ
/// where nobody has explained why they may.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class ClientDifferencesTests
{
    [Fact]
    public Task The_async_client_differs_from_the_reference_client_only_as_approved()
    {
        ClientComparison[] compared = [.. AsyncClientTests.Files.Value.Select(ClientComparison.Of)];
        AssertExplained(compared);
        return Snapshot.Verify(Write(compared), "client-differences");
    }

    [Fact]
    public void A_thousand_random_scenarios_show_no_other_difference() =>
        AssertExplained([.. ParallelEnumerable.Range(0, 1_000).AsOrdered().Select(seed => ClientComparison.Of(ScenarioGenerator.Draw(seed)))]);

    /// <summary>Stands before any approval: what no kind explains cannot be approved by accepting a snapshot.</summary>
    private static void AssertExplained(ClientComparison[] compared)
    {
        string[] unexplained =
        [
            .. from pair in compared
               from difference in pair.Differences
               where !ClientDifferenceKind.All.Any(kind => kind.Explains(difference))
               select $"{pair.Scenario.Id}:\n{string.Join('\n', difference.Lines)}",
        ];
        Assert.True(unexplained.Length == 0, $"No kind of difference explains:\n{string.Join('\n', unexplained)}");
    }

    private static string Write(ClientComparison[] compared)
    {
        var text = new StringBuilder();
        int equal = compared.Count(pair => pair.Differences.Count == 0);
        text.Append(CultureInfo.InvariantCulture, $"{compared.Length} scenarios, {equal} of them with the same log for the reference client and the async one");
        foreach (ClientDifferenceKind kind in ClientDifferenceKind.All)
        {
            Write(text, kind, [.. compared.Where(pair => pair.Differences.Any(kind.Explains))]);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, ClientDifferenceKind kind, ClientComparison[] members)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n\n{kind.Name}\n  {kind.Why}\n  in {members.Length} of them:");
        foreach (Scenario scenario in members.Select(pair => pair.Scenario))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n    {scenario.Id}");
        }

        if (members is [ClientComparison first, ..])
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  for example {first.Scenario.Id}:");
            text.AppendJoin("", first.Differences.First(kind.Explains).Lines.Select(line => $"\n    {line}"));
        }
    }
}
