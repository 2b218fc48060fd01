using Simulator.Findings;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Benchmarks;

/// <summary>A scenario as a person writes it: ten minutes with a bit of everything, and about eighty entries in the log.</summary>
internal sealed class TenMinutes
{
    private static readonly StepAction Headline = new StepAction.Message("headline", "news", """{"id":1}""");

    private readonly Scenario scenario = new("ten-minutes", "Ten minutes of a commuter", At(600))
    {
        Why = "A bit of everything: messages, a restart of the server, a tunnel, a warning, a rest.",
        Steps =
        [
            new Step(At(1), new StepAction.Call(new ProgramCall.Subscribe("news"))),
            new Step(At(5), Headline),
            new Step(At(120), new StepAction.Close(4200, "restart")),
            new Step(At(180), NamedNetwork.Offline),
            new Step(At(185), NamedNetwork.Up),
            new Step(At(360), Headline),
            new Step(At(420), new StepAction.Error(4300, "slow down")),
            new Step(At(480), new StepAction.Call(ProgramCall.Disconnect)),
            new Step(At(540), new StepAction.Call(ProgramCall.Connect)),
        ],
    };

    /// <summary>How many entries the log has.</summary>
    public int Entries => Judge().Log.Entries.Count;

    /// <summary>Runs the scenario once, with all rules judged.</summary>
    public Judgement Judge() => Findings.Judge.Of(scenario, ScenarioRunner.Run(scenario));

    private static Instant At(int seconds) => Instant.Start + Duration.FromSeconds(seconds);
}
