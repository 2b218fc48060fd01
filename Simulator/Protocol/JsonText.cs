using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Simulator.Protocol;

/// <summary>Reads and writes the JSON of the wire; what cannot be read is null, never an exception.</summary>
internal static class JsonText
{
    /// <summary>Makes something out of the members of a JSON value.</summary>
    public delegate T? Reading<T>(ref JsonMembers members)
        where T : class;

    /// <summary>Reads <paramref name="text"/>; null where it is not JSON, or holds broken surrogates.</summary>
    public static T? Read<T>(string text, Reading<T> read)
        where T : class
    {
        Span<byte> bytes = text.Length <= 256 ? stackalloc byte[text.Length * 3] : new byte[text.Length * 3];
        bool isText = Utf8.FromUtf16(text, bytes, out _, out int length, replaceInvalidSequences: false) == System.Buffers.OperationStatus.Done;
        bytes = bytes[..length];
        if (!isText || !MayBeJson(bytes))
        {
            return null;
        }

        try
        {
            var members = new JsonMembers(bytes);
            T? value = read(ref members);
            members.ReadToEnd();
            return value;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Writes a string: in quotes, plain letters unescaped.</summary>
    public static string Quote(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    /// <summary>Whether a look at both ends leaves it open that this is JSON: an exception costs a hundred times as much.</summary>
    private static bool MayBeJson(ReadOnlySpan<byte> text) => text.Trim(" \t\r\n"u8) switch
    {
        [] => false,
        [(byte)'{', .., var last] => last == '}',
        [(byte)'[', .., var last] => last == ']',
        [(byte)'"', .., var last] => last == '"',
        [var first, ..] => first is (byte)'t' or (byte)'f' or (byte)'n' or (byte)'-' || char.IsAsciiDigit((char)first),
    };
}
