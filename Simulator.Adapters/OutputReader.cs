using Newtonsoft.Json.Linq;
using Simulator.Clients;
using Simulator.Collections;
using Simulator.Protocol;
using static Simulator.Adapters.JsonLine;

namespace Simulator.Adapters;

/// <summary>Reads what a client does, in the words of docs/adapter-protocol.md.</summary>
internal static class OutputReader
{
    /// <summary>Reads what a driver tells of its client: one output, or a list of them.</summary>
    /// <exception cref="FormatException">It is neither, or about what the server sees itself; the message says what is wrong.</exception>
    public static IEnumerable<ClientOutput> ReadAll(string text)
    {
        JToken[] tokens = text.TrimStart().StartsWith('[') ? [.. (JArray)Object($"{{\"outputs\":{text}}}")["outputs"]!] : [Object(text)];
        foreach (JToken token in tokens)
        {
            yield return Read(token) is var output && output is not (ClientOutput.OpenAttempt or ClientOutput.CloseAttempt or ClientOutput.SendText or ClientOutput.AuthRequest)
                ? output
                : throw new FormatException($"‘{Text((JObject)token, "output")}’ is not for a driver: the server sees that itself");
        }
    }

    /// <summary>Reads one output.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static ClientOutput Read(JToken token)
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
}
