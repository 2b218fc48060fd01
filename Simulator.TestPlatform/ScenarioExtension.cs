using Microsoft.Testing.Platform.Extensions;

namespace Simulator.TestPlatform;

/// <summary>How the framework introduces itself.</summary>
internal sealed class ScenarioExtension : IExtension
{
    public string Uid => "Simulator.TestPlatform";

    public string Version => typeof(ScenarioExtension).Assembly.GetName().Version!.ToString(3);

    public string DisplayName => "Scenario files";

    public string Description => "Runs the scenario files of a folder over a client of the Pusher protocol";

    public Task<bool> IsEnabledAsync() => Task.FromResult(true);
}
