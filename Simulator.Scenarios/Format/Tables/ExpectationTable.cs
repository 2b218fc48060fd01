using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Patterns;
using Simulator.Protocol;
using Simulator.Scenarios.Format.Codecs;
using Simulator.Time;

namespace Simulator.Scenarios.Format.Tables;

/// <summary>The kinds of expectation, each with its members.</summary>
internal static class ExpectationTable
{
    private const string OfOneRun = "This names a time of one run, and a rule is about every one. Leave it away.";

    private static readonly string StatePattern = string.Join('|', StateNames.All);

    private static readonly Codec<ValueList<string>> StateSequence = new TextCodec<ValueList<string>>(
        "states such as \"initialized connecting connected\"",
        (text, _) => Words(text) is { Length: > 0 } names ? Spelling.UnknownState(names) : "There is no state here. Write at least one.",
        text => Words(text).ToValueList(),
        names => string.Join(' ', names),
        $@"^\s*({StatePattern})(\s+({StatePattern}))*\s*$");

    private static readonly Codec<Instant> SeenInstant = Values.Instant.Check((instant, context) => instant > context.Until
        ? $"This is at {instant - Instant.Start}, after the end of the run at {context.Until - Instant.Start}. Nothing can be seen then. Make ‘until’ later, or the time earlier."
        : null);

    /// <summary>A window that begins before the end of the run.</summary>
    public static Codec<Window> SeenWindow { get; } = Values.Window.Check((window, context) => window.From > context.Until
        ? $"This window begins at {window.From - Instant.Start}, after the end of the run at {context.Until - Instant.Start}. Nothing can be seen in it. Make ‘until’ later, or the window earlier."
        : null);

    /// <summary>An expectation about the whole run.</summary>
    public static Codec<Expectation> InScenario { get; } = new NamedCodec<Expectation>("expectation", () =>
        new KeyedCodec<Expectation>(
            "expectation",
            [.. Anywhere(InNever!, Expectation.NoWindow, isTimed: true, ExpectationPlace.Whole), .. OverTime(ExpectationPlace.Whole), ("worst", DistanceTable.Worst)],
            [],
            ""));

    /// <summary>What must not be seen: a state without a time is about the whole run.</summary>
    private static Codec<Expectation> InNever { get; } = new NamedCodec<Expectation>("unwanted", () =>
        new KeyedCodec<Expectation>(
            "expectation",
            [.. Anywhere(InNever!, Expectation.NoWindow, isTimed: false, ExpectationPlace.InNever), .. OverTime(ExpectationPlace.InNever)],
            ["worst"],
            "tells a value and never fails, so that it has no opposite. Take it out of ‘never’."));

    /// <summary>An expectation about the instant of a step.</summary>
    public static Codec<Expectation> InStep { get; } = new NamedCodec<Expectation>("expectationOfStep", () =>
        new KeyedCodec<Expectation>(
            "expectation",
            [.. Anywhere(InStepNever!, ExpectationWindow.OfStep, isTimed: false, ExpectationPlace.Whole)],
            [.. OverTime(ExpectationPlace.Whole).Select(kind => kind.Key), "worst"],
            "is about more than the instant of a step. Move it to ‘expect’ of the scenario."));

    /// <summary>What must not be seen at the instant of a step.</summary>
    private static Codec<Expectation> InStepNever { get; } = new NamedCodec<Expectation>("unwantedOfStep", () =>
        new KeyedCodec<Expectation>(
            "expectation",
            [.. Anywhere(InStepNever!, ExpectationWindow.OfStep, isTimed: false, ExpectationPlace.InNever)],
            [.. OverTime(ExpectationPlace.InNever).Select(kind => kind.Key), "worst"],
            "is about more than the instant of a step. Move it to ‘expect’ of the scenario."));

    /// <summary>The kinds that can be about an instant.</summary>
    /// <param name="unwanted">What can stand in ‘never’.</param>
    /// <param name="usual">The window of a state where none is said.</param>
    /// <param name="isTimed">Whether a state must say its time.</param>
    /// <param name="place">Where it stands.</param>
    public static (string Key, Codec<Expectation> Codec)[] Anywhere(Codec<Expectation> unwanted, Window usual, bool isTimed, ExpectationPlace place) =>
    [
        ("transition", Seen(PatternTable.Transition, place)),
        ("state", State(usual, isTimed, place)),
        ("emitted", Seen(PatternTable.Emitted, place)),
        ("attempts", Attempts(place)),
        ("sent", Seen(PatternTable.Sent, place)),
        ("received", Seen(PatternTable.Received, place)),
        ("request", Seen(PatternTable.Request, place)),
        ("never", Never(unwanted, place.IsWhole)),
    ];

    /// <summary><c>never</c>.</summary>
    /// <param name="unwanted">What can stand in it.</param>
    /// <param name="isWhole">Whether it stands for itself, not in another ‘never’.</param>
    public static Codec<Expectation> Never(Codec<Expectation> unwanted, bool isWhole) => Values.Object(new Expectation.Never(new Expectation.States([], null)))
        .Required("never", "What must not be seen: of a state, at no moment of the window, or of the whole run where there is none.", unwanted, n => n.Unwanted, (n, value) => n with { Unwanted = value })
        .Given(isWhole)
        .As<Expectation, Expectation.Never>();

