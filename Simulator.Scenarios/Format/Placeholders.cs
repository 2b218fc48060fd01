using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Scenarios.Format;

/// <summary>
/// The <c>${name}</c> of a scenario file. Alone in a text it becomes the value with its type, within a text it becomes
/// text; <c>$${</c> stands for <c>${</c> itself.
/// </summary>
/// <param name="bindings">The values by name; one of type undefined stands for an error that was reported already.</param>
/// <param name="context">Where errors go.</param>
/// <param name="room">How many letters may still be put in; a value of half a megabyte in a matrix of a thousand is told before it eats the machine.</param>
internal sealed partial class Placeholders(IReadOnlyDictionary<string, JToken> bindings, ReadContext context, long room)
{
    /// <summary>How many letters may still be put in; below 0 where that was too little, which was reported.</summary>
    public long Room { get; private set; } = room;

    /// <summary>Whether a name can stand between the braces.</summary>
    public static bool IsName(string name) => WholeName().IsMatch(name);

    /// <summary>The text that a value becomes within a text.</summary>
    public static string TextOf(JToken value) =>
        value.Type == JTokenType.String ? (string)value! : value.ToString(Formatting.None);

    /// <summary>Puts the values into every text of <paramref name="token"/>.</summary>
    public void Fill(JToken token)
    {
        if (token is JValue { Type: JTokenType.String } text)
        {
            FillText(text, (string)text!);
            return;
        }

        foreach (JToken child in token.Children().ToArray())
        {
            Fill(child);
        }
    }

    /// <summary>Writes every text of <paramref name="token"/> so that it stands for itself.</summary>
    public static void Escape(JToken token)
    {
        foreach (JValue text in ((JContainer)token).Descendants().OfType<JValue>().Where(value => value.Type == JTokenType.String))
        {
            text.Value = ((string)text!).Replace("${", "$${", StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"\$\$\{|\$\{(?<name>[A-Za-z_][A-Za-z0-9_-]*)\}|\$\{", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeName();

    private void FillText(JValue place, string text)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return;
        }

        Match first = Parts().Match(text);
        if (first.Length == text.Length && first.Groups["name"].Success)
        {
            JToken whole = ValueOf(first, place);
            HasRoom(place, whole is JContainer ? whole.ToString(Formatting.None) : TextOf(whole));
            Replace(place, Room >= 0 ? whole.DeepClone() : JValue.CreateUndefined());
            return;
        }

        bool isRight = true;
        string filled = Parts().Replace(text, part =>
        {
            JToken value = part.Value == "$${" ? new JValue("${") : ValueOf(part, place);
            string put = HasRoom(place, TextOf(value));
            isRight &= value.Type != JTokenType.Undefined && Room >= 0;
            return put;
        });
        Replace(place, isRight ? new JValue(filled) : JValue.CreateUndefined());
    }

    /// <summary>The value where there is room for it; else nothing, which is told once.</summary>
    private string HasRoom(JValue place, string value)
    {
        if (Room < 0)
        {
            return "";
        }

        Room -= value.Length;
        if (Room < 0)
        {
            context.Report(place, $"With this more than {ScenarioLimits.FilledLetters} letters come from ‘${{…}}’ in the scenarios of this file. Shorten the values, or split the file.");
            return "";
        }

        return value;
    }

    /// <summary>The value keeps the place of the text, so that errors in it point there.</summary>
    private static void Replace(JValue place, JToken value)
    {
        JToken placed = value.WithoutPositions();
        placed.AddAnnotation(place.Position());
        place.Replace(placed);
    }

    private JToken ValueOf(Match part, JValue place)
    {
        if (!part.Groups["name"].Success)
        {
            context.Report(place, "After ‘${’ a name and ‘}’ must follow, such as ‘${code}’. Write ‘$${’ for the signs themselves.");
            return JValue.CreateUndefined();
        }

        string name = part.Groups["name"].Value;
        if (bindings.TryGetValue(name, out JToken? value))
        {
            return value;
        }

        string near = Spelling.Nearest(name, bindings.Keys) is string known ? $"did you mean ‘${{{known}}}’?" : "declare it in ‘params’ or ‘matrix’.";
        context.Report(place, $"Nothing is bound to ‘${{{name}}}’: {near}");
        return JValue.CreateUndefined();
    }
}
