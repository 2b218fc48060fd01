using System.Globalization;
using System.Reflection;
using Simulator.Collections;
using Simulator.Exploration.Generation;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Tests.Snapshots;
using Simulator.Time;

namespace Simulator.Tests.Logs;

/// <summary>Breaks when a fingerprint depends on more than what happened - the machine, the system, the runtime -, or on less.</summary>
public sealed class FingerprintTests
{
    private const int Named = 100;
    private const int All = 1000;

    private static readonly Fingerprint[] Runs = [.. ParallelEnumerable.Range(0, All).AsOrdered().Select(seed => Fingerprint.Of(LogOf(seed)))];

    private static readonly Type[] AllKinds = [.. typeof(Entry).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Entry)))];

    public static TheoryData<Type> Kinds => [.. AllKinds];

    [Fact]
    public Task Fingerprints_are_those_of_every_other_machine() => Snapshot.Verify(
        $"{string.Join('\n', Runs.Take(Named).Select((run, seed) => string.Create(CultureInfo.InvariantCulture, $"{seed,-4}  {run}")))}\n0..{All}  {Fingerprint.Of(Numbered(Runs))}",
        "fingerprints");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_field_of_every_kind_of_entry_counts(Type kind)
    {
        ParameterInfo[] fields = ConstructorOf(kind).GetParameters();
        object?[] plain = PlainOf(kind);
        var changed = from place in Enumerable.Range(0, fields.Length)
                      from value in Values(fields[place].ParameterType).Skip(1)
                      select plain.Select((old, index) => index == place ? value : old).ToArray();
        Assert.Distinct(changed.Prepend(plain).Select(values => Fingerprint.Of(LogOf(kind, values))));
    }

    [Fact]
    public void No_two_kinds_of_entry_are_taken_for_one_another() =>
        Assert.Distinct(AllKinds.Select(kind => LogBytes.Of(LogOf(kind, PlainOf(kind)))[0]));

    [Fact]
    public void The_end_of_a_run_counts()
    {
        TransitionLog log = LogOf(0);
        Assert.NotEqual(Fingerprint.Of(log), Fingerprint.Of(log with { End = new Moment(log.End.At + new Duration(1), log.End.Awake) }));
        Assert.NotEqual(Fingerprint.Of(log), Fingerprint.Of(log with { Entries = log.Entries.SkipLast(1).ToValueList() }));
    }

    [Fact]
    public void Entries_that_are_equal_have_one_fingerprint()
    {
        static Fingerprint of(decimal seconds) => Fingerprint.Of(new TransitionLog(new ClientSetup(), [new Entry.ConnectingIn(default, seconds)], default));
        Assert.Equal(of(2m), of(2.0m));
        Assert.NotEqual(of(2m), of(2.5m));
    }

    [Fact]
    public void Runs_make_one_fingerprint_in_whatever_order_and_split()
    {
        var whole = Fingerprint.Of(Numbered(Runs));
        Assert.Equal(whole, Fingerprint.Of(Numbered(Runs).Reverse()));
        Assert.Equal(whole, Fingerprint.Of(Numbered(Runs).Where(run => run.Number % 3 == 0)).And(Fingerprint.Of(Numbered(Runs).Where(run => run.Number % 3 != 0))));
    }

    [Fact]
    public void Runs_that_change_places_make_another_fingerprint()
    {
        Fingerprint[] swapped = [Runs[1], Runs[0], .. Runs[2..]];
        Assert.NotEqual(Fingerprint.Of(Numbered(Runs)), Fingerprint.Of(Numbered(swapped)));
    }

    [Fact]
    public void A_fingerprint_is_read_as_it_is_written()
    {
        Assert.All(Runs, run => Assert.Equal((true, run), (Fingerprint.TryParse(run.ToString(), out Fingerprint read), read)));
        Assert.False(Fingerprint.TryParse("none", out _));
    }

    private static ConstructorInfo ConstructorOf(Type kind) => kind.GetConstructors().Single(one => one.GetParameters().Length > 0);

    private static object?[] PlainOf(Type kind) => [.. ConstructorOf(kind).GetParameters().Select(field => Values(field.ParameterType).First())];

    private static TransitionLog LogOf(Type kind, object?[] values) => new(new ClientSetup(), [(Entry)ConstructorOf(kind).Invoke(values)], default);

    private static TransitionLog LogOf(long seed) => ScenarioRunner.Run(ScenarioGenerator.Draw(seed));

    private static IEnumerable<(long Number, Fingerprint Run)> Numbered(Fingerprint[] runs) => runs.Select((run, seed) => ((long)seed, run));

    /// <summary>Values of a type of a field, all different.</summary>
    private static IEnumerable<object?> Values(Type type) =>
        type == typeof(Moment) ? [default(Moment), new Moment(new Instant(1), default), new Moment(default, new Instant(1))]
        : type == typeof(string) ? ["a", "b", "", "a\n", "é"]
        : type == typeof(int) ? [7, 8, -1]
        : type == typeof(bool) ? [false, true]
        : type == typeof(decimal) ? [2m, 3m, 2.5m]
        : type == typeof(Transport) ? [Transport.WebSocket, Transport.Flash]
        : type == typeof(ValueList<Parameter>) ? [ValueList<Parameter>.Empty, (ValueList<Parameter>)[new Parameter("n", "v")], (ValueList<Parameter>)[new Parameter("n", "w")]]
        : throw new ArgumentException($"no values for a field of type {type}", nameof(type));
}
