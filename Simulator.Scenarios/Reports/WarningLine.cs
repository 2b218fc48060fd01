using System.Globalization;
using Simulator.Exploration.Campaigns;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells what was broken and did not count as a finding: nobody should believe that all was well.</summary>
internal static class WarningLine
{
    /// <summary>Writes it; nothing where there is nothing to tell.</summary>
    /// <param name="page">Where.</param>
    /// <param name="warnings">How many scenarios broke each rule.</param>
    public static void Write(Page page, IEnumerable<Tally> warnings)
    {
        string[] rules = [.. warnings.Select(tally => string.Create(CultureInfo.InvariantCulture, $"{tally.Name} in {tally.Count:N0},"))];
        if (rules is [.., string last])
        {
            rules[^1] = last.TrimEnd(',');
            page.Line($"{Words.Mark(ScenarioOutcome.Warned)} broken, but no finding without --strict:");
            page.List("  ", rules);
        }
    }
}
