using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Simulator.Tests.AsyncClient;

/// <summary>One message of the wire. Data comes as JSON inside a string or as it is; both are read.</summary>
internal sealed record PusherMessage(string Event, string? Channel, JsonNode? Data)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The data as JSON text; empty where there are none.</summary>
    public string RawData { get; init; } = "";

    /// <summary>The data where they are no object but a mere text, else null.</summary>
    public string? Words => TextOf(Data);

    /// <summary>Reads a message; null where the text is none.</summary>
    public static PusherMessage? Parse(string text) =>
        Read(text) is JsonObject message && TextOf(message["event"]) is { Length: > 0 } name
            ? new PusherMessage(name, TextOf(message["channel"]), Unwrap(message["data"])) { RawData = TextOf(message["data"]) ?? message["data"]?.ToJsonString(Plain) ?? "" }
            : null;

    /// <summary>Writes a message.</summary>
    public static string Write(string name, JsonObject data) =>
        new JsonObject { ["event"] = name, ["data"] = data }.ToJsonString(Plain);

    /// <summary>Writes a message on a channel.</summary>
    public static string Write(string name, string channel, JsonNode? data) =>
        new JsonObject { ["event"] = name, ["channel"] = channel, ["data"] = data }.ToJsonString(Plain);

    /// <summary>The payload of the client's own error event.</summary>
    public static string WriteError(int? code, string? message)
    {
        var data = new JsonObject();
        if (code is int known)
        {
            data["code"] = known;
        }

        data["message"] = message ?? "";
        return new JsonObject { ["type"] = "PusherError", ["data"] = data }.ToJsonString(Plain);
    }

    /// <summary>Reads JSON; null where the text is none.</summary>
    public static JsonNode? Read(string text)
    {
        try
        {
            JsonNode? node = JsonNode.Parse(text);
            _ = node?.ToJsonString(); // a node is read late: a name that occurs twice shows only now
            return node;
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The member of an object where it is a text, else null.</summary>
    public string? Text(string member) => Data is JsonObject data ? TextOf(data[member]) : null;

    /// <summary>The member of an object where it is a number, else null.</summary>
    public decimal? Number(string member) =>
        Data is JsonObject data && data[member] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out decimal number)
            ? number
            : null;

    private static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static JsonNode? Unwrap(JsonNode? data) =>
        TextOf(data) is string text ? Read(text) ?? data : data;
}
