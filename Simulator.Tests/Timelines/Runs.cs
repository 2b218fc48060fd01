using Simulator.Findings;
using Simulator.PusherJs;
using Simulator.Scenarios.Format;
using Simulator.Timelines.Lanes;

namespace Simulator.Tests.Timelines;

/// <summary>Runs whose timelines tests look at.</summary>
internal static class Runs
{
    /// <summary>The run of a scenario file of the project over the reference client.</summary>
    public static RunTimeline Of(string id, Subject? subject = null)
    {
        LoadedScenario loaded = ScenarioLoader.Load([Repository.Path($"scenarios/{id}.json")], new ReadSettings()).Scenarios[0];
        return RunTimeline.Of((subject ?? Subject.Reference).Test(loaded.Scenario));
    }

    /// <summary>The same over the machine of pusher-js.</summary>
    public static RunTimeline OfPusherJs(string id) => Of(id, new Subject(setup => new PusherJsClient(setup)));

    /// <summary>The texts of the stretches of the first lane of a group.</summary>
    public static string Told(this RunTimeline run, string group) =>
        string.Join(" | ", run.Group(group).SelectMany(lane => lane.Stretches).Select(stretch => $"{stretch.Kind} {run.Log.WhenAt(stretch.From).At}-{run.Log.WhenAt(stretch.To).At}"));
}
