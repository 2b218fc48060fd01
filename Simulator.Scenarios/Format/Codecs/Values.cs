using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Network;
using Simulator.Patterns;
using Simulator.Protocol;
using Simulator.Servers;
using Simulator.Time;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>The kinds of value that the tables of the scenario file are made of.</summary>
internal static partial class Values
{
    private const string DurationShape = "^([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$";

    private const string None = "none";

    private const string DurationRemedy = "A duration needs a unit: ms, s, m, h, such as \"10s\" or \"1m30s\"";

    /// <summary>Any text.</summary>
    public static Codec<string> Text { get; } = Plain("a text", _ => null);

    /// <summary>A text that is not empty.</summary>
    public static Codec<string> Name { get; } =
        Plain("a text", text => text.Length == 0 ? "This text may not be empty. Write at least one letter." : null);

    /// <summary>A text of one line that is not empty.</summary>
    public static Codec<string> Line { get; } = Plain("a text", text =>
        string.IsNullOrWhiteSpace(text) || text.Contains('\n', StringComparison.Ordinal) || text.Contains('\r', StringComparison.Ordinal)
            ? "This text must be one line that is not empty. Write what there is more to say in ‘why’."
            : null);

    /// <summary>True or false.</summary>
    public static Codec<bool> Boolean { get; } = new BooleanCodec();

    /// <summary>A number, whole or not.</summary>
    public static Codec<decimal> Decimal { get; } = new NumberCodec<decimal>(decimal.MinValue, decimal.MaxValue);

    /// <summary>A whole number of 64 bits.</summary>
    public static Codec<long> Long { get; } = new NumberCodec<long>(long.MinValue, long.MaxValue);

    /// <summary>A number of things, of which there may be none.</summary>
    public static Codec<int> Count { get; } = Int(0, int.MaxValue);

    /// <summary>A number of things, of which there is at least one.</summary>
    public static Codec<int> Positive { get; } = Int(1, int.MaxValue);

    /// <summary>How far a clock is set: a sign and a length of time.</summary>
    public static Codec<Duration> Jump { get; } = new NamedCodec<Duration>("jump", () => new TextCodec<Duration>(
        "a sign and a duration, such as \"+1h\" or \"-5m\"",
        (text, _) => JumpErrorIn(text),
        text => text[0] == '-' ? Time.Duration.Zero - Parse(text[1..]) : Parse(text[1..]),
        by => by < Time.Duration.Zero ? by.ToString() : $"+{by}",
        $"^[+-]{DurationShape[1..]}"));

    /// <summary>How many times something happens at most, or that it always does.</summary>
    public static Codec<int> OrAlways { get; } = new NamedCodec<int>("orAlways", () => OneOf(
        Int(1, int.MaxValue - 1).Map(times => times, times => times, times => times != Often.Always),
        WordsOr("a whole number from 1 on", "number of times", ("always", Often.Always))));

    /// <summary>A length of time.</summary>
    public static Codec<Duration> Duration { get; } = new NamedCodec<Duration>("duration", () => new TextCodec<Duration>(
        "a duration with a unit (ms, s, m, h), such as \"10s\"",
        (text, _) => DurationErrorIn(text),
        Parse,
        duration => duration.ToString(),
        DurationShape));

    /// <summary>A length of time that is not zero.</summary>
    public static Codec<Duration> PositiveDuration { get; } =
        Duration.Check(duration => duration.Milliseconds > 0 ? null : "This duration must be longer than nothing: \"1ms\" or more.");

    /// <summary>A length of time that is not zero, or none, which is zero.</summary>
    public static Codec<Duration> DurationOrNone { get; } = new NamedCodec<Duration>("durationOrNone", () => new TextCodec<Duration>(
        "a duration with a unit (ms, s, m, h), such as \"10s\", or \"none\"",
        (text, _) => text == None ? null : DurationErrorIn(text) ?? (Parse(text) == Time.Duration.Zero ? "This duration must be longer than nothing. Write \"none\" for no limit." : null),
        text => text == None ? Time.Duration.Zero : Parse(text),
        duration => duration == Time.Duration.Zero ? None : duration.ToString(),
        $"^{None}$|{DurationShape}"));

