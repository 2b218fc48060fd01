using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Scenarios.Format;

/// <summary>The scenarios that one file makes: one for each combination of the values of its matrix.</summary>
/// <param name="root">The file's tree.</param>
/// <param name="settings">What the command line says.</param>
internal sealed class ScenarioFamily(JObject root, ReadSettings settings)
{
    private readonly JProperty[] parameters = MembersOf(root, "params");
    private readonly JProperty[] matrix = MembersOf(root, "matrix");

    /// <summary>The names of the parameters that the file declares.</summary>
    public ValueList<string> Declared => parameters.Select(parameter => parameter.Name).ToValueList();

    /// <summary>Reports a matrix that is too big.</summary>
    public bool Check(ReadContext context)
    {
        long size = 1;
        foreach (JProperty axis in matrix)
        {
            size *= Math.Min(ValuesOf(axis).Count, ScenarioLimits.MatrixScenarios + 1);
            if (size > ScenarioLimits.MatrixScenarios)
            {
                context.Report(axis, $"With this the matrix makes more than {ScenarioLimits.MatrixScenarios} scenarios. Take values away, or split the file.");
                return false;
            }
        }

        return true;
    }

    /// <summary>Each combination as a list of names with values, in the order of the file; one empty list without a matrix.</summary>
    public IEnumerable<ValueList<(string Name, JToken Value)>> Combinations() => matrix.Aggregate(
        (IEnumerable<ValueList<(string Name, JToken Value)>>)[[]],
        (sofar, axis) => sofar.SelectMany(head => ValuesOf(axis).Select(value => (ValueList<(string, JToken)>)[.. head, (axis.Name, value)])));

    /// <summary>What each name stands for in one combination: the matrix goes first, then the command line, then the file.</summary>
    public IReadOnlyDictionary<string, JToken> Bindings(ValueList<(string Name, JToken Value)> combination)
    {
        Dictionary<string, JToken> bindings = parameters.ToDictionary(
            parameter => parameter.Name,
            parameter => settings.Parameters.TryGetValue(parameter.Name, out string? text)
                ? StrictJson.ParseValue(text) ?? new JValue(text)
                : parameter.Value);
        foreach ((string name, JToken value) in combination)
        {
            bindings[name] = value;
        }

        return bindings;
    }

    /// <summary>The values of a combination as texts.</summary>
    public static ValueList<Parameter> Texts(ValueList<(string Name, JToken Value)> combination) =>
        combination.Select(pair => new Parameter(pair.Name, Placeholders.TextOf(pair.Value))).ToValueList();

    private static JProperty[] MembersOf(JObject root, string name) =>
        root[name] is JObject members ? [.. members.Properties()] : [];

    /// <summary>The values of an axis; where it has none, which the table reports, one that says so.</summary>
    private static JArray ValuesOf(JProperty axis) =>
        axis.Value is JArray { Count: > 0 } values ? values : [JValue.CreateUndefined()];
}
