using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Format;

/// <summary>
/// Lays JSON out as a person would: what fits on a line stands on one, but each item of a list of objects on its own,
/// so that a change of one step is a change of one line.
/// </summary>
internal static class CanonicalJson
{
    private const int Width = 120;

    /// <summary>The text of <paramref name="root"/>, with a line feed at its end.</summary>
    public static string Write(JObject root) =>
        root.Count == 0 ? "{}\n" : Break(root, 0, (value, taken) => IsListOfObjects(value) ? Break(value, 2, Fit(4)) : Fit(2)(value, taken)) + "\n";

    /// <summary>Writes a value on one line where it fits behind what is <c>taken</c> of the line, else breaks it.</summary>
    private static Func<JToken, int, string> Fit(int indent) => (value, taken) =>
        Inline(value) is string line && (taken + line.Length < Width || value is not JContainer { Count: > 0 })
            ? line
            : Break(value, indent, Fit(indent + 2));

    private static string Break(JToken container, int indent, Func<JToken, int, string> write)
    {
        string margin = new(' ', indent + 2);
        IEnumerable<string> lines = container.Children().Select(child =>
        {
            string start = margin + Name(child);
            return start + write(ValueOf(child), start.Length);
        });
        (char open, char close) = container is JObject ? ('{', '}') : ('[', ']');
        return $"{open}\n{string.Join(",\n", lines)}\n{new string(' ', indent)}{close}";
    }

    private static string Inline(JToken token) => token switch
    {
        JObject { Count: > 0 } members => $"{{ {string.Join(", ", members.Children().Select(child => Name(child) + Inline(ValueOf(child))))} }}",
        JArray { Count: > 0 } items => $"[{string.Join(", ", items.Select(Inline))}]",
        _ => token.ToString(Formatting.None),
    };

    private static string Name(JToken child) => child is JProperty property ? JsonConvert.ToString(property.Name) + ": " : "";

    private static JToken ValueOf(JToken child) => child is JProperty property ? property.Value : child;

    private static bool IsListOfObjects(JToken value) => value is JArray { Count: > 0 } items && items.All(item => item is JObject);
}
