using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Simulator.Clients;
using Simulator.Exploration.Generation;
using Simulator.Simulation;
using Simulator.Testing;
using Simulator.Testing.Generation;

namespace Simulator.Tests.Testing.Generation;

/// <summary>Breaks when properties do not get their random scenarios, or these do not get smaller.</summary>
[Trait("Speed", "Slow")]
public sealed class ScenarioArbitraryTests
{
    [Property(Arbitrary = [typeof(AnyScenario)], MaxTest = 20)]
    public void A_property_of_ones_own_gets_scenarios(Scenario scenario) =>
        Assert.Equal(ScenarioGenerator.Draw(scenario.Seed), scenario);

    [ScenarioProperty(MaxTest = 20)]
    public void So_does_a_property_of_one_line(Scenario scenario) =>
        Assert.Equal(ScenarioGenerator.Draw(scenario.Seed), scenario);

    [Fact]
    public void Those_of_one_family_hold_nothing_else() =>
        Prop.ForAll(ScenarioArbitrary.Of(FaultKind.Sleeps), scenario => scenario.Steps.All(step => step.Action is StepAction.Sleep))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void What_fails_gets_smaller()
    {
        Exception error = Assert.ThrowsAny<Exception>(() =>
            Prop.ForAll(ScenarioArbitrary.Of(FaultKind.Sleeps), scenario => scenario.Steps.Count < 2).QuickCheckThrowOnFailure());
        Assert.Contains("Sleep", error.Message, StringComparison.Ordinal);
        Assert.Contains("Shrunk:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_classified_property_tells_what_was_reached()
    {
        var client = new ClientUnderTest(setup => new ReferenceClient(setup));
        var told = new List<string>();
        var runner = new Runner(told.Add);
        Check.One(Config.Quick.WithMaxTest(100).WithRunner(runner), Prop.ForAll(ScenarioArbitrary.Everything(), client.ObeysClassified));
        Assert.Contains(told, stamp => stamp.Contains("connecting -> connected", StringComparison.Ordinal));
        Assert.Contains(told, stamp => stamp.Contains("unavailable", StringComparison.Ordinal));
    }

    /// <summary>Takes down what FsCheck tells of the classes.</summary>
    private sealed class Runner(Action<string> tell) : IRunner
    {
        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(int ntest, Microsoft.FSharp.Collections.FSharpList<object> args, Microsoft.FSharp.Core.FSharpFunc<int, Microsoft.FSharp.Core.FSharpFunc<Microsoft.FSharp.Collections.FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(Microsoft.FSharp.Collections.FSharpList<object> args, Microsoft.FSharp.Core.FSharpFunc<Microsoft.FSharp.Collections.FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, TestResult testResult)
        {
            if (testResult is TestResult.Passed passed)
            {
                foreach (System.Tuple<int, Microsoft.FSharp.Collections.FSharpList<string>> stamp in passed.Item1.Stamps)
                {
                    tell(string.Join(", ", stamp.Item2));
                }
            }
        }
    }
}
