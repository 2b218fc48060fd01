using Newtonsoft.Json.Linq;
using Simulator.Time;

namespace Simulator.Scenarios.Format;

/// <summary>What the reading of one scenario shares: where errors go, and what names can refer to.</summary>
/// <param name="file">The file that is read.</param>
/// <param name="knownRules">The rules that it can name.</param>
/// <param name="outline">What the scenario's own names refer to.</param>
/// <param name="errors">The errors of the file.</param>
internal sealed class ReadContext(
    string file, KnownRules knownRules, ScenarioOutline outline, ErrorList errors)
{
    /// <summary>The file that is read; what it names by a path stands from its folder.</summary>
    public string File => file;

    /// <summary>The rules that the file can name.</summary>
    public KnownRules KnownRules => knownRules;

    /// <summary>The ids of the scenario's steps.</summary>
    public IReadOnlyCollection<string> StepIds => outline.StepIds;

    /// <summary>When the run ends, where the scenario says so rightly.</summary>
    public Instant? Until => outline.Until;

    /// <summary>Reports what is wrong with <paramref name="token"/>.</summary>
    public void Report(JToken token, string message)
    {
        if (!errors.IsFull)
        {
            SourcePosition position = token.Position();
            errors.Add(new ScenarioError(file, position.Line, position.Column, token.JsonPath(), message));
        }
    }
}
