using Newtonsoft.Json.Linq;
using Simulator.Time;

namespace Simulator.Scenarios.Format;

/// <summary>What other members of a scenario refer to, so it is looked up before they are read.</summary>
/// <param name="StepIds">The ids of the steps.</param>
/// <param name="Until">When the run ends; null where the file does not say so rightly.</param>
internal sealed record ScenarioOutline(IReadOnlyCollection<string> StepIds, Instant? Until)
{
    /// <summary>The outline of a scenario of which nothing is known.</summary>
    public static ScenarioOutline Unknown { get; } = new([], null);

    /// <summary>The outline of the scenario in <paramref name="root"/>, right or wrong.</summary>
    public static ScenarioOutline Of(JToken root)
    {
        if (root is not JObject scenario)
        {
            return Unknown;
        }

        IEnumerable<string> ids = scenario["steps"] is JArray steps ? steps.Select(step => TextIn(step, "id")).OfType<string>() : [];
        return new ScenarioOutline(
            [.. ids], Duration.TryParse(TextIn(scenario, "until") ?? "", out Duration until) ? Instant.Start + until : null);
    }

    private static string? TextIn(JToken owner, string name) =>
        owner is JObject members && members[name] is JValue { Type: JTokenType.String } text ? (string?)text : null;
}
