using System.Text.Json;

namespace Simulator.Patterns;

/// <summary>A JSON value that data must be equal to, or, written between slashes, an expression that must match somewhere in its text.</summary>
/// <param name="Source">The value as JSON text, or the expression with its slashes: no JSON begins with one.</param>
/// <remarks>Values are compared as JSON: neither the order of members, nor blanks, nor the spelling of a number matters.</remarks>
public sealed record JsonPattern(string Source)
{
    private readonly TextPattern text = new(Source);
    private readonly Lazy<JsonElement> value = new(() => JsonElement.Parse(Source));

    /// <summary>Whether it is an expression.</summary>
    public bool IsExpression => text.IsExpression;

    /// <summary>Whether <paramref name="data"/> matches.</summary>
    /// <param name="data">
    /// The data of a message as a frame has it: JSON text, whether it came as an object or inside a string, or the text of any other string.
    /// </param>
    public bool Matches(string data) => text.Matches(data) || (!IsExpression && IsEqual(data));

    /// <inheritdoc/>
    public bool Equals(JsonPattern? other) => other?.Source == Source;

    /// <inheritdoc/>
    public override int GetHashCode() => Source.Length;

    /// <summary>The value, or the expression, as it was written.</summary>
    public override string ToString() => Source;

    private bool IsEqual(string data)
    {
        if (value.Value.ValueKind == JsonValueKind.String && value.Value.GetString() == data)
        {
            return true;
        }

        try
        {
            using var found = JsonDocument.Parse(data);
            return JsonElement.DeepEquals(found.RootElement, value.Value);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            return false; // a text that is no JSON, half a letter, a number beyond all bounds
        }
    }
}
