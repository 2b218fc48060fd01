using Simulator.Scenarios.Format.Codecs;
using Simulator.Scenarios.Format.Tables;

namespace Simulator.Scenarios.Format;

/// <summary>The JSON schema of scenario files, by which an editor completes and checks them.</summary>
internal static class ScenarioSchema
{
    /// <summary>The name of its file, which stands among the scenarios and is none.</summary>
    public const string FileName = "scenario.schema.json";

    /// <summary>The text of the schema.</summary>
    public static string Write() => SchemaDocument.Write(
        "Scenario", "What the client is, what the world does to it and when, and what must be seen.", ScenarioTable.Scenario);
}
