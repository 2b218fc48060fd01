using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Scenarios.Format.Codecs;
using Simulator.Scenarios.Format.Tables;

namespace Simulator.Scenarios.Format;

/// <summary>Rules of one's own as a file.</summary>
public static class OwnRuleFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="ScenarioFormatException">It cannot be read, or something is wrong with it: every error, with its place and its remedy.</exception>
    public static ValueList<OwnRule> Read(string file) =>
        SmallFile.Read(file, OwnRuleTable.Rules, KnownRules.NoOthers, "and holds no rules");

    /// <summary>The text of a file that reads back to <paramref name="rules"/>.</summary>
    public static string Write(ValueList<OwnRule> rules) => CanonicalJson.Write((JObject)OwnRuleTable.Rules.Write(rules));

    /// <summary>The JSON schema of such files, by which an editor completes and checks them.</summary>
    internal static string Schema() => SchemaDocument.Write("Own rules", "What every run must show, beside the rules of the catalogue.", OwnRuleTable.Rules);
}