    /// <summary>A point of time.</summary>
    public static Codec<Instant> Instant { get; } = Duration.Map(since => Time.Instant.Start + since, instant => instant - Time.Instant.Start);

    /// <summary>A length of time, or two bounds from which it is drawn.</summary>
    public static Codec<DurationRange> DurationRange { get; } = new NamedCodec<DurationRange>("durationRange", () => OneOf(
        Duration.Map(exact => new DurationRange(exact, exact), range => range.From, range => range.IsExact),
        Object(default(DurationRange))
            .Required("from", "The shortest length.", Duration, range => range.From, (range, value) => range with { From = value })
            .Required("to", "The longest length.", Duration, range => range.To, (range, value) => range with { To = value })
            .Check(range => range.To < range.From
                ? $"The range goes backward: {range.To} is shorter than {range.From}. Put the shorter length into ‘from’."
                : null)));

    /// <summary>A stretch of time, both ends included.</summary>
    public static Codec<Window> Window { get; } = new NamedCodec<Window>("window", () =>
        List(Instant, 2, 2)
            .Map(ends => new Window(ends[0], ends[1]), window => [window.From, window.To])
            .Check(window => window.To < window.From
                ? $"The window goes backward: it ends at {window.To - Time.Instant.Start}, before {window.From - Time.Instant.Start}. Put the earlier time first."
                : null));

    /// <summary>How often something must happen.</summary>
    public static Codec<Times> Times { get; } = new NamedCodec<Times>("times", () => OneOf(
        Count.Map(Expectations.Times.Exactly, times => times.Min, times => times.Min == times.Max),
        Object(new Times(0, null))
            .Optional("min", "The least number; 0 by default.", Count, times => times.Min, (times, value) => times with { Min = value })
            .Optional("max", "The greatest number; no bound by default.", Count, times => times.Max, (times, value) => times with { Max = value })
            .AtLeastOne("a bound", "min", "max")
            .Check(times => times.Max < times.Min ? "‘max’ is less than ‘min’. Put the smaller number into ‘min’." : null)));

    /// <summary>A text that must match whole, or an expression between slashes.</summary>
    public static Codec<TextPattern> Pattern { get; } = PatternOf("a text", _ => null);

    /// <summary>Any JSON value.</summary>
    public static Codec<JToken> Json { get; } = new JsonCodec();

    /// <summary>A code that can stand in a close frame (RFC 6455, section 7.4).</summary>
    public static Codec<int> CloseCode { get; } = Int(1000, 4999);

    /// <summary>Any JSON value, kept as its text.</summary>
    public static Codec<string> JsonText { get; } = Json.Map(
        token => token.ToString(Formatting.None),
        json => StrictJson.ParseValue(json) ?? throw new FormatException($"The data of a message is not JSON: {json}"));

    /// <summary>A JSON value that must be equal, or an expression between slashes.</summary>
    public static Codec<JsonPattern> JsonPattern { get; } = Json.Map(
        token => new JsonPattern(token.Type == JTokenType.String && new TextPattern((string)token!).IsExpression ? (string)token! : token.ToString(Formatting.None)),
        pattern => pattern.IsExpression ? new JValue(pattern.Source) : StrictJson.ParseValue(pattern.Source) ?? throw new FormatException($"This is not JSON: {pattern.Source}"))
        .Check(pattern => ExpressionErrorIn(pattern.Source));

    /// <summary>The name of a state.</summary>
    public static Codec<string> State { get; } = Words("state", [.. StateNames.All.Select(name => (name, name))]);

    /// <summary>A text that must match whole and has something to hold it to, or an expression between slashes.</summary>
    public static Codec<TextPattern> PatternOf(string expected, Func<TextPattern, string?> errorIn, string? schema = null) => new TextCodec<TextPattern>(
        $"{expected}, or an expression such as \"/^a+$/\"",
        (text, _) => ExpressionErrorIn(text) ?? errorIn(new TextPattern(text)),
        text => new TextPattern(text),
        pattern => pattern.Source,
        schema);

    /// <summary>A whole number within bounds.</summary>
    public static Codec<int> Int(int min, int max) => new NumberCodec<int>(min, max);

    /// <summary>A text with something to hold it to.</summary>
    public static Codec<string> Plain(string expected, Func<string, string?> errorIn) =>
        new TextCodec<string>(expected, (text, _) => errorIn(text), text => text, text => text);

