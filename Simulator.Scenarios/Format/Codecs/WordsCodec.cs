using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>A value that is named by one of a few words.</summary>
/// <param name="kind">What the words name, such as <c>network</c>.</param>
/// <param name="words">The words with their values.</param>
/// <param name="other">What can stand in place of a word, such as <c>an object with ‘code’</c>; null for nothing.</param>
internal sealed class WordsCodec<T>(string kind, IReadOnlyList<(string Word, T Value)> words, string? other) : Codec<T>
{
    /// <inheritdoc/>
    public override string Expected => string.Join(" or ", words.Select(word => $"\"{word.Word}\""));

    /// <inheritdoc/>
    public override bool Recognises(JToken token) => token.Type == JTokenType.String;

    /// <inheritdoc/>
    public override bool CanWrite(T value) => words.Any(word => Equals(word.Value, value));

    /// <inheritdoc/>
    public override JToken Write(T value) => new JValue(words.First(word => Equals(word.Value, value)).Word);

    /// <summary>What each word means, for the schema; null where the words say it themselves.</summary>
    public Func<T, string>? Meaning { get; init; }

    /// <inheritdoc/>
    public override JObject Schema(SchemaDefinitions definitions)
    {
        var schema = new JObject(new JProperty("enum", new JArray(words.Select(word => word.Word))));
        if (Meaning is not null)
        {
            schema.AddFirst(new JProperty("description", string.Join('\n', words.Select(word => $"{word.Word}: {Meaning(word.Value)}"))));
        }

        return schema;
    }

    /// <inheritdoc/>
    protected override bool TryReadRecognised(JToken token, ReadContext context, out T value)
    {
        string text = (string)token!;
        foreach ((string word, T meaning) in words)
        {
            if (word == text)
            {
                value = meaning;
                return true;
            }
        }

        value = default!;
        string[] known = [.. words.Select(word => word.Word)];
        string hint = other is null || Spelling.Nearest(text, known) is not null ? "" : $" Or write {other}.";
        context.Report(token, Spelling.Unknown(kind, text, known) + hint);
        return false;
    }
}
