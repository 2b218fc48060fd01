using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.Network;
using Simulator.Scenarios.Format.Codecs;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Scenarios.Format.Tables;

/// <summary>The members of a scenario file.</summary>
internal static class ScenarioTable
{
    /// <summary>The id of a rule.</summary>
    public static Codec<string> Rule { get; } = new TextCodec<string>(
        "the id of a rule",
        (text, context) => context.KnownRules.ErrorIn(text),
        text => text,
        text => text);

    private static readonly Codec<Waiver> Waiver = Values.Object(new Waiver("", ""))
        .Required("rule", "The rule.", Rule, w => w.Rule, (w, value) => w with { Rule = value })
        .Required("because", "Why it may be broken.", Values.Name, w => w.Because, (w, value) => w with { Because = value });

    private static readonly Codec<ValueList<(string Name, JToken Value)>> Params =
        new DictionaryCodec<JToken>(Values.Json, (name, _) => ParameterErrorIn(name));

    private static readonly Codec<ValueList<(string Name, ValueList<JToken> Value)>> Matrix =
        new DictionaryCodec<ValueList<JToken>>(
            Values.List(Values.Json, min: 1).Check(values => values.Distinct(JToken.EqualityComparer).Count() < values.Count
                ? "A value is here twice, and would make the same scenario twice. Keep one of them."
                : null),
            (name, _) => ParameterErrorIn(name));

    /// <summary>The table.</summary>
    public static Codec<Scenario> Scenario { get; } = Values.Object(new Scenario("", "", Instant.Start))
        .Aside("$schema", "The schema of this file, for editors.", Values.Text)
        .Required("title", "What it is, in one line.", Values.Line, s => s.Title, (s, value) => s with { Title = value })
        .Optional("why", "What real situation it stands for.", Values.Text, s => s.Why, (s, value) => s with { Why = value })
        .Optional("id", "Its name; the path of the file below the scenarios folder by default.", Values.Line, s => s.Id, (s, value) => s with { Id = value })
        .Optional("tags", "Words by which it can be selected.", Values.List(Values.Name), s => s.Tags, (s, value) => s with { Tags = value })
        .Optional("rules", "The rules that it is there to show: each must be exercised and held.", Values.List(Rule), s => s.Rules, (s, value) => s with { Rules = value })
        .Optional("waive", "The rules that it may break.", Values.List(Waiver), s => s.Waive, (s, value) => s with { Waive = value })
        .Optional("level", "How much its failures count.", Values.Words("level", LevelNames.All), s => s.Level, (s, value) => s with { Level = value })
        .Optional("client", "What the client is.", ClientTable.Client, s => s.Client, (s, value) => s with { Client = value })
        .Optional("app", "The application on the server, at the beginning.", AppTable.Setup, s => s.App, (s, value) => s with { App = value })
        .Optional("network", "How long everything takes on a healthy path.", NetworkTable.Timings, s => s.Network, (s, value) => s with { Network = value })
        .Optional("server", "What the server is, and how it reacts.", ServerTable.Setup, s => s.Server, (s, value) => s with { Server = value })
        .Optional("seed", "The seed of all drawn values.", Values.Long, s => s.Seed, (s, value) => s with { Seed = value })
        .Optional("limits", "What stops its run where it would not end; to be raised where much happening is its nature.", LimitTable.Limits, s => s.Limits, (s, value) => s with { Limits = value })
        .Aside("params", "Parameters with their values; ‘${name}’ stands for one, and the command line may give another.", Params)
        .Aside("matrix", "Parameters with lists of values; each combination makes a scenario.", Matrix)
        .Optional("steps", "What happens, in order of time.", new StepsCodec(), s => s.Steps, (s, value) => s with { Steps = value })
        .Required("until", "When the run ends.", Values.PositiveDuration.Map(length => Instant.Start + length, end => end - Instant.Start), s => s.Until, (s, value) => s with { Until = value })
        .Optional("expect", "What must be seen.", Values.List(ExpectationTable.InScenario), s => s.Expect, (s, value) => s with { Expect = value });

    private static string? ParameterErrorIn(string name) => Placeholders.IsName(name)
        ? null
        : $"‘{TokenWords.Shorten(name)}’ cannot stand in ‘${{…}}’. Name it with letters, digits, ‘-’ and ‘_’, beginning with a letter.";
}