    /// <summary>One of a few words.</summary>
    public static Codec<T> Words<T>(string kind, params (string Word, T Value)[] words) => new WordsCodec<T>(kind, words, null);

    /// <summary>One of some words, each of which is explained.</summary>
    public static Codec<T> Words<T>(string kind, Func<T, string> meaning, params (string Word, T Value)[] words) => new WordsCodec<T>(kind, words, null) { Meaning = meaning };

    /// <summary>One of a few words, where something else than a word can stand, too.</summary>
    public static Codec<T> WordsOr<T>(string other, string kind, params (string Word, T Value)[] words) => new WordsCodec<T>(kind, words, other);

    /// <summary>A list.</summary>
    public static Codec<ValueList<T>> List<T>(Codec<T> item, int min = 0, int max = int.MaxValue) => new ListCodec<T>(item, min, max);

    /// <summary>An object with the members that are added to it.</summary>
    public static ObjectCodec<T> Object<T>(T empty) => new(empty, [], []);

    /// <summary>A value with several forms.</summary>
    public static Codec<T> OneOf<T>(params Codec<T>[] forms) => new UnionCodec<T>(forms);

    /// <summary>This kind of value, less those with an error.</summary>
    public static Codec<T> Check<T>(this Codec<T> codec, Func<T, string?> errorIn) => codec.Check((value, _) => errorIn(value));

    /// <summary>This kind of value, less those that cannot stand in this scenario.</summary>
    public static Codec<T> Check<T>(this Codec<T> codec, Func<T, ReadContext, string?> errorIn) => new CheckedCodec<T>(codec, errorIn);

    /// <summary>This kind of object, less those with an error in <paramref name="member"/>.</summary>
    public static Codec<T> Check<T>(this Codec<T> codec, string member, Func<T, string?> errorIn) =>
        new CheckedCodec<T>(codec, (value, _) => errorIn(value), member);

    /// <summary>Another value, written as this kind is.</summary>
    public static Codec<T> Map<TInner, T>(
        this Codec<TInner> codec, Func<TInner, T> read, Func<T, TInner> write, Func<T, bool>? canWrite = null) =>
        new MappedCodec<TInner, T>(codec, read, write, canWrite ?? (_ => true));

    /// <summary>One case of a closed set.</summary>
    public static Codec<TBase> As<TBase, TCase>(this Codec<TCase> codec)
        where TCase : TBase =>
        codec.Map(value => (TBase)value, value => (TCase)value!, value => value is TCase);

    [GeneratedRegex(DurationShape)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^(?:\s*[0-9]+\s*(?:ms|h|m|s))+\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumbersWithUnits();

    private static string? ExpressionErrorIn(string text) => TextPattern.ErrorIn(text) is string error
        ? $"‘{TokenWords.Shorten(text)}’ is not an expression that can be used. {error} To match the text itself, leave the slashes away."
        : null;

    private static Duration Parse(string text) =>
        Time.Duration.TryParse(text, out Duration duration) ? duration : throw new FormatException(text);

    private static string? JumpErrorIn(string text) => text switch
    {
        ['+' or '-', .. string length] => DurationErrorIn(length) ?? (Parse(length) == Time.Duration.Zero ? "A clock that is set by nothing is not set. Write how far, such as \"+1h\"." : null),
        _ => $"How far a clock is set begins with a sign, + for forward and - for backward, as in \"+1h\"; this is ‘{TokenWords.Shorten(text)}’.",
    };

    private static string? DurationErrorIn(string text) => text switch
    {
        _ when Time.Duration.TryParse(text, out _) => null,
        _ when Shape().IsMatch(text) && text.Length > 0 => $"‘{TokenWords.Shorten(text)}’ is longer than a hundred years, and no duration may be. Write a shorter one.",
        ['-', ..] => $"A duration cannot be negative: ‘{TokenWords.Shorten(text)}’. Write how long it is, such as \"10s\".",
        _ when NumbersWithUnits().IsMatch(text) => $"The units of a duration stand without blanks, each once, in the order h, m, s, ms, as in \"1m30s\"; this is ‘{TokenWords.Shorten(text)}’.",
        _ => $"{DurationRemedy}; this is ‘{TokenWords.Shorten(text)}’.",
    };
}
