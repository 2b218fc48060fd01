using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Rules;

namespace Simulator.Findings;

/// <summary>All that runs can reach, in one order, and what they never can, with the reason.</summary>
public static class GoalCatalogue
{
    /// <summary>The one order of a race.</summary>
    internal const string ArrivalFirst = "arrival first";

    /// <summary>The other.</summary>
    internal const string DeadlineFirst = "deadline first";

    private const string Rest = "initialized failed disconnected";
    private const string WithoutAttempts = "initialized failed";

    private static readonly (string States, string Inputs, string Because)[] Impossible =
    [
        ("connecting connected unavailable failed disconnected", InputName.Created, "a client is created once, and is initialized then"),
        (WithoutAttempts, "attempt opened, attempt failed, attempt closed, text received", "no attempt was ever started"),
        (WithoutAttempts, "auth answered", "nothing was ever connected, so nothing was asked"),
        (Rest, InputName.Deadline, "a client at rest waits for nothing"),
    ];

    /// <summary>The goals, kind after kind.</summary>
    public static ValueList<Goal> All { get; } = [.. States(), .. Transitions(), .. Successions(), .. Inputs(), .. Races(), .. RuleGoals()];

    private static readonly Dictionary<(GoalKind, string), int> Places = All.Index().ToDictionary(goal => (goal.Item.Kind, goal.Item.Name), goal => goal.Index);

    /// <summary>The pairs of state and input that no client of the document ever meets, which are no goals.</summary>
    public static ValueList<(string Name, string Because)> Never { get; } =
    [
        .. from state in StateNames.All
           from input in InputName.All
           let because = ReasonAgainst(state, input.Name)
           where because is not null
           select (InputGoal(state, input.Name), because),
    ];

    /// <summary>The goals of one kind.</summary>
    public static ValueList<Goal> Of(GoalKind kind) => All.Where(goal => goal.Kind == kind).ToValueList();

    /// <summary>The goal of <paramref name="kind"/> that is named <paramref name="name"/>; null where there is none.</summary>
    public static Goal? Find(GoalKind kind, string name) => PlaceOf(kind, name) is int place and >= 0 ? All[place] : null;

    /// <summary>The place of a goal in the catalogue; -1 where it is none.</summary>
    internal static int PlaceOf(GoalKind kind, string name) => Places.GetValueOrDefault((kind, name), -1);

    internal static string SuccessionGoal(string first, string second, string third) => $"{first} -> {second} -> {third}";

    internal static string InputGoal(string state, string input) => $"{state}: {input}";

    internal static string RaceGoal(string deadline, string arrival, string order) => $"{deadline}, {arrival}: {order}";

    private static IEnumerable<Goal> States() => StateNames.All.Select(state => new Goal(GoalKind.State, state, WayTo(state)));

    private static IEnumerable<Goal> Transitions() => DocumentedGraph.All.Select(arrow => new Goal(GoalKind.Transition, arrow, WayTo(arrow.Split(" -> ")[1])));

    private static IEnumerable<Goal> Successions() =>
        from before in DocumentedGraph.All
        from after in DocumentedGraph.All
        let left = before.Split(" -> ")
        let right = after.Split(" -> ")
        where left[1] == right[0]
        select new Goal(GoalKind.Succession, SuccessionGoal(left[0], left[1], right[1]), $"{WayTo(left[1])}; then {WayTo(right[1])}");

    private static IEnumerable<Goal> Inputs() =>
        from state in StateNames.All
        from input in InputName.All
        where ReasonAgainst(state, input.Name) is null
        select new Goal(GoalKind.Input, InputGoal(state, input.Name), $"{WayTo(state)}; then {input.Way}");

    private static IEnumerable<Goal> Races() =>
        from deadline in PendingDeadlines.All
        from arrival in InputName.All
        where arrival.Name is not (InputName.Created or InputName.Deadline)
        from order in new[] { ArrivalFirst, DeadlineFirst }
        select new Goal(
            GoalKind.Race,
            RaceGoal(deadline.Name, arrival.Name, order),
            $"{arrival.Way}; at most a millisecond {(order == ArrivalFirst ? "before" : "after")} {deadline.Way}");

    private static IEnumerable<Goal> RuleGoals() => RuleCatalogue.All.Select(rule => new Goal(GoalKind.Rule, rule.Id, rule.Sentence));

    private static string? ReasonAgainst(string state, string input) => Array
        .Find(Impossible, row => row.States.Split(' ').Contains(state) && row.Inputs.Split(", ").Contains(input)).Because;

    private static string WayTo(string state) => state switch
    {
        "initialized" => "\"client\": { \"connectOnCreate\": false }",
        "connecting" => "until the handshake, and again after a drop",
        "connected" => "a path and a server that are up",
        "unavailable" => "no connection for 30 s, as with \"network\": \"unreachable\"",
        "failed" => "\"client\": { \"transports\": [] }",
        _ => "a step \"client\": \"disconnect\", or a close with a code from 4000 to 4099",
    };
}
