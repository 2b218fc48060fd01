using Microsoft.Testing.Platform.CommandLine;
using Microsoft.Testing.Platform.Extensions;
using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Extensions.TestFramework;
using Microsoft.Testing.Platform.Requests;
using Microsoft.Testing.Platform.TestHost;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Suites;

namespace Simulator.TestPlatform;

/// <summary>Answers the test platform: which tests there are, and what comes of them.</summary>
/// <param name="about">How the framework introduces itself.</param>
/// <param name="given">The command line.</param>
internal sealed class ScenarioTestFramework(IExtension about, ICommandLineOptions given) : ITestFramework, IDataProducer
{
    public string Uid => about.Uid;

    public string Version => about.Version;

    public string DisplayName => about.DisplayName;

    public string Description => about.Description;

    public Type[] DataTypesProduced => [typeof(TestNodeUpdateMessage)];

    public Task<bool> IsEnabledAsync() => about.IsEnabledAsync();

    public Task<CreateTestSessionResult> CreateTestSessionAsync(CreateTestSessionContext context) => Task.FromResult(new CreateTestSessionResult { IsSuccess = true });

    public Task<CloseTestSessionResult> CloseTestSessionAsync(CloseTestSessionContext context) => Task.FromResult(new CloseTestSessionResult { IsSuccess = true });

    public async Task ExecuteRequestAsync(ExecuteRequestContext context)
    {
        var request = (TestExecutionRequest)context.Request;
        ScenarioTests tests = ScenarioOptions.TestsOf(given);
        foreach (IGrouping<string, ScenarioError> unreadable in tests.Unreadable)
        {
            await Tell(ScenarioNode.Unreadable(unreadable));
        }

        LoadedScenario[] chosen = [.. tests.All.Where(scenario => ScenarioNode.Fits(scenario, request.Filter))];
        if (request is DiscoverTestExecutionRequest)
        {
            foreach (LoadedScenario scenario in chosen)
            {
                await Tell(ScenarioNode.Of(scenario, DiscoveredTestNodeStateProperty.CachedInstance));
            }
        }
        else
        {
            foreach (ScenarioResult result in tests.Run(chosen).TakeWhile(_ => !context.CancellationToken.IsCancellationRequested))
            {
                await Tell(ScenarioNode.Of(result, tests.ProblemsOf(result)));
            }
        }

        context.Complete();

        Task Tell(TestNode node) => context.MessageBus.PublishAsync(this, new TestNodeUpdateMessage(request.Session.SessionUid, node));
    }
}
