using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.RealTime;
using Simulator.Rules;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Format.Codecs;
using Simulator.Time;

namespace Simulator.Scenarios.LogFiles;

/// <summary>The first line of a log file, as it is read and written.</summary>
internal static class HeaderTable
{
    private const string ScenarioMember = "scenario";
    private const string ClientMember = "client";

    private static readonly (string Word, Evidence Value)[] Words = [("emissions", Evidence.Emissions), ("calls", Evidence.Calls)];

    private static readonly Codec<Evidence> Seen = Values.List(Values.Words("evidence", Words)).Map(
        parts => parts.Aggregate(Evidence.Wire, (all, part) => all | part),
        all => Words.Select(word => word.Value).Where(part => all.HasFlag(part)).ToValueList());

    private static readonly Codec<Duration> Tolerance = new NumberCodec<long>(0, Duration.Longest.Milliseconds).Map(milliseconds => new Duration(milliseconds), length => length.Milliseconds);

    private static readonly Codec<int> Version = Values.Int(0, int.MaxValue).Check(version => version == LogHeader.Version
        ? null
        : $"This log has version {version} of the format, and this program reads version {LogHeader.Version}. Read it with the program that wrote it.");

    private static readonly Codec<decimal> Speed = Values.Decimal.Check(speed => speed > 0 ? null : "The speed must be more than 0. Write 1 for the speed of a wall clock.");

    private static readonly Codec<LogHeader> Header = Values.Object(new LogHeader(Scenario: null))
        .Required("log", $"The version of the format, {LogHeader.Version}.", Version, _ => LogHeader.Version, (header, _) => header)
        .Aside(ScenarioMember, "What was run.", Values.Json)
        .Optional(ClientMember, "The client under test.", Values.Text, header => header.Client, (header, value) => header with { Client = value })
        .Required("speed", "How many times as fast as a wall clock the scenario’s clock ran; 1 in virtual time.", Speed, header => header.Speed, (header, value) => header with { Speed = value })
        .Required("tolerance", "How late, in milliseconds, the client may be seen to do what it did on time; 0 in virtual time.", Tolerance, header => header.Terms.Tolerance, (header, value) => header with { Terms = header.Terms with { Tolerance = value } })
        .Required("evidence", "What was seen beside the wire, some of [\"emissions\",\"calls\"].", Seen, header => header.Terms.Evidence, (header, value) => header with { Terms = header.Terms with { Evidence = value } });

    /// <summary>The tree of the line.</summary>
    public static JObject Write(LogHeader header)
    {
        var members = (JObject)Header.Write(header);
        members.Remove(ClientMember);
        members.Property("log", StringComparison.Ordinal)!.AddAfterSelf(new[]
        {
            new JProperty(ScenarioMember, header.Scenario is null ? null : ScenarioWriter.Tree(header.Scenario)),
            new JProperty(ClientMember, header.Client),
        });
        return members;
    }

    /// <summary>Reads the tree of the line, and reports everything that is wrong with it.</summary>
    /// <param name="line">The tree.</param>
    /// <param name="file">The name of the file, for errors.</param>
    /// <param name="settings">What is said from outside of the file.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <returns>The header; null where something is wrong.</returns>
    public static LogHeader? Read(JObject line, string file, ReadSettings settings, ErrorList errors)
    {
        var context = new ReadContext(file, settings.KnownRules, ScenarioOutline.Unknown, errors);
        if (line["log"] is null)
        {
            context.Report(line, $"The first line of a log is its header, and has the member ‘log’: {{\"log\":{LogHeader.Version},\"scenario\":{{…}},\"client\":null,\"speed\":1,\"tolerance\":0,\"evidence\":[\"emissions\",\"calls\"]}}. ‘show FILE --json-lines’ writes one.");
            return null;
        }

        foreach (JProperty nothing in line.Properties().Where(member => member is { Name: ScenarioMember or ClientMember, Value.Type: JTokenType.Null }).ToArray())
        {
            nothing.Remove();
        }

        JToken? scenario = line[ScenarioMember];
        if (!Header.TryRead(line, context, out LogHeader header))
        {
            return null;
        }

        return scenario is null ? header
            : ScenarioFileReader.ReadPart(file, Path.GetFileNameWithoutExtension(file), scenario, settings, errors) is { } read ? header with { Scenario = read }
            : null;
    }
}
