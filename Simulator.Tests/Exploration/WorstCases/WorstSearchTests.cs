using Simulator.Clients;
using Simulator.Expectations;
using Simulator.Exploration.Campaigns;
using Simulator.Exploration.Generation;
using Simulator.Exploration.WorstCases;
using Simulator.Findings;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Tests.Canaries;

namespace Simulator.Tests.Exploration.WorstCases;

/// <summary>Breaks when a figure is not pushed as far as it was, is another one in the scenario that is kept, or depends on the order of work.</summary>
[Trait("Speed", "Slow")]
public sealed class WorstSearchTests
{
    public static TheoryData<string, long> Reached => new() { { "gaps", 17_000 }, { "attempts", 61 }, { "time-to-return", 17_000 }, { "silence", 150_000 } };

    [Theory]
    [MemberData(nameof(Reached))]
    public void The_worst_of_the_reference_client_is_found_by_changing_the_best(string measure, long atLeast)
    {
        WorstSearch search = Searched(measure, Subject.Reference);
        Assert.True(search.Best[0].Value >= atLeast, search.Best[0].Worst.Told);
        Assert.True(search.Best[0].Value >= search.AtRandom!.Value);
    }

    [Theory]
    [MemberData(nameof(Reached))]
    public void The_worst_found_is_shrunk_while_it_stays_as_great(string measure, long atLeast)
    {
        WorstSearch search = Searched(measure, Subject.Reference);
        WorstCase smallest = search.Smallest(Subject.Reference)!;
        Assert.True(smallest.Value >= search.Best[0].Value && smallest.Value >= atLeast);
        Assert.True(smallest.Scenario.Steps.Count <= search.Best[0].Scenario.Steps.Count);
        Scenario telling = smallest.Scenario with { Expect = [new Expectation.Worst(search.Measure.Measure)] };
        Assert.Equal(smallest.Worst, Assert.Single(Subject.Reference.Test(telling).Measured));
    }

    [Fact]
    public void What_is_tried_in_another_order_comes_to_the_same()
    {
        WorstSearch forwards = Searched("gaps", Subject.Reference);
        WorstSearch backwards = Searched("gaps", Subject.Reference, places => places.Reverse());
        Assert.Equal(forwards, backwards);
    }

    [Fact]
    public void A_client_that_gives_up_has_a_greater_worst_than_one_that_does_not()
    {
        Func<ClientSetup, IClient> discouraged = CanaryCatalogue.All.Single(canary => canary.Name == "six-attempts").Make;
        Assert.True(Searched("gaps", new Subject(discouraged)).Best[0].Value > Searched("gaps", Subject.Reference).Best[0].Value);
    }

    [Fact]
    public void No_program_calls_for_the_most_attempts_unless_somebody_asks_for_it()
    {
        WorstMeasure attempts = WorstMeasures.Find("attempts")!;
        Assert.All(Searched("attempts", Subject.Reference).Best, found => Assert.DoesNotContain(found.Scenario.Steps, step => step.Action is StepAction.Call { Made: ProgramCall.Plain }));
        Assert.Equal(0, attempts.Faults[FaultKind.Calls]);
    }

    [Fact]
    public void Where_nothing_can_be_measured_nothing_is_found()
    {
        WorstSearch search = Searched("silence", Subject.Reference, null, new CampaignPlan(0, 20, FaultMix.Of(FaultKind.Messages)));
        Assert.True(search.IsComplete);
        Assert.Null(search.Smallest(Subject.Reference));
    }

    [Fact]
    public void Every_measure_has_a_name_and_a_sentence_of_its_own()
    {
        Assert.Equal(WorstMeasures.All.Count, WorstMeasures.All.Select(measure => measure.Name).Distinct().Count());
        Assert.All(WorstMeasures.All, measure => Assert.Same(measure, WorstMeasures.Find(measure.Name)));
        Assert.Null(WorstMeasures.Find("gap"));
    }

    private static WorstSearch Searched(string name, Subject subject, Func<IEnumerable<int>, IEnumerable<int>>? order = null, CampaignPlan? plan = null)
    {
        WorstMeasure measure = WorstMeasures.Find(name)!;
        var search = new WorstSearch(measure, plan ?? new CampaignPlan(0, 600, measure.Faults));
        while (!search.IsComplete)
        {
            var tried = new WorstCase[search.Ahead];
            IEnumerable<int> places = Enumerable.Range(0, tried.Length);
            foreach (int place in order?.Invoke(places) ?? places)
            {
                tried[place] = search.Try(place, subject);
            }

            search = search.With(tried);
        }

        return search;
    }
}
