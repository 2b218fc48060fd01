using Simulator.Collections;
using Simulator.Exploration.Generation;
using Simulator.Exploration.Shrinking;
using Simulator.Findings;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Watching;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Scenarios.Conformance;

/// <summary>Looks for all that a client does otherwise: in scenario files and in random scenarios, each finding made as small as it can be.</summary>
/// <param name="scenarios">The scenario files.</param>
/// <param name="seeds">The seeds of random scenarios, from the first to the one behind the last.</param>
/// <param name="releases">The clients by release: which of them do the same.</param>
internal sealed class DeviationSearch(IReadOnlyList<LoadedScenario> scenarios, (long From, long To) seeds, IReadOnlyDictionary<NamedClient, ChosenClient> releases)
{
    /// <summary>
    /// A client that dials without a pause fills a log with tens of thousands of entries, and each run of it takes seconds: this many
    /// show the same.
    /// </summary>
    private const int MostEntries = 3_000;

    /// <summary>Where it is said what is being run.</summary>
    public UnderWay UnderWay { get; init; } = new();

    /// <summary>Looks for those of one client.</summary>
    public ClientDeviations Of(NamedClient client)
    {
        Subject subject = SubjectOf(client);
        var sightings = new Dictionary<string, Sighting>();
        foreach (LoadedScenario loaded in scenarios)
        {
            ConformanceCase one = Run(subject, loaded, $"the scenario {loaded.Scenario.Id} over {client.Name}");
            foreach (string name in NamesIn(one))
            {
                SightingOf(sightings, name).AddFile(loaded.Scenario);
            }
        }

        for (long seed = seeds.From; seed < seeds.To; seed++)
        {
            Scenario drawn = ScenarioGenerator.Draw(seed, client: subject.Profile);
            foreach (string name in NamesIn(Run(subject, new LoadedScenario(drawn, "", 0, [], [], []), $"seed {seed} over {client.Name}")))
            {
                SightingOf(sightings, name).AddSample(drawn, seed);
            }
        }

        return new ClientDeviations(client, sightings.OrderBy(pair => pair.Key, FindingOrder.ByCatalogue).Select(pair => Told(client, subject, pair.Key, pair.Value)).ToValueList());
    }

    private Deviation Told(NamedClient client, Subject subject, string name, Sighting sighting)
    {
        UnderWay.Begin($"{name} over {client.Name}, which is made smaller");
        ConformanceCase first = CaseOf(subject, sighting.Smallest!);
        Instant seen = first.Judgement.Log.WhenAt(FindingIn(first, name).Entry).At;
        Scenario smallest = Shrinker.Shrink(sighting.Smallest!, smaller => NamesIn(CaseOf(subject, smaller)).Contains(name), seen);
        ConformanceCase one = CaseOf(subject, smallest);
        Finding finding = FindingIn(one, name);
        ValueList<string> same = ReleasesWith(finding.Name, smallest, client);
        UnderWay.End();
        return new Deviation(finding, one.GradeOf(finding)!.Value, smallest, one.Judgement)
        {
            Files = sighting.Files,
            Samples = sighting.Samples,
            Seed = sighting.Seed,
            Releases = same,
        };
    }

    /// <summary>The releases of a client that do the same in a scenario. An exception may have other words in each of them.</summary>
    private ValueList<string> ReleasesWith(string finding, Scenario scenario, NamedClient client) => releases.Keys
        .Where(other => other.Entry == client.Entry && other.Release is not null && FindingsIn(CaseOf(SubjectOf(other), scenario)).Any(same => same.Name == finding))
        .Select(other => other.Release!)
        .ToValueList();

    private static Finding FindingIn(ConformanceCase one, string name) => one.Judgement.Findings.First(found => DeviationName.Of(found) == name);

    /// <summary>What is no expectation of a single scenario: rules that are broken, and what stopped the run.</summary>
    private static IEnumerable<Finding> FindingsIn(ConformanceCase one) => one.Judgement.Findings
        .Where(finding => finding.IsAboutTheClient && one.GradeOf(finding) is not null && !finding.Name.StartsWith("limit/", StringComparison.Ordinal));

    private static IEnumerable<string> NamesIn(ConformanceCase one) => FindingsIn(one).Select(DeviationName.Of).Distinct();

    private ConformanceCase Run(Subject subject, LoadedScenario loaded, string name)
    {
        UnderWay.Begin(name);
        ConformanceCase one = CaseOf(subject, loaded);
        UnderWay.End();
        return one;
    }

    private static ConformanceCase CaseOf(Subject subject, Scenario scenario) => CaseOf(subject, new LoadedScenario(scenario, "", 0, [], [], []));

    private static ConformanceCase CaseOf(Subject subject, LoadedScenario loaded)
    {
        Judgement judgement = subject.Test(loaded.Scenario with { Limits = loaded.Scenario.Limits with { Entries = MostEntries } });
        return new ConformanceCase(loaded, judgement, judgement.Log, subject.Profile);
    }

    private Subject SubjectOf(NamedClient client) => new(releases[client].Make) { Profile = releases[client].Asked() };

    private static Sighting SightingOf(Dictionary<string, Sighting> sightings, string name) =>
        sightings.TryGetValue(name, out Sighting? sighting) ? sighting : sightings[name] = new Sighting();
}
