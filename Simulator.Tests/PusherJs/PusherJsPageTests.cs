using Simulator.Tests.Commands;
using Simulator.Tests.House;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.PusherJs;

/// <summary>Breaks when docs/pusher-js-8.md shows other states than those that the scenario files reach. <c>SIM_ACCEPT=1</c> draws them anew.</summary>
public sealed class PusherJsPageTests
{
    [Fact]
    [Trait("Speed", "Slow")]
    public void The_states_are_drawn_from_what_all_scenario_files_reach()
    {
        using var folder = new TemporaryFolder();
        string[] client = ["--client", "pusher-js-8", "--client-profile", Repository.Path("adapters", "pusher-js", "profile.json")];
        Assert.Equal(0, CommandRun.Of(folder, ["coverage", Repository.Path("scenarios"), .. client, "--diagram", "states.mmd"]).Exit);
        DocumentBlock.Hold(Repository.Path("docs", "pusher-js-8.md"), "states", $"```mermaid\n{File.ReadAllText(folder["states.mmd"]).TrimEnd('\n')}\n```");
    }
}
