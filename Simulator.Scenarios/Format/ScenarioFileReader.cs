using System.Globalization;
using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Scenarios.Format.Tables;
using Simulator.Simulation;

namespace Simulator.Scenarios.Format;

/// <summary>Reads the text of a scenario file. Whatever the text is, the answer is scenarios or errors, never an exception.</summary>
internal static class ScenarioFileReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The name of the file, for errors.</param>
    /// <param name="id">The id of the scenario where the file gives no other.</param>
    /// <param name="content">What is in the file.</param>
    /// <param name="settings">What is said from outside of the file.</param>
    /// <returns>The scenarios of the file, or all of its errors.</returns>
    public static ScenarioSet Read(string file, string id, ReadOnlySpan<byte> content, ReadSettings settings)
    {
        if (content.Length > ScenarioLimits.FileBytes)
        {
            return new ScenarioSet([], [TooBig(file, content.Length)]);
        }

        var errors = new ErrorList();
        JToken? root = StrictJson.Parse(content, (position, path, message) =>
            errors.Add(new ScenarioError(file, position.Line, position.Column, path, message)));
        List<LoadedScenario> scenarios = root is null ? [] : ReadFamily(file, id, root, settings, errors);
        IReadOnlyList<ScenarioError> found = errors.InOrder();
        return new ScenarioSet(found.Count == 0 ? scenarios : [], found);
    }

    /// <summary>Reads a scenario that is a part of another file, in canonical form: without parameters and matrix.</summary>
    /// <param name="file">The name of the file, for errors.</param>
    /// <param name="id">The id of the scenario where the part gives no other.</param>
    /// <param name="tree">The part.</param>
    /// <param name="settings">What is said from outside of the file.</param>
    /// <param name="errors">Takes what is wrong with it.</param>
    /// <returns>The scenario; null where something is wrong.</returns>
    public static Scenario? ReadPart(string file, string id, JToken tree, ReadSettings settings, ErrorList errors)
    {
        var context = new ReadContext(file, settings.KnownRules, ScenarioOutline.Unknown, errors);
        if (tree is JObject && (tree["params"] ?? tree["matrix"]) is JToken family)
        {
            context.Report(family, "A scenario in a log is one that was run: it has neither ‘params’ nor ‘matrix’. Put the values in, and leave them away.");
            return null;
        }

        Fill(tree, new Placeholders(new Dictionary<string, JToken>(), context, ScenarioLimits.FilledLetters));
        return ScenarioTable.Scenario.TryRead(tree, new ReadContext(file, settings.KnownRules, ScenarioOutline.Of(tree), errors), out Scenario scenario)
            ? Finish(scenario, id, [], settings)
            : null;
    }

    /// <summary>The error of a file that is too big.</summary>
    public static ScenarioError TooBig(string file, long bytes) => ScenarioError.Whole(file, string.Create(
        CultureInfo.InvariantCulture,
        $"The file holds {bytes:N0} bytes; the limit is {ScenarioLimits.FileBytes:N0}. Split it into several scenarios."));

    private static List<LoadedScenario> ReadFamily(string file, string id, JToken root, ReadSettings settings, ErrorList errors)
    {
        var scenarios = new List<LoadedScenario>();
        var family = new ScenarioFamily(root as JObject ?? [], settings);
        if (!family.Check(new ReadContext(file, settings.KnownRules, ScenarioOutline.Unknown, errors)))
        {
            return scenarios;
        }

        long room = ScenarioLimits.FilledLetters;
        foreach (ValueList<(string Name, JToken Value)> combination in family.Combinations().TakeWhile(_ => !errors.IsFull && room >= 0))
        {
            JToken tree = root.DeepClone();
            var placeholders = new Placeholders(
                family.Bindings(combination), new ReadContext(file, settings.KnownRules, ScenarioOutline.Unknown, errors), room);
            Fill(tree, placeholders);
            room = placeholders.Room;
            var context = new ReadContext(file, settings.KnownRules, ScenarioOutline.Of(tree), errors);
            if (ScenarioTable.Scenario.TryRead(tree, context, out Scenario scenario))
            {
                ValueList<Parameter> matrix = ScenarioFamily.Texts(combination);
                scenarios.Add(Load(Finish(scenario, id, matrix, settings), file, tree, matrix) with { Parameters = family.Declared });
            }
        }

        return scenarios;
    }

    private static void Fill(JToken tree, Placeholders placeholders)
    {
        foreach (JProperty member in (tree as JObject)?.Properties().ToArray() ?? [])
        {
            if (member.Name is not ("params" or "matrix"))
            {
                placeholders.Fill(member);
            }
        }
    }

    private static Scenario Finish(Scenario scenario, string id, ValueList<Parameter> matrix, ReadSettings settings)
    {
        string suffix = matrix.Count == 0 ? "" : $"[{string.Join(',', matrix.Select(value => $"{value.Name}={value.Value}"))}]";
        return scenario with
        {
            Id = (scenario.Id.Length == 0 ? id : scenario.Id) + suffix,
            Seed = settings.Seed ?? scenario.Seed,
        };
    }

    private static LoadedScenario Load(Scenario scenario, string file, JToken tree, ValueList<Parameter> matrix) =>
        new(scenario, file, tree.Position().Line, Lines(tree["steps"]), Lines(tree["expect"]), matrix);

    private static ValueList<int> Lines(JToken? list) =>
        (list?.Children() ?? []).Select(item => item.Position().Line).ToValueList();
}
