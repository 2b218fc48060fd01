using System.Globalization;
using System.Text.Json;

namespace Simulator.PusherJs.Scripting;

/// <summary>A value as a script has it after reading JSON; without an element it is undefined.</summary>
internal readonly struct ScriptValue
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1_000 };

    private readonly JsonElement? element;

    private ScriptValue(JsonElement element) => this.element = element;

    /// <summary>Whether it is undefined.</summary>
    public bool IsUndefined => element is null;

    /// <summary>Whether it is undefined or null.</summary>
    public bool IsNothing => element is null or { ValueKind: JsonValueKind.Null };

    /// <summary>The text; null where it is none.</summary>
    public string? Text => element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>Its JSON; null where it is undefined.</summary>
    public string? Json => element is JsonElement value ? ScriptJson.Of(value) : null;

    /// <summary>Whether a script takes it for true.</summary>
    public bool IsTruthy => element switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } => Text!.Length > 0,
        { ValueKind: JsonValueKind.Number } => Number != 0,
        _ => true,
    };

    /// <summary>The number that a script counts with.</summary>
    public double Number => element switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
        { ValueKind: JsonValueKind.String } => NumberIn(Text!.Trim()),
        { ValueKind: JsonValueKind.True } => 1,
        { ValueKind: JsonValueKind.False or JsonValueKind.Null } => 0,
        _ => double.NaN,
    };

    /// <summary>Whether it is a number, and no text that looks like one.</summary>
    public bool IsNumber => element is { ValueKind: JsonValueKind.Number };

    /// <summary>Whether it is a list.</summary>
    public bool IsList => element is { ValueKind: JsonValueKind.Array };

    /// <summary>The members of an object, each with its JSON; none where it is something else.</summary>
    public IEnumerable<(string Name, string Json)> Members => element is { ValueKind: JsonValueKind.Object } value
        ? ScriptJson.Members(value).Select(member => (member.Name, ScriptJson.Of(member.Value)))
        : [];

    /// <summary>The member <paramref name="name"/>.</summary>
    /// <exception cref="ScriptException">There is nothing to have a member.</exception>
    public ScriptValue this[string name] => element switch
    {
        null or { ValueKind: JsonValueKind.Null } => throw new ScriptException($"TypeError: Cannot read properties of {(element is null ? "undefined" : "null")} (reading '{name}')"),
        { ValueKind: JsonValueKind.Object } value when value.TryGetProperty(name, out JsonElement member) => new ScriptValue(member),
        _ => default,
    };

    /// <summary>Reads JSON.</summary>
    /// <exception cref="ScriptException">It is none.</exception>
    public static ScriptValue Parse(string json) =>
        TryParse(json, out ScriptValue value) ? value : throw new ScriptException("SyntaxError: this is no JSON");

    /// <summary>Reads JSON.</summary>
    /// <returns>Whether it is JSON.</returns>
    public static bool TryParse(string json, out ScriptValue value)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            value = new ScriptValue(document.RootElement.Clone());
            return true;
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            value = default;
            return false;
        }
    }

    private static double NumberIn(string text) =>
        text.Length == 0 ? 0 : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;
}
