using System.Text.Encodings.Web;

namespace Simulator.Protocol;

/// <summary>Writes the JSON of the wire.</summary>
internal static class JsonText
{
    private static readonly TextMemory<string> Quoted = new(text => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"");

    /// <summary>Writes a string: in quotes, plain letters unescaped.</summary>
    public static string Quote(string text) => Quoted.Of(text);
}
