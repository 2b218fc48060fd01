using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.Profiles;
using Simulator.Time;
using static Simulator.Adapters.JsonLine;

namespace Simulator.Adapters;

/// <summary>Reads what an adapter says (docs/adapter-protocol.md).</summary>
internal static class AnswerReader
{
    private const int Version = 1;

    /// <summary>Reads the first line.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static Hello Hello(string line)
    {
        JObject hello = Object(line);
        long version = Number(hello, "protocol");
        return version == Version
            ? new Hello(Text(hello, "client"), Text(hello, "release")) { Cannot = Capabilities(hello) }
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"the adapter speaks version {version} of the protocol, the simulator version {Version}"));
    }

    /// <summary>What the client cannot do, as it says so itself.</summary>
    /// <exception cref="FormatException">It names something else.</exception>
    public static ValueList<Capability> Capabilities(JObject hello) => hello["cannot"] switch
    {
        null => [],
        JArray words => words.Select(word => CapabilityName.Find((string?)(word as JValue) ?? "")
            ?? throw new FormatException($"‘cannot’ names {word.ToString(Formatting.None)}; it may name {string.Join(", ", CapabilityName.All)}")).Distinct().ToValueList(),
        _ => throw new FormatException("‘cannot’ is no list"),
    };

    /// <summary>Reads an answer.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static Answer Answer(string line)
    {
        JObject answer = Object(line);
        int run = Int(answer, "run");
        if (answer["threw"] is not null)
        {
            return new Answer(run, [], "", null, Text(answer, "threw"));
        }

        JArray outputs = answer["outputs"] as JArray ?? throw new FormatException("‘outputs’ is no list");
        Instant? deadline = answer["deadline"] switch
        {
            { Type: JTokenType.Null } => null,
            { Type: JTokenType.Integer } => new Instant(Number(answer, "deadline")),
            _ => throw new FormatException("‘deadline’ is neither a whole number of milliseconds nor null"),
        };
        return new Answer(run, [.. outputs.Select(OutputReader.Read)], Text(answer, "state"), deadline, null);
    }
}
