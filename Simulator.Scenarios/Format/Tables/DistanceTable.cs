using Simulator.Expectations;
using Simulator.Patterns;
using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Scenarios.Format.Tables;

/// <summary>The kinds of expectation about how far apart things are, and what follows what.</summary>
internal static class DistanceTable
{
    private static readonly EntryPattern Nothing = new EntryPattern.Entered("");

    private static readonly Codec<Circumstances> Circumstances = Values.Object(new Circumstances())
        .Optional("wanted", "Whether the program wants a connection, and no code that the server gave forbids a retry.", Values.Boolean, c => c.Wanted, (c, value) => c with { Wanted = value })
        .Optional("connected", "Whether the client is connected.", Values.Boolean, c => c.Connected, (c, value) => c with { Connected = value })
        .Optional("usable", "Whether a healthy path leads to a server that accepts the client; the time begins anew with all that the world does.", Values.Boolean, c => c.Usable, (c, value) => c with { Usable = value })
        .Optional("dead", "Whether open sockets are dead: nothing comes on them, or the device has slept since they were opened.", Values.Boolean, c => c.Dead, (c, value) => c with { Dead = value })
        .AtLeastOne("what is so", "wanted", "connected", "usable", "dead");

    private static readonly Codec<Measure> Measure = new NamedCodec<Measure>("measure", () => new KeyedCodec<Measure>(
        "measure",
        [
            ("gap", Values.Object(new Measure.Gap(Nothing))
                .Required("gap", "How far apart two neighbours are.", PatternTable.Pattern, m => m.Of, (m, value) => new(value))
                .As<Measure, Measure.Gap>()),
            ("most", Values.Object(new Measure.Most(Nothing, default))
                .Required("most", "How often this is seen in any stretch of a length.", PatternTable.Pattern, m => m.Of, (m, value) => m with { Of = value })
                .Required("inAny", "The length.", Values.PositiveDuration, m => m.InAny, (m, value) => m with { InAny = value })
                .As<Measure, Measure.Most>()),
            ("count", Values.Object(new Measure.Count(Nothing))
                .Required("count", "How often this is seen.", PatternTable.Pattern, m => m.Of, (m, value) => new(value))
                .As<Measure, Measure.Count>()),
            ("from", Values.Object(new Measure.Span(Nothing, Nothing))
                .Required("from", "What begins what is measured.", PatternTable.Pattern, m => m.From, (m, value) => m with { From = value })
                .Required("to", "What ends it; else the end of the run does.", PatternTable.Pattern, m => m.To, (m, value) => m with { To = value })
                .As<Measure, Measure.Span>()),
            ("while", Values.Object(new Measure.While(new Circumstances(), null))
                .Required("while", "What is so; the length of the longest stretch is told, less the time slept in it.", Circumstances, m => m.Holds, (m, value) => m with { Holds = value })
                .Optional("without", "What is not seen in the stretch: each begins another.", PatternTable.Pattern, m => m.Without, (m, value) => m with { Without = value })
                .As<Measure, Measure.While>()),
        ],
        [],
        ""));

    /// <summary>The kinds, each for itself or, less what it rests on, in ‘never’.</summary>
    public static (string Key, Func<ExpectationPlace, Codec<Expectation>> Codec)[] Kinds { get; } =
    [
        ("gap", Gap), ("most", Most), ("leads", Leads), ("order", Order), ("none", None),
    ];

    /// <summary><c>worst</c>.</summary>
    public static Codec<Expectation> Worst { get; } = Values.Object(new Expectation.Worst(new Measure.Count(Nothing)))
        .Required("worst", "Of what the greatest value is told; it never fails.", Measure, w => w.Of, (w, value) => w with { Of = value })
        .Given(isWhole: true)
        .As<Expectation, Expectation.Worst>();

    private static Codec<Expectation> Gap(ExpectationPlace place) => Values.Object(new Expectation.Gap(Nothing, null, null, null))
        .Required("gap", "What is seen several times, each so far from the one before.", place.Pattern, g => g.Of, (g, value) => g with { Of = value })
        .Optional("least", "The least distance of two neighbours.", Values.Duration, g => g.Least, (g, value) => g with { Least = value })
        .Optional("greatest", "The greatest distance of two neighbours.", Values.Duration, g => g.Greatest, (g, value) => g with { Greatest = value })
        .During(place, g => g.During, (g, value) => g with { During = value })
        .AtLeastOne("a bound", "least", "greatest")
        .Given(place.IsWhole)
        .Check("least", g => g.Least > g.Greatest
            ? $"‘least’ is {g.Least}, which is longer than ‘greatest’, {g.Greatest}. Put the shorter length into ‘least’."
            : null)
        .As<Expectation, Expectation.Gap>();

    private static Codec<Expectation> Most(ExpectationPlace place) => Values.Object(new Expectation.Most(0, Nothing, default, null))
        .Required("most", "How often it is seen at most.", Values.Count, m => m.Number, (m, value) => m with { Number = value })
        .Required("of", "What is seen.", place.Pattern, m => m.Of, (m, value) => m with { Of = value })
        .Required("inAny", "The length of the stretches, each of which holds both of its ends.", Values.PositiveDuration, m => m.InAny, (m, value) => m with { InAny = value })
        .During(place, m => m.During, (m, value) => m with { During = value })
        .Given(place.IsWhole)
        .As<Expectation, Expectation.Most>();

    private static Codec<Expectation> Leads(ExpectationPlace place) => Values.Object(new Expectation.Leads(Nothing, Nothing, default))
        .Required("leads", "What leads to something else, each time.", place.Pattern, l => l.Cause, (l, value) => l with { Cause = value })
        .Required("to", "What follows.", place.Pattern, l => l.To, (l, value) => l with { To = value })
        .Required("within", "How soon; what the end of the run leaves open holds.", Values.Duration, l => l.Within, (l, value) => l with { Within = value })
        .Given(place.IsWhole)
        .As<Expectation, Expectation.Leads>();

    private static Codec<Expectation> Order(ExpectationPlace place) => Values.Object(new Expectation.Order([]))
        .Required("order", "What is seen, the first of each in this order.", Values.List(place.Pattern, min: 2), o => o.Each, (o, value) => o with { Each = value })
        .Given(place.IsWhole)
        .As<Expectation, Expectation.Order>();

    private static Codec<Expectation> None(ExpectationPlace place) => Values.Object(new Expectation.None(Nothing, Nothing, Nothing))
        .Required("none", "What is never seen between two others.", place.Pattern, n => n.Unwanted, (n, value) => n with { Unwanted = value })
        .Required("from", "What begins each stretch without it.", place.Pattern, n => n.From, (n, value) => n with { From = value })
        .Required("to", "What ends it; else the end of the run does.", place.Pattern, n => n.To, (n, value) => n with { To = value })
        .Given(place.IsWhole)
        .As<Expectation, Expectation.None>();
}
