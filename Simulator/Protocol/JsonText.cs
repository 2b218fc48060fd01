using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Simulator.Protocol;

/// <summary>Reads and writes the JSON of the wire; what cannot be read is null, never an exception.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads <paramref name="text"/>; null where it is not JSON, or holds broken surrogates.</summary>
    public static T? Read<T>(string text, Func<JsonElement, T?> read)
        where T : class
    {
        if (!MayBeJson(text))
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether a look at both ends leaves it open that <paramref name="text"/> is JSON: an exception costs a hundred times as much.</summary>
    private static bool MayBeJson(string text) => text.AsSpan().Trim(" \t\r\n") switch
    {
        [] => false,
        ['{', .., var last] => last == '}',
        ['[', .., var last] => last == ']',
        ['"', .., var last] => last == '"',
        [var first, ..] => first is 't' or 'f' or 'n' or '-' || char.IsAsciiDigit(first),
    };

    /// <summary>Writes an object: compact, members in the order in which they are written, plain letters unescaped.</summary>
    public static string Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Options);
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The member <paramref name="name"/> of <paramref name="parent"/> where it is a text, else null.</summary>
    public static string? TextIn(JsonElement parent, string name) =>
        MemberOf(parent, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The member <paramref name="name"/> where <paramref name="parent"/> is an object that has it, else null.</summary>
    public static JsonElement? MemberOf(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value) ? value : null;
}
