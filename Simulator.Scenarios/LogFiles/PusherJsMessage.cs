using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Scenarios.Format;

namespace Simulator.Scenarios.LogFiles;

/// <summary>What pusher-js says in a line of a console: a word, such as <c>State changed</c>, and what it is about.</summary>
/// <param name="Word">The word; of an error that stands alone, <c>Error</c>.</param>
/// <param name="About">What it is about: an object, or a text; null where the word is all.</param>
internal sealed record PusherJsMessage(string Word, JToken? About)
{
    private const string Name = "Pusher : ";

    /// <summary>From release 5.1 on a line tells a list of all that was said, behind an empty word.</summary>
    private const string List = " : [";

    /// <summary>What it is about as one line of JSON; empty where it is about nothing.</summary>
    public string Text => About?.ToString(Formatting.None) ?? "";

    /// <summary>Whether pusher-js says something in <paramref name="line"/>.</summary>
    public static bool IsIn(string line) => line.Contains(Name, StringComparison.Ordinal);

    /// <summary>What it says; null where that cannot be read.</summary>
    public static PusherJsMessage? Of(string line)
    {
        string said = line[(line.IndexOf(Name, StringComparison.Ordinal) + Name.Length)..].TrimEnd();
        if (!said.StartsWith(List, StringComparison.Ordinal))
        {
            string[] parts = said.Split(" : ", 2);
            return parts.Length == 1 ? new PusherJsMessage(said, null)
                : parts[1].StartsWith('{') ? StrictJson.ParseValue(parts[1]) is JToken about ? new PusherJsMessage(parts[0], about) : null
                : new PusherJsMessage(parts[0], new JValue(parts[1]));
        }

        return StrictJson.ParseValue(said[(List.Length - 1)..]) is not JArray { Count: > 0 } words ? null
            : words[0] is JValue { Type: JTokenType.String } word ? new PusherJsMessage((string)word!, words.Count > 1 ? words[1] : null)
            : words[0] is JObject error ? new PusherJsMessage("Error", error) : null;
    }

    /// <summary>The text at a path of what it is about; null where there is none.</summary>
    public string? At(string path) => (About as JObject)?.SelectToken(path) is JValue { Type: JTokenType.String } text ? (string)text! : null;

    /// <summary>The whole number at a path of what it is about; null where there is none.</summary>
    public int? NumberAt(string path) => (About as JObject)?.SelectToken(path) is JRaw number && int.TryParse(number.ToString(), out int value) ? value : null;
}
