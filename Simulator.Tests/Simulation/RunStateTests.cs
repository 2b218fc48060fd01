using Simulator.Clients;
using Simulator.Exploration.StateSpace;
using Simulator.Logs;
using Simulator.Randomness;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Simulation;

/// <summary>Breaks when two runs are taken for one that do not go on alike: then the exhaustive walk would miss what only one of them does.</summary>
[Trait("Speed", "Slow")]
public class RunStateTests
{
    private const int Runs = 3_000;
    private static readonly Duration Ahead = Duration.FromSeconds(200);

    [Theory]
    [InlineData("outages+closes")]
    [InlineData("tunnels+sleep")]
    [InlineData("servers+refusals")]
    [InlineData("errors+handshakes")]
    [InlineData("ajax+outages")]
    [InlineData("notices+messages")]
    public void Runs_that_have_come_to_one_state_go_on_alike(string names)
    {
        World world = names.Split('+').Select(name => Worlds.All.Single(known => known.Name == name)).Aggregate((all, next) => all.With(next));
        var first = new Dictionary<UInt128, (int Seed, string Future)>();
        int met = 0;
        for (int seed = 0; seed < Runs; seed++)
        {
            Scenario scenario = Draw(world, seed);
            string future = FutureOf(scenario);
            if (first.TryGetValue(KeyOf(scenario), out var other))
            {
                met++;
                Assert.True(other.Future == future, $"seeds {other.Seed} and {seed} of {names}:\n{other.Future}\n\n{future}");
            }
            else
            {
                first.Add(KeyOf(scenario), (seed, future));
            }
        }

        Assert.True(met > Runs / 10, $"only {met} of {Runs} runs met another one");
    }

    /// <summary>A few letters of the world, each a few seconds after the last.</summary>
    private static Scenario Draw(World world, int seed)
    {
        var random = new RandomStream(seed, "situation");
        Instant at = Instant.Start + new Duration(1000 * random.Between(0, 4));
        var steps = new List<Step>();
        for (long left = random.Between(0, 3); left > 0; left--)
        {
            steps.Add(new Step(at, world.Alphabet[(int)random.Between(0, world.Alphabet.Count - 1)]));
            at += new Duration(1000 * random.Between(1, 4));
        }

        return world.Beginning with { Steps = [.. steps], Until = at };
    }

    private static UInt128 KeyOf(Scenario scenario)
    {
        var run = new Run(scenario, setup => new ReferenceClient(setup), SimulationLimits.Default);
        run.ToEnd();
        return run.RunState().Key;
    }

    /// <summary>What happens after the end of the scenario, as time and attempts look from there.</summary>
    private static string FutureOf(Scenario scenario)
    {
        TransitionLog log = ScenarioRunner.Run(scenario with { Until = scenario.Until + Ahead });
        int latest = log.Entries.Where(entry => entry.At <= scenario.Until).OfType<Entry.AttemptStarted>().LastOrDefault()?.Attempt ?? 0;
        return string.Join('\n', log.Entries.Where(entry => entry.At > scenario.Until).Select(entry => Seen(entry, scenario.Until, latest)).Where(text => text is not null));
    }

    private static string? Seen(Entry entry, Instant from, int latest)
    {
        string? text = entry switch
        {
            Entry.StateChange change => $"{change.Previous} -> {change.Current}",
            Entry.ConnectingIn announcement => $"connecting_in {announcement.Seconds}",
            Entry.AttemptStarted started => $"#{started.Attempt - latest} {started.Url}",
            Entry.AttemptGivenUp given => $"#{given.Attempt - latest} given up",
            Entry.ErrorEmitted error => $"error {error.Payload}",
            Entry.TextSent sent => $"sent {sent.Text}",
            Entry.DeadlineReached => "deadline",
            _ => null,
        };
        return text is null ? null : $"{(entry.At - from).Milliseconds} {text}";
    }
}
