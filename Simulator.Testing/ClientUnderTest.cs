using Simulator.Clients;
using Simulator.Collections;
using Simulator.Exploration.Campaigns;
using Simulator.Exploration.Generation;
using Simulator.Exploration.Shrinking;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Profiles;
using Simulator.Protocol;
using Simulator.PusherJs;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Suites;
using Simulator.Simulation;
using Simulator.Testing.Hosting;

namespace Simulator.Testing;

/// <summary>A client that is put to the test: run over scenarios of your choice, over files, or over random ones.</summary>
/// <param name="Make">Makes the client for one run, not yet created; called anew for every run.</param>
public sealed record ClientUnderTest(Func<ClientSetup, IClient> Make)
{
    private bool foundWereRun;

    private Subject Subject => new(Make) { Profile = Profile, OwnRules = OwnRules };

    /// <summary>What counts as a failure. By default only a broken MUST: a SHOULD or a choice is where clients may differ.</summary>
    public Level FailOn { get; init; } = Level.Must;

    /// <summary>The folder into which the smallest scenario that fails is written; by default <c>scenarios/found</c> of the test project.</summary>
    public string Found { get; init; } = Path.Combine(ProjectFolder.Path, "scenarios", "found");

    /// <summary>
    /// What the client cannot do, which is left out of every scenario, and which rules count differently: a choice that it has
    /// promised to keep, or one that it does not share.
    /// </summary>
    /// <remarks>A file for the command line is read by <c>ClientProfileFile.Read</c>, with <see cref="OwnRules"/> where it names some of them.</remarks>
    public ClientProfile Profile { get; init; } = ClientProfile.Complete;

    /// <summary>Rules of your own, to which every run is held beside those of the catalogue.</summary>
    /// <remarks>A file for the command line is read by <c>OwnRuleFile.Read</c>.</remarks>
    public ValueList<OwnRule> OwnRules { get; init; } = [];

    /// <summary>A client with <c>async</c>, timers and sockets, in a host that runs it unchanged on virtual time.</summary>
    /// <remarks>What counts, and where findings go, is set as for any other: <c>ClientUnderTest.Hosted(host => …) with { FailOn = Level.Should }</c>.</remarks>
    /// <param name="create">Creates the client's adapter in its world.</param>
    public static ClientUnderTest Hosted(Func<IClientHost, IHostedClient> create) => new(setup => new AsyncClientHost(setup, create));

    /// <summary>No client of yours, but what pusher-js 8 does in a browser: its runs show what an application has to live with.</summary>
    public static ClientUnderTest PusherJs8 { get; } = new(setup => new PusherJsClient(setup)) { Profile = PusherJsClient.Profile };

    /// <summary>Runs <paramref name="scenario"/> and judges the run, whatever comes of it.</summary>
    public Judgement Run(Scenario scenario) => Subject.Test(scenario);

    /// <summary>Runs the one scenario of a file and judges the run, whatever comes of it.</summary>
    /// <param name="file">The file, one without a matrix; looked for below the folder that the tests run in and all above it.</param>
    /// <exception cref="ScenarioFormatException">Something is wrong with the file, or it holds a family of scenarios.</exception>
    public Judgement Run(string file) => ScenarioFiles.Read(OwnRules, [ProjectFolder.Find(file)]) is [Scenario scenario]
        ? Run(scenario)
        : throw new ScenarioFormatException($"{file} holds more than one scenario. Give it to ObeysFiles, or take the matrix out.");

    /// <summary>Runs <paramref name="scenario"/>; where it fails, makes it as small as it can be and writes that to a file.</summary>
    /// <returns>The run, where it did not fail.</returns>
    /// <exception cref="NonconformanceException">It failed.</exception>
    public Judgement Obeys(Scenario scenario) => Check(scenario, file: null);

    /// <summary>Runs one scenario of a file twice, as <see cref="ScenarioFilesAttribute"/> gives them to a test.</summary>
    /// <returns>The run, where it did not fail.</returns>
    /// <exception cref="NonconformanceException">It failed; the message and the stack trace name the file and the line of the step.</exception>
    /// <exception cref="ScenarioFormatException">The file cannot be read, or holds that scenario no more.</exception>
    public Judgement Obeys(ScenarioCase scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        LoadedScenario loaded = scenario.Load(new KnownRules(OwnRules));
        return Check(loaded.Scenario, loaded);
    }

