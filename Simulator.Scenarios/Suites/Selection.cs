using Simulator.Collections;
using Simulator.Findings;
using Simulator.Patterns;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Snapshots;

namespace Simulator.Scenarios.Suites;

/// <summary>Which scenarios a command is about, and what the command line changes in them.</summary>
/// <param name="Paths">Files and folders.</param>
internal sealed record Selection(IReadOnlyList<string> Paths)
{
    /// <summary>A part of the id, or an expression between slashes; null for all.</summary>
    public string? Filter { get; init; }

    /// <summary>The tags of which a scenario must have one; none for all.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The seed that goes before those of the files; null for none.</summary>
    public long? Seed { get; init; }

    /// <summary>Limits that go before those of the files, such as <c>entries=20m</c>.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];

    /// <summary>Values of parameters that go before those of the files.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The rules of somebody's own that the files may name.</summary>
    public ValueList<OwnRule> OwnRules { get; init; } = [];

    /// <summary>The words that name another client than the reference client, and rules of one's own; empty for none.</summary>
    public string ClientWords { get; init; } = "";

    /// <summary>The command that repeats a run of one of them.</summary>
    public string Command { get; init; } = "run";

    /// <summary>The words that stand last behind it, such as the client's own command behind <c>--</c>; empty for none.</summary>
    public string LastWords { get; init; } = "";

    /// <summary>Whether those name another client, or ask less of it: its log is not the one to approve.</summary>
    public bool HasOtherClient { get; init; }

    /// <summary>Whether a run is that of the file over the client of the project, so that its log is the one to approve.</summary>
    public bool IsAsWritten => Seed is null && Limits.Count == 0 && Parameters.Count == 0 && !HasOtherClient;

    /// <summary>Whether nothing is left out of the paths.</summary>
    public bool IsWhole => Filter is null && Tags.Count == 0;

    /// <summary>The folders among the paths.</summary>
    public IEnumerable<string> Folders => Paths.Where(Directory.Exists);

    /// <summary>Reads the files and chooses among their scenarios.</summary>
    public SelectedScenarios Load()
    {
        var settings = new ReadSettings { KnownRules = new KnownRules(OwnRules), Parameters = Parameters, Seed = Seed };
        ScenarioSet set = ScenarioLoader.Load(Paths, settings);
        ScenarioError[] clashes = [.. set.CommandErrors, .. ApprovedLogs.Clashes(set.Scenarios)];
        IReadOnlyList<ScenarioError> errors = [.. set.Errors, .. clashes];
        LoadedScenario[] chosen = [.. set.Scenarios.Where(scenario => HasTag(scenario) && Fits(scenario)).Select(WithLimits)];
        if (errors.Count == 0 && chosen.Length == 0)
        {
            string message = $"None of the {set.Scenarios.Count} scenarios has such an id and such a tag; ‘list’ shows what they have.";
            errors = [ScenarioError.Whole(Told(), message)];
        }

        return new SelectedScenarios(set.Scenarios, chosen, errors, clashes.Length > 0 || chosen.Length == 0);
    }

    private LoadedScenario WithLimits(LoadedScenario loaded) =>
        loaded with { Scenario = loaded.Scenario with { Limits = LimitText.Apply(loaded.Scenario.Limits, Limits) } };

    private bool HasTag(LoadedScenario scenario) => Tags.Count == 0 || scenario.Scenario.Tags.Intersect(Tags).Any();

    private bool Fits(LoadedScenario scenario) => Filter switch
    {
        null => true,
        ['/', _, .., '/'] => new TextPattern(Filter).Matches(scenario.Scenario.Id),
        _ => scenario.Scenario.Id.Contains(Filter, StringComparison.OrdinalIgnoreCase),
    };

    private string Told()
    {
        IEnumerable<string> filter = Filter is null ? [] : [$"--filter {Filter}"];
        return string.Join(' ', filter.Concat(Tags.Select(tag => $"--tag {tag}")));
    }
}
