using System.Reflection;
using FsCheck.Xunit;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Profiles;
using Simulator.Protocol;
using Simulator.RealTime;
using Simulator.Rules;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.LogFiles;
using Simulator.Simulation;
using Simulator.Tests.Generation;
using Simulator.Time;

namespace Simulator.Tests.LogFiles;

/// <summary>Breaks when a log that is written and read is another log, or is judged otherwise.</summary>
public sealed class LogRoundTripTests
{
    private static readonly Type[] AllKinds = [.. typeof(Entry).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Entry)))];

    public static TheoryData<Type> Kinds => [.. AllKinds];

    [Fact]
    public void The_log_of_every_scenario_file_is_read_and_judged_as_it_was() => Assert.All(
        ScenarioLoader.Load([Repository.Path("scenarios")], new ReadSettings()).Scenarios,
        loaded => AssertSame(loaded.Scenario, ScenarioRunner.Run(loaded.Scenario)));

    [Property(Arbitrary = [typeof(GeneratedScenarios)], MaxTest = 60)]
    public void The_log_of_any_scenario_is_read_and_judged_as_it_was(Scenario scenario) =>
        AssertSame(scenario, ScenarioRunner.Run(scenario, limits: new SimulationLimits { Entries = 400 }));

    [Property(Arbitrary = [typeof(GeneratedFaults)], MaxTest = 60)]
    public void So_is_one_with_faults(Scenario scenario) => AssertSame(scenario, ScenarioRunner.Run(scenario));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_member_of_every_kind_of_entry_is_kept(Type kind)
    {
        var entry = (Entry)kind.GetConstructors().Single(one => one.GetParameters().Length > 0).Invoke([.. kind.GetConstructors().Single(one => one.GetParameters().Length > 0).GetParameters().Select(field => ValueOf(field.ParameterType, field.Name!))]);
        foreach (PropertyInfo member in kind.GetProperties().Where(member => member.CanWrite && member.DeclaringType == kind))
        {
            member.SetValue(entry, ValueOf(Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType, member.Name));
        }

        LogFile read = LogLines.Log(LogLines.ReadText(LogLines.Of(new LogHeader(null), new TransitionLog(new ClientSetup(), [entry], entry.When))));

        Assert.Equal([entry], read.Entries);
        Assert.Equal(entry.When, read.End);
    }

    [Fact]
    public void Every_kind_of_entry_has_a_word_of_its_own()
    {
        Assert.Equal(AllKinds.Order(Comparer<Type>.Create((one, other) => string.CompareOrdinal(one.Name, other.Name))), EntryTable.Kinds.Select(kind => kind.Type).Order(Comparer<Type>.Create((one, other) => string.CompareOrdinal(one.Name, other.Name))));
        Assert.Distinct(EntryTable.Kinds.Select(kind => kind.Name));
    }

    [Theory]
    [InlineData(Evidence.Wire)]
    [InlineData(Evidence.Calls)]
    [InlineData(Evidence.All)]
    public void A_header_says_how_much_can_be_known(Evidence evidence)
    {
        var header = new LogHeader(new Scenario("x", "X", new Instant(5_000))) { Client = "mine", Speed = 60.5m, Terms = new RealTimeTerms(new Duration(250), evidence) };
        Assert.Equal(header, LogLines.Log(LogLines.ReadText(LogLines.Of(header, new TransitionLog(new ClientSetup(), [], default)))).Header);
    }

    [Fact]
    public void Lines_can_be_written_one_at_a_time()
    {
        using var text = new StringWriter();
        var writer = new LogFileWriter(text);
        writer.Begin(new LogHeader(null));
        writer.Add(new Entry.Created(default));
        Assert.True(LogLines.Log(LogLines.ReadText(text.ToString())).IsCutOff);
        writer.End(new Moment(new Instant(10), new Instant(7)));
        Assert.Equal($$"""
            {{LogLines.Header}}
            {"at":0,"entry":"created"}
            {"end":10,"awake":7}

            """, text.ToString());
    }

    private static void AssertSame(Scenario scenario, TransitionLog log)
    {
        LogFile read = LogLines.Log(LogLines.ReadText(LogLines.Of(new LogHeader(scenario), log)));
        Assert.Equal(scenario, read.Header.Scenario);
        Assert.Equal(log, new TransitionLog(read.Scenario.Client, read.Entries, read.End));
        Judgement judgement = LogJudge.Of(read, ClientProfile.Complete);
        Assert.Equal(Judge.Of(scenario, log), judgement);
        Assert.Equal(Fingerprint.Of(log), Fingerprint.Of(judgement.Log));
    }

    /// <summary>A value that is no default, and says where it belongs.</summary>
    private static object ValueOf(Type type, string name) =>
        type == typeof(Moment) ? new Moment(new Instant(7_000), new Instant(5_000))
        : type == typeof(string) ? $"{name}\n\u001b\u202e😀"
        : type == typeof(int) ? -7
        : type == typeof(bool) ? true
        : type == typeof(decimal) ? 2.50m
        : type == typeof(Duration) ? new Duration(1_500)
        : type == typeof(Transport) ? Transport.Flash
        : type == typeof(ValueList<Parameter>) ? (ValueList<Parameter>)[new Parameter("n", "v"), new Parameter("n", "")]
        : throw new ArgumentException($"no value for a member of type {type}", nameof(type));
}
