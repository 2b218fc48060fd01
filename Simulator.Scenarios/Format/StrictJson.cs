using System.Globalization;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Format;

/// <summary>
/// Reads strict JSON, with comments and trailing commas, into a tree whose tokens know where they begin.
/// </summary>
/// <remarks>
/// Newtonsoft's own reader is not used: it also takes single quotes, names without quotes, NaN and octal numbers, lets the
/// last of two equal members win, turns texts into dates, and tells where a token ends instead of where it begins. Its
/// tree is used, for its paths and annotations. Numbers are kept as their source text, so that <c>1.10</c> stays as it is.
/// </remarks>
internal sealed class StrictJson
{
    private const string Remedy =
        "Apart from comments and trailing commas this must be strict JSON: names and texts stand in double quotes, with commas between.";

    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = ScenarioLimits.Depth + 1,
    };

    private readonly Action<SourcePosition, string, string> report;
    private readonly Stack<JContainer> open = new();
    private readonly string whole;
    private SourcePosition position;
    private int measured;
    private JToken? root;

    private StrictJson(Action<SourcePosition, string, string> report, SourcePosition start, string whole) =>
        (this.report, position, this.whole) = (report, start, whole);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text in UTF-8; a byte order mark is passed over.</param>
    /// <param name="report">Takes each error: where it is, its JSON path, and what is wrong.</param>
    /// <param name="start">Where the text begins in its file; null for the beginning.</param>
    /// <param name="whole">What the text is: a file, or a line of one.</param>
    /// <returns>The tree, less members that were there before; null where the text is not JSON.</returns>
    public static JToken? Parse(ReadOnlySpan<byte> text, Action<SourcePosition, string, string> report, SourcePosition? start = null, string whole = "file")
    {
        ReadOnlySpan<byte> content = text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text;
        if (InvalidByte(content) is int offset)
        {
            report(
                (start ?? SourcePosition.Start).After(content[..offset]),
                "",
                $"The byte 0x{content[offset]:X2} is not part of a UTF-8 text. Save the file as JSON in UTF-8.");
            return null;
        }

        return new StrictJson(report, start ?? SourcePosition.Start, whole).Read(content);
    }

    /// <summary>The tree of <paramref name="text"/>, without positions; null where it is not JSON.</summary>
    public static JToken? ParseValue(string text)
    {
        bool isRight = true;
        JToken? token = Parse(Encoding.UTF8.GetBytes(text), (_, _, _) => isRight = false);
        return isRight ? token?.WithoutPositions() : null;
    }

    private static int? InvalidByte(ReadOnlySpan<byte> content)
    {
        try
        {
            _ = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetCharCount(content);
            return null;
        }
        catch (DecoderFallbackException error)
        {
            return Math.Clamp(error.Index, 0, content.Length - 1);
        }
    }

    private JToken? Read(ReadOnlySpan<byte> content)
    {
        var reader = new Utf8JsonReader(content, Options);
        try
        {
            while (reader.Read())
            {
                Measure(content, (int)reader.TokenStartIndex);
                if (!TryTake(ref reader))
                {
                    return null;
                }
            }

            return root;
        }
        catch (JsonException) when (IsCutOff(content))
        {
            Measure(content, content.Length);
            Report(root is null && content.TrimStart(" \t\r\n"u8) is [] or [(byte)'/', ..]
                ? "The file is empty. Write a scenario: an object with at least ‘title’ and ‘until’."
                : $"The {whole} ends here, before {WhatIsOpen()}. Write the rest of it.");
        }
        catch (JsonException error)
        {
            Measure(content, OffsetOf(error, content));
            Report($"{ReasonOf(error)} {Remedy}");
        }
        catch (InvalidOperationException)
        {
            Report("This text holds half of a surrogate pair, which is not a character. Write both halves, or neither.");
        }

        return null;
    }

    /// <summary>Moves <see cref="position"/> to <paramref name="offset"/>; every byte is looked at once.</summary>
    private void Measure(ReadOnlySpan<byte> content, int offset)
    {
        if (offset > measured)
        {
            position = position.After(content[measured..offset]);
            measured = offset;
        }
    }

    private bool TryTake(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                Close();
                return true;
            case JsonTokenType.PropertyName:
                TakeName(ref reader);
                return true;
            case JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth >= ScenarioLimits.Depth:
                Report($"Objects and lists are nested deeper than {ScenarioLimits.Depth} levels here. Flatten the file.");
                return false;
            case JsonTokenType.StartObject:
                Open(new JObject());
                return true;
            case JsonTokenType.StartArray:
                Open(new JArray());
                return true;
            default:
                Place(ValueOf(ref reader));
                return true;
        }
    }

    private static JValue ValueOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => new JValue(reader.GetString()),
        JsonTokenType.Number => new JRaw(Encoding.UTF8.GetString(reader.ValueSpan)),
        JsonTokenType.True => new JValue(true),
        JsonTokenType.False => new JValue(false),
        _ => JValue.CreateNull(),
    };

    private void TakeName(ref Utf8JsonReader reader)
    {
        string name = reader.GetString()!;
        var owner = (JObject)open.Peek();
        if (owner.Property(name, StringComparison.Ordinal) is JProperty first)
        {
            string message = $"The member ‘{name}’ is here twice; the first is in line {first.Position().Line}. Keep one of them.";
            report(position, first.JsonPath(), message);
            reader.Skip();
            return;
        }

        // Not null: a property whose value is null already takes no other null, and loses the place of it.
        var property = new JProperty(name, JValue.CreateUndefined());
        property.AddAnnotation(position);
        owner.Add(property);
        open.Push(property);
    }

    private void Open(JContainer container)
    {
        Place(container);
        open.Push(container);
    }

    private void Place(JToken token)
    {
        token.AddAnnotation(position);
        if (open.Count == 0)
        {
            root = token;
        }
        else if (open.Peek() is JProperty property)
        {
            property.Value = token;
            open.Pop();
        }
        else
        {
            open.Peek().Add(token);
        }
    }

    private void Close() => open.Pop();

    private void Report(string message) => report(position, open.Count == 0 ? "$" : open.Peek().JsonPath(), message);

    /// <summary>Whether nothing is wrong but that there should be more.</summary>
    private static bool IsCutOff(ReadOnlySpan<byte> content)
    {
        var reader = new Utf8JsonReader(content, isFinalBlock: false, new JsonReaderState(Options));
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private string WhatIsOpen()
    {
        JContainer? container = open.FirstOrDefault(around => around is not JProperty);
        return container is null ? "what it begins is whole"
            : string.Create(CultureInfo.InvariantCulture, $"the {(container is JObject ? "object" : "list")} that begins in line {container.Position().Line} is closed");
    }

    private static int OffsetOf(JsonException error, ReadOnlySpan<byte> content)
    {
        int lineStart = 0;
        for (long line = error.LineNumber ?? 0; line > 0; line--)
        {
            lineStart += content[lineStart..].IndexOf((byte)'\n') + 1;
        }

        return Math.Min(content.Length, lineStart + (int)(error.BytePositionInLine ?? 0));
    }

    private static string ReasonOf(JsonException error)
    {
        int place = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return place < 0 ? error.Message : error.Message[..place];
    }
}
