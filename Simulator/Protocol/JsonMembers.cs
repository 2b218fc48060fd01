using System.Text;
using System.Text.Json;

namespace Simulator.Protocol;

/// <summary>
/// Walks the members of a JSON value, one after the other; a value that is no object has none. Of members with one name
/// the last one counts.
/// </summary>
/// <param name="json">The value as UTF-8.</param>
internal ref struct JsonMembers(ReadOnlySpan<byte> json)
{
    private readonly ReadOnlySpan<byte> json = json;
    private Utf8JsonReader reader = new(json);

    /// <summary>The member's value where it is a string, else null.</summary>
    public readonly string? Text => Value is { TokenType: JsonTokenType.String } value ? value.GetString() : null;

    /// <summary>The member's value where it is a number without a fraction, else null.</summary>
    public readonly int? Whole =>
        Value is { TokenType: JsonTokenType.Number } value && value.TryGetInt32(out int number) ? number : null;

    /// <summary>The member's value where it is a number, else null.</summary>
    public readonly decimal? Number =>
        Value is { TokenType: JsonTokenType.Number } value && value.TryGetDecimal(out decimal number) ? number : null;

    /// <summary>The member's value as it is written.</summary>
    public readonly string Raw
    {
        get
        {
            Utf8JsonReader value = Value;
            int start = (int)value.TokenStartIndex;
            value.Skip();
            return Encoding.UTF8.GetString(json[start..(int)value.BytesConsumed]);
        }
    }

    private readonly Utf8JsonReader Value
    {
        get
        {
            Utf8JsonReader value = reader; // which stands at the name
            value.Read();
            return value;
        }
    }

    /// <summary>Moves to the next member.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="JsonException">This is not JSON.</exception>
    public bool Next()
    {
        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            reader.Skip(); // the member before
        }
        else if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        return reader.Read() && reader.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Whether the member has the name <paramref name="wanted"/>.</summary>
    public readonly bool Is(ReadOnlySpan<byte> wanted) => reader.ValueTextEquals(wanted);

    /// <summary>Makes sure that what follows is JSON, too.</summary>
    /// <exception cref="JsonException">It is not.</exception>
    public void ReadToEnd()
    {
        while (reader.Read())
        {
        }
    }
}
