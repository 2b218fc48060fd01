using Simulator.Adapters;
using Simulator.Collections;
using Simulator.Profiles;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Serving;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Scenarios.Conformance;

/// <summary>Plays scenarios to clients on real sockets: one client after the other, a few scenarios of it at once, each on a port of its own.</summary>
/// <param name="scenarios">The scenarios.</param>
/// <param name="tolerance">How late a client may be seen to do what it did on time.</param>
/// <param name="folder">The folder in which drivers are started.</param>
/// <param name="atOnce">How many scenarios at once; too many programs are late because of each other.</param>
internal sealed class RealTimeRunner(IReadOnlyList<LoadedScenario> scenarios, Duration tolerance, string folder, int atOnce)
{
    /// <summary>How many at once where nobody says so: mostly they wait.</summary>
    public const int UsualAtOnce = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SortedSet<string> notStaged = new(StringComparer.Ordinal);

    /// <summary>What could not be played, and why.</summary>
    public IReadOnlyCollection<string> NotStaged => notStaged;

    /// <summary>Plays all of them.</summary>
    /// <param name="clients">The clients, each with a driver.</param>
    /// <param name="known">What is known of them in virtual time: what of it is not seen is not missed.</param>
    /// <param name="stop">Ends it; clients that are not done are left out.</param>
    /// <exception cref="FormatException">A driver cannot be started, or says what cannot be read.</exception>
    public async Task<ConformanceResult> RunAsync(IReadOnlyList<NamedClient> clients, IReadOnlyDictionary<ClientEntry, ExpectedFindings> known, CancellationToken stop)
    {
        var seen = new List<ClientConformance>();
        foreach (NamedClient client in clients)
        {
            using var places = new SemaphoreSlim(atOnce);
            ConformanceCase?[] cases = await Task.WhenAll(scenarios.Select(scenario => PlayAsync(client, scenario, places, stop))).ConfigureAwait(false);
            if (stop.IsCancellationRequested)
            {
                break;
            }

            var conformance = new ClientConformance(client, cases.OfType<ConformanceCase>().ToValueList());
            seen.Add(known.TryGetValue(client.Entry, out ExpectedFindings? expected) ? conformance.Against(expected, _ => false) : conformance);
        }

        return new ConformanceResult(seen.ToValueList(), scenarios) { Tolerance = tolerance };
    }

    private async Task<ConformanceCase?> PlayAsync(NamedClient client, LoadedScenario scenario, SemaphoreSlim places, CancellationToken stop)
    {
        await places.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            return await PlayAsync(client, scenario, stop).ConfigureAwait(false);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<ConformanceCase?> PlayAsync(NamedClient client, LoadedScenario scenario, CancellationToken stop)
    {
        ServeSettings settings = SettingsOf(client);
        if (Staging.ObstacleTo(scenario.Scenario, settings) is string obstacle)
        {
            return Missing($"{scenario.Scenario.Id}: {obstacle}");
        }

        var run = new ServedRun(scenario, settings, new NoWatch());
        await using (run.ConfigureAwait(false))
        {
            ServedResult result = await run.PlayAsync(stop).ConfigureAwait(false);
            string needs = client.Entry.Needs is string given ? $" It needs {given}" : "";
            return result.Came
                ? new ConformanceCase(scenario, result.Judgement, ScenarioRunner.Run(result.Judgement.Scenario), Staging.ProfileOf(settings))
                : Missing($"{scenario.Scenario.Id}: no client came from ‘{client.Driver}’.{needs}");
        }
    }

    private ConformanceCase? Missing(string why)
    {
        lock (notStaged)
        {
            notStaged.Add(why);
        }

        return null;
    }

    private ServeSettings SettingsOf(NamedClient client) => new()
    {
        Tolerance = tolerance,
        Command = AdapterCommand.Parse(client.Driver!, Path.GetFullPath(folder.Length == 0 ? "." : folder)),
        Patience = Patience,
        Profile = client.Entry.Profile is string file ? ClientProfileFile.Read(Path.Combine(folder, file), []) : ClientProfile.Complete,
    };
}
