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
    private bool isInside;

    /// <summary>Moves to the next member.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="JsonException">This is not JSON.</exception>
    public bool Next()
    {
        if (isInside)
        {
            reader.Skip(); // what is left of the member before
        }
        else
        {
            isInside = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
        }

        return isInside && reader.Read() && reader.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Whether the member has the name <paramref name="wanted"/>; to be asked before its value.</summary>
    public readonly bool Is(ReadOnlySpan<byte> wanted) => reader.ValueTextEquals(wanted);

    /// <summary>The member's value where it is a string, else null.</summary>
    public string? Text() => ValueKind() == JsonTokenType.String ? reader.GetString() : null;

    /// <summary>The member's value where it is a number without a fraction, else null.</summary>
    public int? Whole() => ValueKind() == JsonTokenType.Number && reader.TryGetInt32(out int number) ? number : null;

    /// <summary>The member's value where it is a number, else null.</summary>
    public decimal? Number() => ValueKind() == JsonTokenType.Number && reader.TryGetDecimal(out decimal number) ? number : null;

    /// <summary>The member's value as it is written.</summary>
    public string Raw()
    {
        ValueKind();
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return Encoding.UTF8.GetString(json[start..(int)reader.BytesConsumed]);
    }

    /// <summary>Makes sure that what follows is JSON, too.</summary>
    /// <exception cref="JsonException">It is not.</exception>
    public void ReadToEnd()
    {
        while (reader.Read())
        {
        }
    }

    private JsonTokenType ValueKind()
    {
        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            reader.Read();
        }

        return reader.TokenType;
    }
}
