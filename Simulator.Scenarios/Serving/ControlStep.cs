using System.Text;
using Newtonsoft.Json.Linq;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Format.Tables;
using Simulator.Simulation;

namespace Simulator.Scenarios.Serving;

/// <summary>A step that is asked for while a scenario is played: any of the language, without a time.</summary>
internal static class ControlStep
{
    private const string Source = "the step";

    /// <summary>Reads a step such as <c>{ "server": "down" }</c>.</summary>
    /// <exception cref="ScenarioFormatException">It is none: every error, with its place and its remedy.</exception>
    public static StepAction Read(string text)
    {
        var errors = new ErrorList();
        JToken? root = StrictJson.Parse(Encoding.UTF8.GetBytes(text), (position, path, message) => errors.Add(new ScenarioError(Source, position.Line, position.Column, path, message)));
        var context = new ReadContext(Source, KnownRules.NoOthers, ScenarioOutline.Unknown, errors);
        if (root is JObject step && step["at"] is null && step["after"] is null)
        {
            step["at"] = "0s";
        }

        bool isRead = root is not null & StepTable.Step.TryRead(root ?? JValue.CreateNull(), context, out StepDraft draft);
        return isRead && errors.InOrder().Count == 0 && draft.When is null && draft.Action is StepAction action and not StepAction.Expect
            ? action
            : throw new ScenarioFormatException(errors.InOrder().Count > 0 ? string.Join('\n', errors.InOrder()) : "A step that is asked for happens now: it waits for nothing, and expects nothing.");
    }
}
