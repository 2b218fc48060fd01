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
    private Utf8JsonReader name;
    private Utf8JsonReader value;

    /// <summary>The member's value where it is a string, else null.</summary>
    public readonly string? Text => value.TokenType == JsonTokenType.String ? value.GetString() : null;

    /// <summary>The member's value as it is written.</summary>
    public readonly string Raw => Encoding.UTF8.GetString(json[(int)value.TokenStartIndex..(int)reader.BytesConsumed]);

    /// <summary>The member's value where it is a number without a fraction, else null.</summary>
    public readonly int? Whole => value.TokenType == JsonTokenType.Number && value.TryGetInt32(out int number) ? number : null;

    /// <summary>The member's value where it is a number, else null.</summary>
    public readonly decimal? Number => value.TokenType == JsonTokenType.Number && value.TryGetDecimal(out decimal number) ? number : null;

    /// <summary>Moves to the next member.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="JsonException">This is not JSON.</exception>
    public bool Next()
    {
        bool isObject = reader.TokenType != JsonTokenType.None || (reader.Read() && reader.TokenType == JsonTokenType.StartObject);
        if (!isObject || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
        {
            return false;
        }

        name = reader;
        reader.Read();
        value = reader;
        reader.Skip();
        return true;
    }

    /// <summary>Whether the member has the name <paramref name="wanted"/>.</summary>
    public readonly bool Is(ReadOnlySpan<byte> wanted) => name.ValueTextEquals(wanted);

    /// <summary>Makes sure that what follows is JSON, too.</summary>
    /// <exception cref="JsonException">It is not.</exception>
    public void ReadToEnd()
    {
        while (reader.Read())
        {
        }
    }
}
