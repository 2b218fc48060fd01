using System.Globalization;
using System.Text;

namespace Simulator.Scenarios.SuiteReports;

/// <summary>TAP 14, the Test Anything Protocol: a line a scenario, what was found as a block behind it.</summary>
internal static class TapReport
{
    /// <summary>The text of the file.</summary>
    public static string Of(IReadOnlyList<ReportedScenario> scenarios)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"TAP version 14\n1..{scenarios.Count}\n");
        for (int place = 0; place < scenarios.Count; place++)
        {
            Append(text, scenarios[place], place + 1);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ReportedScenario scenario, int number)
    {
        string directive = scenario.IsSkipped ? " # SKIP not supported by the client" : "";
        text.Append(CultureInfo.InvariantCulture, $"{(scenario.Fails ? "not ok" : "ok")} {number} - {Escaped(scenario.Id)}{directive}\n");
        if (scenario.Problems.Count > 0)
        {
            text.Append("  ---\n  message: |\n");
            foreach (string line in scenario.Details.Split('\n'))
            {
                text.Append(CultureInfo.InvariantCulture, $"    {line}\n");
            }

            text.Append("  ...\n");
        }
    }

    /// <summary>A number sign would begin a directive.</summary>
    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("#", "\\#", StringComparison.Ordinal);
}
