using System.Globalization;
using Simulator.Exploration.Explaining;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells why a scenario fails, in a few lines.</summary>
internal static class ExplanationText
{
    /// <summary>The lines.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="explanation">Why it fails.</param>
    public static IEnumerable<string> Lines(Scenario scenario, Explanation explanation)
    {
        for (int index = 0; index < scenario.Steps.Count; index++)
        {
            bool isNeeded = explanation.Needed.Contains(index + 1);
            string numbers = string.Join(", ", explanation.Numbers.Where(range => range.Number.Step == index + 1).Select(Write));
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"step {index + 1}, {StepText.Write(scenario.Steps[index].Action)}: {(isNeeded ? "needed" : explanation.IsEnough ? "not needed" : "not needed by itself")}{(numbers.Length == 0 ? "" : $", with {numbers}")}");
        }

        foreach (NumberRange end in explanation.Numbers.Where(range => range.Number.Step == 0))
        {
            yield return Write(end);
        }

        if (explanation.Inevitable is Instant inevitable)
        {
            string tried = string.Join(", ", Continuation.All.Select(continuation => continuation.Words));
            yield return $"from {inevitable} on it fails whatever follows of: {tried}";
        }
    }

    private static string Write(NumberRange range)
    {
        string from = Value(range.Number, range.From);
        return range.To is not long to ? $"‘{range.Number.Name}’ {from} or more"
            : to == range.From ? $"‘{range.Number.Name}’ exactly {from}"
            : $"‘{range.Number.Name}’ anything from {from} to {Value(range.Number, to)}";
    }

    private static string Value(ScenarioNumber number, long value) =>
        number.IsCount ? value.ToString(CultureInfo.InvariantCulture) : new Duration(value).ToString();
}
