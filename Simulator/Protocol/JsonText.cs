using System.Text.Encodings.Web;
using System.Text.Json;

namespace Simulator.Protocol;

/// <summary>Writes the JSON of the wire.</summary>
internal static class JsonText
{
    private static readonly TextMemory<string> Quoted = new(text => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"");

    /// <summary>Whether two texts are the same, or say the same as JSON.</summary>
    public static bool IsSame(string left, string right)
    {
        if (left == right)
        {
            return true;
        }

        try
        {
            using var one = JsonDocument.Parse(left);
            using var other = JsonDocument.Parse(right);
            return JsonElement.DeepEquals(one.RootElement, other.RootElement);
        }
        catch (JsonException)
        {
            return false; // at least one of them is no JSON
        }
    }

    /// <summary>Writes a string: in quotes, plain letters unescaped.</summary>
    public static string Quote(string text) => Quoted.Of(text);
}
