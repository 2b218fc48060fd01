using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>Tokens in the words of error messages.</summary>
internal static class TokenWords
{
    /// <summary>What <paramref name="token"/> is, such as <c>the number 10</c>.</summary>
    public static string Describe(JToken token) => token.Type switch
    {
        JTokenType.Object => "an object",
        JTokenType.Array => ((JArray)token).Count switch { 0 => "an empty list", 1 => "a list of 1 item", int count => $"a list of {count} items" },
        JTokenType.String => $"the text ‘{Shorten((string)token!)}’",
        JTokenType.Raw => $"the number {Shorten(token.ToString())}",
        JTokenType.Boolean => (bool)token ? "true" : "false",
        _ => "null",
    };

    /// <summary>A text of a bearable length: a message about a whole file in one string stays one line.</summary>
    public static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "…";
}