    /// <summary>The kinds that can be about every run, whatever happens in it.</summary>
    /// <param name="isWhole">Whether one stands for itself, not in ‘never’.</param>
    public static IEnumerable<(string Key, Codec<Expectation> Codec)> OfEveryRun(bool isWhole) =>
        DistanceTable.Kinds.Where(kind => kind.Key != "order").Select(kind => (kind.Key, kind.Codec(new ExpectationPlace(isWhole, IsOfOneRun: false))));

    private static (string Key, Codec<Expectation> Codec)[] OverTime(ExpectationPlace place) =>
    [
        ("states", Values.Object(new Expectation.States([], null))
            .Required("states", "The states passed through, exactly these in this order.", StateSequence, s => s.Names, (s, value) => s with { Names = value })
            .Optional("during", "The window; the whole run by default.", SeenWindow, s => s.During, (s, value) => s with { During = value })
            .Given(place.IsWhole)
            .As<Expectation, Expectation.States>()),
        ("quiet", Values.Object(new Expectation.Quiet(default))
            .Required("quiet", "A window in which the client does nothing at all.", SeenWindow, q => q.During, (q, value) => new(value))
            .Given(place.IsWhole)
            .As<Expectation, Expectation.Quiet>()),
        ("eventually", Values.Object(new Expectation.Eventually("", default, null))
            .Required("eventually", "The state that is reached.", Values.State, e => e.State, (e, value) => e with { State = value })
            .Required("within", "How soon.", Values.Duration, e => e.Within, (e, value) => e with { Within = value })
            .Optional("after", "The id of the step after which; from the creation of the client on where there is none.", PatternTable.StepId, e => e.AfterStep, (e, value) => e with { AfterStep = value })
            .Given(place.IsWhole)
            .As<Expectation, Expectation.Eventually>()),
        .. DistanceTable.Kinds.Select(kind => (kind.Key, kind.Codec(place))),
    ];

    private static Codec<Expectation> Seen<T>(ObjectCodec<T> pattern, ExpectationPlace place)
        where T : EntryPattern => pattern
        .In(new Expectation.Seen(pattern.Empty, null, Times.AtLeastOnce), s => (T)s.Pattern, (s, value) => s with { Pattern = value })
        .Timed(place, "between", s => s.When, (s, value) => s with { When = value }, isRequired: false)
        .Optional("times", "How often; at least once by default.", Values.Times, s => s.Times, (s, value) => s with { Times = value })
        .Given(place.IsWhole)
        .CheckMembers(s => s.Pattern)
        .Map(s => (Expectation)s, e => (Expectation.Seen)e, e => e is Expectation.Seen { Pattern: T });

    private static Codec<Expectation> State(Window usual, bool isTimed, ExpectationPlace place) => Values.Object(new Expectation.InState("", usual))
        .Required("state", "The state.", Values.State, s => s.Name, (s, value) => s with { Name = value })
        .Timed(place, "during", s => s.When == usual ? null : s.When, (s, value) => s with { When = value }, isRequired: isTimed)
        .Given(place.IsWhole)
        .As<Expectation, Expectation.InState>();

    private static Codec<Expectation> Attempts(ExpectationPlace place) => Values.Object(new Expectation.Attempts(Times.AtLeastOnce, null, null, null))
        .Group("attempts", "How many attempts are made, and what each must be like.", attempts => attempts
            .Optional("times", "How many; at least one by default.", Values.Times, a => a.Times, (a, value) => a with { Times = value })
            .Optional("scheme", "The scheme that each must have.", PatternTable.Scheme, a => a.Scheme, (a, value) => a with { Scheme = value })
            .Optional("transport", "The transport that each must have.", ClientTable.Transport, a => a.Transport, (a, value) => a with { Transport = value }), isRequired: true)
        .During(place, a => a.During, (a, value) => a with { During = value })
        .Given(place.IsWhole)
        .As<Expectation, Expectation.Attempts>();

    /// <summary>Adds the window; what is about every run has none.</summary>
    public static ObjectCodec<T> During<T>(this ObjectCodec<T> table, ExpectationPlace place, Func<T, Window?> get, Func<T, Window, T> set) => place.IsOfOneRun
        ? table.Optional("during", "The window; the whole run by default.", SeenWindow, get, set)
        : table.Refused(OfOneRun, "during");

    /// <summary>Adds the two members that say when, an instant or a window; what is about every run has neither.</summary>
    private static ObjectCodec<T> Timed<T>(
        this ObjectCodec<T> table, ExpectationPlace place, string windowName, Func<T, Window?> get, Func<T, Window, T> set, bool isRequired) => !place.IsOfOneRun ? table.Refused(OfOneRun, "at", windowName) : table
        .Optional(
            "at",
            "The instant.",
            SeenInstant,
            owner => get(owner) is { } window && window.From == window.To ? window.From : null,
            (owner, value) => set(owner, Window.At(value)))
        .Optional(
            windowName,
            "The window.",
            SeenWindow,
            owner => get(owner) is { } window && window.From != window.To ? window : null,
            set)
        .OneOf("the time of an expectation", isRequired, "at", windowName);

    /// <summary>Adds the rules on which an expectation rests; what stands in ‘never’ rests on those of the whole.</summary>
    public static ObjectCodec<T> Given<T>(this ObjectCodec<T> table, bool isWhole)
        where T : Expectation => !isWhole ? table : table.Optional(
            "given",
            "The rules on which it rests: a client that does not keep one of them is not asked for it.",
            Values.List(ScenarioTable.Rule),
            owner => owner.Given,
            (owner, value) => (T)((Expectation)owner with { Given = value }));

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
