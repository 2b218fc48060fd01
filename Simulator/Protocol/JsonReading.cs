using System.Text.Json;
using System.Text.Unicode;

namespace Simulator.Protocol;

/// <summary>One way to read the JSON of the wire.</summary>
internal sealed class JsonReading<T>
    where T : class
{
    private readonly Reader read;
    private readonly TextMemory<T?> memory;

    /// <summary>Prepares to read.</summary>
    /// <param name="read">Makes something immutable.</param>
    public JsonReading(Reader read)
    {
        this.read = read;
        memory = new TextMemory<T?>(Read);
    }

    /// <summary>Makes something out of the members of a JSON value.</summary>
    public delegate T? Reader(ref JsonMembers members);

    /// <summary>Reads <paramref name="text"/>.</summary>
    /// <returns>What was read; null where the text is not JSON, holds broken surrogates, or says nothing of the kind.</returns>
    public T? Of(string text) => memory.Of(text);

    private T? Read(string text)
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