    /// <summary>Runs every scenario of files and folders, each twice.</summary>
    /// <param name="paths">The files and folders, looked for below the folder that the tests run in and all above it: <c>scenarios</c> for those of the package.</param>
    /// <returns>How far they reach.</returns>
    /// <exception cref="NonconformanceException">Some failed: the first is told whole, in ordinal order of the files, and the others with a line each.</exception>
    /// <exception cref="ScenarioFormatException">Something is wrong with one of the files, or there is none.</exception>
    public Conformance ObeysFiles(params IEnumerable<string> paths)
    {
        IReadOnlyList<LoadedScenario> scenarios = ScenarioFiles.Load(paths.Select(ProjectFolder.Find), OwnRules);
        var runs = new List<Judgement>();
        var failures = new List<NonconformanceException>();
        foreach (LoadedScenario scenario in scenarios)
        {
            try
            {
                runs.Add(Check(scenario.Scenario, scenario));
            }
            catch (NonconformanceException failure)
            {
                failures.Add(failure);
            }
        }

        return failures.Count == 0 ? Conformance.Of(runs) : throw FailureText.Joined(failures, scenarios.Count);
    }

    /// <summary>Runs random scenarios, seed after seed.</summary>
    /// <param name="count">How many.</param>
    /// <param name="firstSeed">The seed of the first.</param>
    /// <param name="faults">Which faults there may be; null for everything.</param>
    /// <returns>How far they reach.</returns>
    /// <exception cref="NonconformanceException">One failed; the message names its seed and the smallest scenario that fails alike.</exception>
    public Conformance ObeysRandom(int count = 1_000, long firstSeed = 0, FaultMix? faults = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        IEnumerable<Scenario> scenarios = Enumerable.Range(0, count).Select(number => ScenarioGenerator.Draw(firstSeed + number, faults, Profile));
        return Conformance.Of(scenarios.Select(scenario => Check(scenario, file: null)));
    }

    /// <summary>What was found before is run first: a mistake that has come back is told at once, by its own file.</summary>
    private void RunFound()
    {
        if (!foundWereRun && Directory.Exists(Found) && Directory.GetFiles(Found, "*.json").Length > 0)
        {
            foundWereRun = true;
            ObeysFiles(Found);
        }

        foundWereRun = true;
    }

    private Judgement Check(Scenario scenario, LoadedScenario? file)
    {
        if (file is null)
        {
            RunFound();
        }

        Judgement judgement = Run(scenario);
        Finding? failure = Failure(judgement);
        if (failure is null && file is null)
        {
            return judgement;
        }

        Judgement again = Run(scenario);
        if (judgement.Log.FirstDifference(again.Log) is int index)
        {
            throw new NonconformanceException(FailureText.OfTwoRuns(judgement, again, index));
        }

        return failure is null ? judgement
            : throw (file is null
                ? new NonconformanceException(Smallest(judgement, failure))
                : FailureText.OfFile(file, judgement, failure, TimersOf(judgement, failure)));
    }

    /// <summary>Makes what failed smaller as long as the same thing goes wrong first, and writes it down.</summary>
    private string Smallest(Judgement judgement, Finding failure)
    {
        Scenario smallest = Shrinker.Shrink(judgement.Scenario, smaller => IsLike(Run(smaller), failure), judgement.Log.WhenAt(failure.Entry).At);
        Judgement last = Run(smallest);
        Finding shown = Failure(last)!;
        var found = FoundScenario.Of(judgement.Scenario.Id, last, shown, Violation.Of(shown, last.Log).Where);
        return FailureText.Of(found.Judgement, shown, found.WriteTo(Found), TimersOf(last, shown));
    }

    /// <summary>Where a hosted client made the timers whose firing a finding is about: it is run once more, with a look at the stack for each timer.</summary>
    private IEnumerable<string> TimersOf(Judgement judgement, Finding finding)
    {
        if (finding.Entry >= judgement.Log.Entries.Count || judgement.Log.Entries[finding.Entry] is not Entry.DeadlineReached deadline)
        {
            return [];
        }

        AsyncClientHost? host = null;
        ScenarioRunner.Run(judgement.Scenario, setup =>
        {
            IClient client = Make(setup);
            host = client as AsyncClientHost;
            host?.KeepTimerPlaces();
            return client;
        });
        return host?.TimersFiredAt(deadline.When.Awake) ?? [];
    }

    /// <summary>What went wrong first in a run in which something counts; null where nothing does.</summary>
    private Finding? Failure(Judgement judgement) =>
        judgement.Findings.Any(Counts) ? judgement.Findings.FirstOrDefault(finding => finding.IsAboutTheClient || Counts(finding)) : null;

    private bool Counts(Finding finding) => finding.Level <= FailOn;

    private bool IsLike(Judgement judgement, Finding failure) =>
        Failure(judgement) is Finding other && other.Kind == failure.Kind && other.Name == failure.Name;
}
