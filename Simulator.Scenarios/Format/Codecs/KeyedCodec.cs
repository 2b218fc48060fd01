using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>An object whose kind is told by the one member that every object of that kind has.</summary>
/// <param name="what">What the kinds are, such as <c>expectation</c>.</param>
/// <param name="cases">The kinds with their tell-tale members.</param>
/// <param name="refused">Tell-tale members that cannot stand here.</param>
/// <param name="refusal">What to say where one of those stands here.</param>
internal sealed class KeyedCodec<T>(
    string what, IReadOnlyList<(string Key, Codec<T> Codec)> cases, IReadOnlyList<string> refused, string refusal) : Codec<T>
{
    private string Keys => string.Join(", ", cases.Select(kind => $"‘{kind.Key}’"));

    /// <inheritdoc/>
    public override string Expected => $"an object with one of {Keys}";

    /// <inheritdoc/>
    public override bool Recognises(JToken token) => token.Type == JTokenType.Object;

    /// <inheritdoc/>
    public override bool CanWrite(T value) => cases.Any(kind => kind.Codec.CanWrite(value));

    /// <inheritdoc/>
    public override JToken Write(T value) => cases.Select(kind => kind.Codec).FirstOrDefault(codec => codec.CanWrite(value))?.Write(value)
        ?? throw new ArgumentException($"There is no way to write this as {what}: {value}", nameof(value));

    /// <inheritdoc/>
    public override JObject Schema(SchemaDefinitions definitions) =>
        new(new JProperty("anyOf", new JArray(cases.Select(kind => kind.Codec.Schema(definitions)))));

    /// <inheritdoc/>
    protected override bool TryReadRecognised(JToken token, ReadContext context, out T value)
    {
        value = default!;
        JProperty[] members = [.. ((JObject)token).Properties()];
        JProperty[] keys = [.. members.Where(member => cases.Any(kind => kind.Key == member.Name))];
        if (keys.Length == 1)
        {
            return cases.First(kind => kind.Key == keys[0].Name).Codec.TryRead(token, context, out value);
        }

        if (keys.Length > 1)
        {
            context.Report(keys[1], $"‘{keys[0].Name}’ and ‘{keys[1].Name}’ are two kinds of {what}. Write two objects.");
        }
        else
        {
            ReportMissingKey(token, members, context);
        }

        return false;
    }

    private void ReportMissingKey(JToken token, JProperty[] members, ReadContext context)
    {
        string[] keys = [.. cases.Select(kind => kind.Key)];
        if (members.FirstOrDefault(member => refused.Contains(member.Name)) is JProperty unwelcome)
        {
            context.Report(unwelcome, $"‘{unwelcome.Name}’ {refusal}");
        }
        else if (members.FirstOrDefault(member => Spelling.Nearest(member.Name, keys) is not null) is JProperty misspelt)
        {
            context.Report(misspelt, Spelling.Unknown(what, misspelt.Name, keys));
        }
        else
        {
            context.Report(token, $"There is nothing here that tells the kind of {what}. Add one of {Keys}.");
        }
    }
}
