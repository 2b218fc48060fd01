using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Clients;
using Simulator.Collections;
using Simulator.Profiles;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Adapters;

/// <summary>Reads what an adapter says (docs/adapter-protocol.md).</summary>
internal static class AnswerReader
{
    private const int Version = 1;

    private static readonly JsonLoadSettings Strict = new() { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error };

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

    private static ValueList<Capability> Capabilities(JObject hello) => hello["cannot"] switch
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
        return new Answer(run, [.. outputs.Select(Output)], Text(answer, "state"), deadline, null);
    }

    private static ClientOutput Output(JToken token)
    {
        JObject output = token as JObject ?? throw new FormatException("an output is no object");
        ClientOutput read = OfSocket(output) ?? OfEvent(output) ?? throw new FormatException($"there is no output ‘{Text(output, "output")}’");
        return output["reads"] is JObject reads
            ? read with { Reads = new HandlerReads(Text(reads, "state"), reads["socketId"] is { Type: JTokenType.String } id ? (string)id! : null) }
            : read;
    }

    private static ClientOutput? OfSocket(JObject output) => Text(output, "output") switch
    {
        "openAttempt" => new ClientOutput.OpenAttempt(Int(output, "attempt"), TransportOf(Text(output, "transport")), Text(output, "url")),
        "closeAttempt" => new ClientOutput.CloseAttempt(Int(output, "attempt")),
        "sendText" => new ClientOutput.SendText(Int(output, "attempt"), Text(output, "text")),
        "authRequest" => new ClientOutput.AuthRequest(Int(output, "request"), Text(output, "method"), Text(output, "url"), Pairs(output, "headers"), Text(output, "body")),
        _ => null,
    };

    private static ClientOutput? OfEvent(JObject output) => Text(output, "output") switch
    {
        "stateChange" => new ClientOutput.StateChange(Text(output, "previous"), Text(output, "current")),
        "stateEvent" => new ClientOutput.StateEvent(Text(output, "state")),
        "connectingIn" => new ClientOutput.ConnectingIn(Decimal(output, "seconds")),
        "error" => new ClientOutput.Error(Text(output, "payload")),
        "otherEvent" => new ClientOutput.OtherEvent(Text(output, "name"), Text(output, "data")),
        "channelEvent" => new ClientOutput.ChannelEvent(Text(output, "channel"), Text(output, "name"), Text(output, "data")),
        _ => null,
    };

    private static Transport TransportOf(string name) => name switch
    {
        "websocket" => Transport.WebSocket,
        "flash" => Transport.Flash,
        _ => throw new FormatException($"there is no transport ‘{name}’: name websocket or flash"),
    };

    private static ValueList<Parameter> Pairs(JObject output, string name) => output[name] is JArray pairs && pairs.All(pair => pair is JArray { Count: 2 } two && two.All(text => text.Type == JTokenType.String))
        ? pairs.Select(pair => new Parameter((string)pair[0]!, (string)pair[1]!)).ToValueList()
        : throw new FormatException($"‘{name}’ is no list of pairs of texts");

    private static JObject Object(string line)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal, MaxDepth = 16 };
            var read = JObject.Load(reader, Strict);
            reader.Read(); // nothing may stand behind it
            return read;
        }
        catch (JsonException error)
        {
            throw new FormatException($"the line is no JSON object: {error.Message}", error);
        }
    }

    private static string Text(JObject from, string name) =>
        from[name] is { Type: JTokenType.String } text ? (string)text! : throw new FormatException($"‘{name}’ is no text");

    private static int Int(JObject from, string name) =>
        Number(from, name) is long number and >= int.MinValue and <= int.MaxValue ? (int)number : throw new FormatException($"‘{name}’ is too large");

    private static long Number(JObject from, string name) =>
        from[name] is JValue { Value: long number } ? number : throw new FormatException($"‘{name}’ is no whole number");

    private static decimal Decimal(JObject from, string name) => from[name] is JValue { Value: long or decimal } number
        ? Convert.ToDecimal(number.Value, CultureInfo.InvariantCulture)
        : throw new FormatException($"‘{name}’ is no number");
}
