using Simulator.Clients;
using Simulator.Expectations;
using Simulator.Findings;
using Simulator.Patterns;
using Simulator.Profiles;
using Simulator.Rules;
using Simulator.Scenarios.Format;
using Simulator.Simulation;
using Simulator.Testing;
using Simulator.Tests.Canaries;
using Simulator.Tests.Snapshots;
using Simulator.Time;

namespace Simulator.Tests.Testing;

/// <summary>Breaks when a mistake of a client gets past the kit, or cannot be seen again from what is left of it.</summary>
[Trait("Speed", "Slow")]
public sealed class ClientUnderTestTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Found => Path.Combine(folder.Path, "found");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_client_without_a_mistake_reaches_every_documented_transition_at_random()
    {
        Conformance seen = Right().ObeysRandom(600);
        Assert.Equal(600, seen.Scenarios);
        Assert.Empty(seen.Coverage.NamesUnreached(GoalKind.Transition));
        Assert.StartsWith("held, over 600 scenarios\n", seen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_reached_is_named() => Assert.Contains(
        "never: unavailable, failed", Right().ObeysFiles(Repository.Path("scenarios", "sequences", "temporary-failure.json")).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_mistake_leaves_the_smallest_scenario_behind_that_shows_it_again()
    {
        NonconformanceException failure = Assert.Throws<NonconformanceException>(() => Broken("no-retry").ObeysRandom());
        Assert.StartsWith("STATE-5: ", failure.Message, StringComparison.Ordinal);

        string file = Path.Combine(Found, "STATE-5-connecting-to-unavailable.json");
        Assert.True(Assert.Single(ScenarioFiles.Read(file)).Steps.Count <= 1);
        Assert.Throws<NonconformanceException>(() => Broken("no-retry").ObeysFiles(file));
        Assert.Equal(1, Right().ObeysFiles(file).Scenarios);
        Assert.Contains("connecting -> unavailable", File.ReadAllText(Path.Combine(Found, "STATE-5-connecting-to-unavailable.received.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_choice_fails_only_where_that_is_asked_for()
    {
        ClientUnderTest client = Broken("flat-waits");
        client.ObeysRandom(100);
        var strict = new ClientUnderTest(CanaryCatalogue.All.Single(canary => canary.Name == "flat-waits").Make) { Found = Found, FailOn = Level.Should };
        Assert.StartsWith("CHOICE-2: ", Assert.Throws<NonconformanceException>(() => strict.ObeysRandom(100)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_of_ones_own_fails_as_any_other()
    {
        var never = new OwnRule("OWN-1", RuleLevel.Must, "No connection is lost.", new Expectation.Never(new Expectation.Seen(new EntryPattern.Transition("connected", "disconnected"), null, Times.AtLeastOnce)));
        ClientUnderTest client = Right() with { OwnRules = [never] };
        Assert.StartsWith("OWN-1: No connection is lost.\n", Assert.Throws<NonconformanceException>(() => client.ObeysRandom(100)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void How_far_it_reaches_counts_rules_of_ones_own()
    {
        var calm = new OwnRule("OWN-1", RuleLevel.Must, "It never fails.", new Expectation.Never(new Expectation.Seen(new EntryPattern.Entered("failed"), null, Times.AtLeastOnce)));
        OwnRule untested = calm with { Id = "OWN-2", Holds = new Expectation.Gap(new EntryPattern.Entered("failed"), new Duration(1), null, null) };
        Conformance conformance = (Right() with { OwnRules = [calm, untested], Profile = ClientProfile.Complete with { Rules = [new RuleDemand("OWN-1", Demand.Off, "it may")] } }).ObeysRandom(10);
        Assert.EndsWith("\nrules of your own put to the test: 1 of 2; never: OWN-2", conformance.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_choice_that_the_client_has_promised_fails_alone()
    {
        ClientUnderTest promised = Broken("flat-waits") with { Profile = ClientProfile.Complete.With("CHOICE-2", Demand.Must) };
        Assert.StartsWith("CHOICE-2: ", Assert.Throws<NonconformanceException>(() => promised.ObeysRandom(100)).Message, StringComparison.Ordinal);
        (Broken("flat-waits") with { Found = $"{Found}2", Profile = ClientProfile.Complete.With("CHOICE-3", Demand.Must) }).ObeysRandom(100);
    }

    [Fact]
    public void What_the_client_cannot_do_is_told_and_no_failure()
    {
        ClientUnderTest client = Right() with { Profile = ClientProfile.Complete.Without(Capability.NoWebSocket) };
        string told = client.ObeysFiles(Repository.Path("scenarios", "sequences", "not-supported.json")).ToString();
        Assert.EndsWith("\nnot supported by the client, in so many scenarios: noWebSocket in 1", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_timer_that_is_left_behind_is_told_with_the_place_that_made_it()
    {
        ClientUnderTest forgetful = ClientUnderTest.Hosted(host => new ForgetfulClient(host)) with { Found = Found };
        string message = Assert.Throws<NonconformanceException>(() => forgetful.ObeysFiles(Repository.Path("scenarios", "disconnect"))).Message;
        Assert.StartsWith("DISCONNECT-2: ", message, StringComparison.Ordinal);
        Assert.Contains("\n  timer     made by Simulator.Tests.Testing.ForgetfulClient.LeaveTimerBehind (ForgetfulClient.cs:31)\n", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hosted_client_is_set_like_any_other() =>
        Assert.Equal(("elsewhere", Level.Should), ClientUnderTest.Hosted(_ => null!) with { Found = "elsewhere", FailOn = Level.Should } is var client ? (client.Found, client.FailOn) : default);

    [Fact]
    public void What_was_found_before_is_run_first()
    {
        Assert.Throws<NonconformanceException>(() => Broken("no-retry").ObeysRandom());
        string message = Assert.Throws<NonconformanceException>(() => Broken("no-retry").ObeysRandom(1, firstSeed: 3)).Message;
        Assert.Contains("scenario  STATE-5-connecting-to-unavailable\n", message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_files_that_fail_are_told()
    {
        string message = Assert.Throws<NonconformanceException>(() => Broken("never-answers").ObeysFiles(Repository.Path("scenarios", "activity"), Repository.Path("scenarios", "wire"))).Message;
        Assert.DoesNotContain("the others", message, StringComparison.Ordinal);
        message = Assert.Throws<NonconformanceException>(() => Broken("unavailable-never").ObeysFiles(Repository.Path("scenarios", "failures"))).Message;
        Assert.Matches(@"\n\d+ of \d+ scenarios fail; the others:\n  failures/", message);
    }

    [Fact]
    public void A_client_whose_pong_timeout_never_drops_its_socket_fails_a_thousand_scenarios() => Assert.StartsWith(
        "STATE-10: ", Assert.Throws<NonconformanceException>(() => Broken("connected-for-ever").ObeysRandom()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_client_that_hammers_fails_its_file() => Assert.Contains(
        "CONNECT-4", Assert.Throws<NonconformanceException>(() => Broken("hammers").ObeysFiles("scenarios/failures/no-hammering.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_client_that_differs_from_run_to_run_is_not_judged()
    {
        int runs = 0;
        var client = new ClientUnderTest(setup => new ReferenceClient(setup with { Key = $"key-{runs++}" }));
        Assert.StartsWith(
            "The client is not deterministic",
            Assert.Throws<NonconformanceException>(() => client.ObeysFiles(Repository.Path("scenarios", "sequences"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() => Assert.Contains(
        "no-such-file.json", Assert.Throws<ScenarioFormatException>(() => Right().Run("no-such-file.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_family_is_no_single_run() => Assert.Contains(
        "more than one", Assert.Throws<ScenarioFormatException>(() => Right().Run("scenarios/closes/temporary.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void Other_states_than_expected_are_told_with_the_log()
    {
        Judgement run = Right().Run(Drop);
        run.ShouldHold().ShouldPassThrough("initialized connecting connected disconnected connecting connected");
        NonconformanceException failure = Assert.Throws<NonconformanceException>(() => run.ShouldPassThrough("initialized connecting connected"));
        Assert.Contains("> ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_breaks_a_rule_does_not_hold() => Assert.StartsWith(
        "STATE-6: ", Assert.Throws<NonconformanceException>(() => Broken("failed-on-drop").Run(Drop).ShouldHold()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_log_is_compared_with_the_approved_one()
    {
        string path = Path.Combine(folder.Path, "log");
        Judgement run = Right().Run(Drop);
        Assert.Contains("none was approved yet", Assert.Throws<NonconformanceException>(() => run.ShouldMatchApproved(path)).Message, StringComparison.Ordinal);
        File.Move($"{path}.received.txt", $"{path}.verified.txt");
        run.ShouldMatchApproved(path);
        Judgement other = Right().Run(Drop with { Until = new Instant(30_000) });
        Assert.Contains("+", Assert.Throws<NonconformanceException>(() => other.ShouldMatchApproved(path)).Message, StringComparison.Ordinal);
    }

    private static Scenario Drop { get; } = new("drop", "The connection drops", new Instant(20_000))
    {
        Steps = [new Step(new Instant(10_000), new StepAction.Reset())],
    };

    private static ClientUnderTest Right() => new(setup => new ReferenceClient(setup));

    private ClientUnderTest Broken(string canary) => new(CanaryCatalogue.All.Single(known => known.Name == canary).Make) { Found = Found };
}
