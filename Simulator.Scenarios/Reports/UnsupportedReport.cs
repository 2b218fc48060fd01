using System.Globalization;
using Simulator.Profiles;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells what was left out of scenarios because the client cannot do it.</summary>
internal static class UnsupportedReport
{
    /// <summary>What the client lacks for a scenario, each once.</summary>
    public static string CapabilitiesOf(ScenarioResult result) =>
        string.Join(", ", result.Judgement.Unsupported.Select(part => CapabilityName.Of(part.Capability)).Distinct());

    /// <summary>Tells each part of a scenario that was left out; nothing where none was.</summary>
    public static void Write(Page page, ScenarioResult result)
    {
        if (result.Judgement.Unsupported.Count == 0)
        {
            return;
        }

        page.Line();
        page.Line($"{Words.Mark(ScenarioOutcome.Unsupported)} [bold]{Words.Escaped(result.Scenario.Id)}[/]: left out, because the client cannot do it; what the scenario expects was not asked");
        foreach (Unsupported part in result.Judgement.Unsupported)
        {
            string where = part.Step == 0 ? "client" : string.Create(CultureInfo.InvariantCulture, $"step {part.Step}");
            page.Line($"  [dim]{where,-10}[/]  {Words.Escaped(part.What)} [dim]({CapabilityName.Of(part.Capability)})[/]");
        }
    }

    /// <summary>Tells in how many scenarios the client lacked what; nothing where it lacked nothing.</summary>
    public static void Write(Page page, SuiteResult suite)
    {
        var lacked = suite.Results
            .SelectMany(result => result.Judgement.Unsupported.Select(part => part.Capability).Distinct())
            .CountBy(capability => capability)
            .OrderBy(pair => pair.Key)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{CapabilityName.Of(pair.Key)} in {pair.Value:N0}"))
            .ToList();
        if (lacked.Count > 0)
        {
            page.Line($"the client cannot: {string.Join(", ", lacked)}; the rest of these scenarios was judged by the rules alone");
        }
    }
}
