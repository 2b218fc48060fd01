using FsCheck;
using FsCheck.Fluent;
using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Patterns;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Generation;

/// <summary>Random values of the small kinds that scenarios are made of.</summary>
internal static class Any
{
    /// <summary>Texts, with every sign that a JSON text or a placeholder can stumble over.</summary>
    public static Gen<string> Text { get; } = Listed(
        Gen.Elements("a", "Z", " ", "ü", "😀", "\"", "\\", "/", "\n", "\t", "\u2028", "\u007f", "${x}", "$${", "${", "$", "}", "//", "/*", "2000-01-01T00:00:00+02:00"),
        max: 6).Select(string.Concat);

    public static Gen<string> Name { get; } = Text.Where(text => text.Length > 0);

    public static Gen<string> Line { get; } = Text.Select(text => "A title " + text.Replace('\n', ' '));

    public static Gen<bool> Boolean { get; } = Gen.Elements(true, false);

    public static Gen<Duration> Duration { get; } = Gen.OneOf(
        Gen.Choose(0, 5_000).Select(milliseconds => new Duration(milliseconds)),
        Gen.Choose(0, 100_000).Select(seconds => Simulator.Time.Duration.FromSeconds(seconds)),
        Gen.Constant(Simulator.Time.Duration.Longest));

    public static Gen<Duration> PositiveDuration { get; } = Duration.Select(duration => Simulator.Time.Duration.Longer(duration, new Duration(1)));

    public static Gen<Instant> Instant { get; } = Duration.Select(duration => Simulator.Time.Instant.Start + duration);

    public static Gen<DurationRange> DurationRange { get; } =
        from one in Duration
        from other in Gen.OneOf(Gen.Constant(one), Duration)
        select new DurationRange(Simulator.Time.Duration.Shorter(one, other), Simulator.Time.Duration.Longer(one, other));

    public static Gen<Window> Window { get; } =
        from one in Instant
        from other in Gen.OneOf(Gen.Constant(one), Instant)
        select new Window(Simulator.Time.Instant.Earlier(one, other), Simulator.Time.Instant.Later(one, other));

    public static Gen<Times> Times { get; } = Gen.OneOf(
        Gen.Constant(Simulator.Expectations.Times.AtLeastOnce),
        Gen.Choose(0, 9).Select(Simulator.Expectations.Times.Exactly),
        from min in Gen.Choose(0, 5)
        from more in min == 0 ? Gen.Choose(1, 5).Select(number => (int?)number) : Maybe(Gen.Choose(0, 5))
        select new Times(min, min + more));

    public static Gen<TextPattern> Pattern { get; } =
        Gen.OneOf(Text.Where(text => TextPattern.ErrorIn(text) is null), Gen.Elements("/^a+$/", "/[0-9]{2}/", "/\\$\\{x/"))
            .Select(text => new TextPattern(text));

    public static Gen<string> State { get; } = Gen.Elements(StateNames.All.ToArray());

    /// <summary>Compact JSON of every type, with numbers that would not survive a round trip through binary.</summary>
    /// <remarks>None is beyond a <see cref="decimal"/>, in which NJsonSchema holds every number.</remarks>
    public static Gen<string> Json { get; } = Gen.Elements(
        "null", "true", "\"hi\"", "\"${x} $${\"", "1.10", "-0.0", "[]", "{}",
        """{"b":1,"a":[2.50,{"${x}":"${x}"}]}""", "\"2000-01-01T00:00:00.000+02:00\"", "\"ü😀\"");

    public static Gen<ValueList<Parameter>> Parameters { get; } = Listed(
        from name in Name
        from value in Text
        select new Parameter(name, value)).Select(list => list.DistinctBy(parameter => parameter.Name).ToValueList());

    /// <summary>A value, or none.</summary>
    public static Gen<T?> Maybe<T>(Gen<T> generator)
        where T : struct => Gen.OneOf(Gen.Constant((T?)null), generator.Select(value => (T?)value));

    /// <summary>A value, or none.</summary>
    public static Gen<T?> MaybeNull<T>(Gen<T> generator)
        where T : class => Gen.OneOf(Gen.Constant((T?)null), generator.Select(value => (T?)value));

    /// <summary>A short list.</summary>
    public static Gen<ValueList<T>> Listed<T>(Gen<T> generator, int min = 0, int max = 4) =>
        from length in Gen.Choose(min, max)
        from items in generator.ListOf(length)
        select items.ToValueList();

    /// <summary>The usual value most times, so that generated scenarios differ from the default in a few places only.</summary>
    public static Gen<T> Mostly<T>(T usual, Gen<T> generator) => Gen.Frequency((3, Gen.Constant(usual)), (1, generator));
}
