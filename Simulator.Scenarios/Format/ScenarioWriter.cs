using Newtonsoft.Json.Linq;
using Simulator.Scenarios.Format.Tables;
using Simulator.Simulation;

namespace Simulator.Scenarios.Format;

/// <summary>Writes scenarios in their canonical form: absolute times, members in the order of the tables, defaults left out.</summary>
internal static class ScenarioWriter
{
    /// <summary>The text of a file that reads back to <paramref name="scenario"/>.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="fileId">The id that the place of the file gives it; the same id is not written again.</param>
    public static string Write(Scenario scenario, string? fileId = null) => CanonicalJson.Write(Tree(scenario, fileId));

    /// <summary>The same as a tree, for a file of which it is a part.</summary>
    public static JObject Tree(Scenario scenario, string? fileId = null)
    {
        var root = (JObject)ScenarioTable.Scenario.Write(scenario);
        if (scenario.Id == fileId)
        {
            root.Remove("id");
        }

        Placeholders.Escape(root);
        return root;
    }
}
