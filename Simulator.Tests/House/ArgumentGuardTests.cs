using Simulator.Clients;
using Simulator.Expectations;
using Simulator.Exploration.Campaigns;
using Simulator.Exploration.CoverageSearch;
using Simulator.Exploration.Generation;
using Simulator.Exploration.Shrinking;
using Simulator.Exploration.StateSpace;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Network;
using Simulator.Profiles;
using Simulator.Protocol;
using Simulator.Randomness;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.House;

/// <summary>Breaks when a public member takes null where nothing may be null, and fails later, in another place.</summary>
public sealed class ArgumentGuardTests
{
    private static readonly Scenario Quiet = new("quiet", "Nothing happens", new Instant(1_000));
    private static readonly TransitionLog Log = ScenarioRunner.Run(Quiet);
    private static readonly Campaign Empty = Campaign.Of(new CampaignPlan(0, 1, FaultMix.Everything));
    private static readonly World Outages = Worlds.All[0];

    /// <summary>Each member with the name of the argument that is null.</summary>
    private static readonly (string Argument, Action Call)[] Guards =
    [
        ("setup", () => AuthRequests.Write(null!, 1, "1.1", "private-a")),
        ("setup", () => _ = new ReferenceClient(null!)),
        ("input", () => new ReferenceClient(new ClientSetup()).Handle(Instant.Start, null!)),
        ("writer", () => new ReferenceClient(new ClientSetup()).Write(null!)),
        ("expectation", () => ExpectationCheck.Check(null!, Log)),
        ("log", () => ExpectationCheck.Check(new Expectation.Quiet(default), (TransitionLog)null!)),
        ("plan", () => Batch.Run(null!, 0, 1, Subject.Reference, twice: false)),
        ("subject", () => Batch.Run(Empty.Plan, 0, 1, null!, twice: false)),
        ("batches", () => Empty.With(null!, Subject.Reference)),
        ("shares", () => Campaign.Merge(null!)),
        ("samples", () => DistinctFinding.After([], null!, Level.Must, Subject.Reference)),
        ("samples", () => DivergentSeed.In(null!)),
        ("judgement", () => SampleRun.CausesOf(null!, Level.Must)),
        ("subject", () => SampleRun.Of(Quiet, Level.Must, null!)),
        ("finding", () => Violation.Of(null!, Log)),
        ("log", () => Violation.Of(new Finding(FindingKind.RuleBroken, Level.Must, "STATE-1", "", 0, "", ""), null!)),
        ("scenarios", () => GoalSearch.Smallest(null!)),
        ("scenario", () => Perturbation.Of(null!, Log)),
        ("log", () => Perturbation.Of(Quiet, null!)),
        ("scenario", () => Shrinker.Shrink(null!, _ => false)),
        ("stillFails", () => Shrinker.Shrink(Quiet, null!)),
        ("scenario", () => Shrinker.Candidates(null!).ToList()),
        ("plan", () => _ = new Walk(null!)),
        ("forEach", () => new Walk(new WalkPlan(Outages)).Advance(null!)),
        ("scenario", () => World.Of(null!)),
        ("other", () => Outages.With(null!)),
        ("judgements", () => Coverage.Of((IEnumerable<Judgement>)null!)),
        ("others", () => Coverage.None.And(null!)),
        ("goal", () => Coverage.None.CountOf(null!)),
        ("scenario", () => Judge.Of(null!, Log)),
        ("log", () => Judge.Of(Quiet, null!)),
        ("restriction", () => Subject.Reference.Judge(null!, Log)),
        ("first", () => Divergence.Between(null!, Log)),
        ("second", () => Divergence.Between(Log, null!)),
        ("log", () => Fingerprint.Of((TransitionLog)null!)),
        ("runs", () => Fingerprint.Of((IEnumerable<(long, Fingerprint)>)null!)),
        ("log", () => LogText.Write(null!, LogForm.Verified)),
        ("text", () => Printable.Line(null!)),
        ("log", () => StateSpan.In(null!).ToList()),
        ("other", () => Log.FirstDifference(null!)),
        ("app", () => new AppChange().Apply(null!)),
        ("demand", () => ClientProfile.MistakeIn(null!)),
        ("scenario", () => Restriction.Of(null!, ClientProfile.Complete)),
        ("profile", () => Restriction.Of(Quiet, null!)),
        ("body", () => ChannelAuth.Parse(null!)),
        ("channel", () => ChannelAuth.IsNeededBy(null!)),
        ("frame", () => ChannelAuth.ChannelOf(null!)),
        ("key", () => ConnectionUrl.PathOf(null!)),
        ("url", () => ConnectionUrl.SchemeOf(null!)),
        ("url", () => ConnectionUrl.HasPath(null!, "/")),
        ("url", () => ConnectionUrl.Query(null!, "protocol")),
        ("payload", () => ErrorNotice.CodeIn(null!)),
        ("text", () => Form.Read(null!)),
        ("text", () => Form.Find(null!, "a")),
        ("url", () => Form.QueryOf(null!)),
        ("text", () => Frame.Parse(null!)),
        ("text", () => SocketIds.WithoutNumber(null!, 1)),
        ("name", () => _ = new RandomStream(1, null!)),
        ("scenario", () => ScenarioRunner.Run(null!)),
        ("error", () => Thrown.Tell(null!, "once")),
        ("text", () => Duration.TryParse(null!, out _)),
    ];

    public static TheoryData<int, string> Places
    {
        get
        {
            var places = new TheoryData<int, string>();
            for (int place = 0; place < Guards.Length; place++)
            {
                places.Add(place, Guards[place].Argument);
            }

            return places;
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Null_is_refused_by_the_name_of_the_argument(int place, string argument) =>
        Assert.Equal(argument, Assert.Throws<ArgumentNullException>(Guards[place].Call).ParamName);

    [Fact]
    public void An_empty_application_key_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ReferenceClient(new ClientSetup { Key = "" }));
}
