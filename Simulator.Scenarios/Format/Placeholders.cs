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
internal sealed partial class Placeholders(IReadOnlyDictionary<string, JToken> bindings, ReadContext context)
{
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
            Replace(place, ValueOf(first, place).DeepClone());
            return;
        }

        bool isRight = true;
        string filled = Parts().Replace(text, part =>
        {
            JToken value = part.Value == "$${" ? new JValue("${") : ValueOf(part, place);
            isRight &= value.Type != JTokenType.Undefined;
            return TextOf(value);
        });
        Replace(place, isRight ? new JValue(filled) : JValue.CreateUndefined());
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
