using System.Collections.Immutable;
using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Format.Codecs;
using ReleasesByScenario = Simulator.Collections.ValueList<(string Name, Simulator.Collections.ValueList<string> Value)>;

namespace Simulator.Scenarios.Conformance;

/// <summary>What is known of a client: each of its faults, with the releases that have it.</summary>
/// <remarks>
/// The file is written for reading and for differences: behind the name of a finding stand the scenarios, behind each of them the
/// releases, or <c>all</c>.
/// </remarks>
internal sealed class ExpectedFindings
{
    private const string AllReleases = "all";

    private static readonly Codec<ValueList<string>> Releases = Values.OneOf(
        Values.WordsOr("a list of releases", "releases", (AllReleases, ValueList<string>.Empty)),
        Values.List(Values.Line, min: 1));

    private static readonly Codec<ValueList<(string Name, ReleasesByScenario Value)>> Table = Values.Object(ValueList<(string, ReleasesByScenario)>.Empty)
        .Required(
            "findings",
            "Each finding, its scenarios, and the releases that have it there.",
            new DictionaryCodec<ReleasesByScenario>(new DictionaryCodec<ValueList<string>>(Releases, (_, _) => null), (_, _) => null),
            all => all,
            (_, all) => all);

    private readonly ClientEntry client;
    private readonly ImmutableHashSet<(SeenFinding Finding, string Release)> known;

    private ExpectedFindings(ClientEntry client, ImmutableHashSet<(SeenFinding, string)> known)
    {
        this.client = client;
        this.known = known;
    }

    /// <summary>The releases that the file can name; one without a name where the client has no releases.</summary>
    private IEnumerable<string> Named => client.All.Select(NameOf);

    /// <summary>Reads the file of <paramref name="client"/>; nothing is known where there is none.</summary>
    /// <exception cref="ScenarioFormatException">There is one, and something is wrong with it.</exception>
    public static ExpectedFindings Of(ClientEntry client, string file)
    {
        var nothing = new ExpectedFindings(client, []);
        return !File.Exists(file) ? nothing : new ExpectedFindings(client,
            [.. from finding in SmallFile.Read(file, Table, KnownRules.NoOthers, "and is no list of findings")
                from scenario in finding.Value
                from release in scenario.Value.Count == 0 ? nothing.Named : scenario.Value
                select (new SeenFinding(finding.Name, scenario.Name), release)]);
    }

    /// <summary>What is known of a release.</summary>
    public IEnumerable<SeenFinding> In(NamedClient release) => known.Where(one => one.Release == NameOf(release)).Select(one => one.Finding);

    /// <summary>The same, with what is seen of a release in place of what was known of it.</summary>
    /// <param name="seen">What is seen of the release.</param>
    /// <param name="run">Whether a scenario was run, or is gone: of others all that is known stays.</param>
    public ExpectedFindings With(ClientConformance seen, Func<string, bool> run) => new(client, known
        .Where(one => one.Release != NameOf(seen.Client) || !run(one.Finding.Scenario))
        .Concat(seen.Seen.Select(finding => (finding, NameOf(seen.Client))))
        .ToImmutableHashSet());

    /// <summary>The text of the file.</summary>
    public string Text() => CanonicalJson.Write((JObject)Table.Write(InOrder(known, one => one.Finding.Name)
        .Select(finding => (finding.Key, InOrder(finding, one => one.Finding.Scenario)
            .Select(scenario => (scenario.Key, Written([.. scenario.Select(one => one.Release)])))
            .ToValueList()))
        .ToValueList()));

    private static IEnumerable<IGrouping<string, (SeenFinding Finding, string Release)>> InOrder(
        IEnumerable<(SeenFinding, string)> findings, Func<(SeenFinding Finding, string Release), string> name) =>
        findings.GroupBy(name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal);

    private static string NameOf(NamedClient client) => client.Release ?? AllReleases;

    /// <summary>None stands for all.</summary>
    private ValueList<string> Written(IReadOnlyCollection<string> releases) =>
        Named.All(releases.Contains) ? [] : Named.Where(releases.Contains).ToValueList();
}
