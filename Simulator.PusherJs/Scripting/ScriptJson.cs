using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Simulator.PusherJs.Scripting;

/// <summary>Writes JSON as a script does.</summary>
internal static class ScriptJson
{
    /// <summary>An object; members without a value are left out.</summary>
    public static string Object(params ReadOnlySpan<(string Name, string? Json)> members)
    {
        var text = new StringBuilder("{");
        foreach ((string name, string? json) in members)
        {
            if (json is not null)
            {
                text.Append(text.Length > 1 ? "," : "").Append(Quoted(name)).Append(':').Append(json);
            }
        }

        return text.Append('}').ToString();
    }

    /// <summary>A text in quotes.</summary>
    public static string Quoted(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (char letter in value)
        {
            text.Append(Escaped(letter));
        }

        return text.Append('"').ToString();
    }

    /// <summary>What was read, written again: without blanks, each name once, numbers as a script counts.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Object([.. Members(value).Select(member => (member.Name, (string?)Of(member.Value)))]),
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Of))}]",
        JsonValueKind.String => Quoted(value.GetString()!),
        JsonValueKind.Number => NumberOf(value),
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null or JsonValueKind.Undefined or _ => value.GetRawText(),
    };

    /// <summary>The members of an object in a script's order: names that are whole numbers first, in theirs; of two with one name the last value, in the first one's place.</summary>
    public static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement value)
    {
        var values = new Dictionary<string, JsonElement>();
        var names = new List<string>();
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (!values.ContainsKey(member.Name))
            {
                names.Add(member.Name);
            }

            values[member.Name] = member.Value;
        }

        return InOrder(names, name => name).Select(name => (name, values[name]));
    }

    /// <summary>Names in the order in which a script walks them.</summary>
    public static IEnumerable<T> InOrder<T>(IEnumerable<T> things, Func<T, string> nameOf) =>
        things.OrderBy(thing => PlaceOf(nameOf(thing))); // the sort is stable

    private static uint PlaceOf(string name) =>
        uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out uint place) && place < uint.MaxValue && (name == "0" || name[0] != '0') ? place : uint.MaxValue;

    private static string NumberOf(JsonElement value) =>
        value.GetDouble() is double number && double.IsFinite(number) ? ScriptNumber.Text(number) : "null";

    private static string Escaped(char letter) => letter switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < ' ' => $"\\u{(int)letter:x4}",
        _ => letter.ToString(),
    };
}
