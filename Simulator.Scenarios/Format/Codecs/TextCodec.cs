using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>A value that is written as a text.</summary>
/// <param name="expected">What it looks like, as the end of the sentence "Expected …".</param>
/// <param name="errorIn">What is wrong with a text, as a sentence with its remedy; null where nothing is.</param>
/// <param name="parse">The value of a text without error.</param>
/// <param name="write">The text of a value.</param>
/// <param name="pattern">The expression that the schema holds a text to; null where any text will do.</param>
internal sealed class TextCodec<T>(
    string expected,
    Func<string, ReadContext, string?> errorIn,
    Func<string, T> parse,
    Func<T, string> write,
    string? pattern = null) : Codec<T>
{
    /// <inheritdoc/>
    public override string Expected => expected;

    /// <inheritdoc/>
    public override bool Recognises(JToken token) => token.Type == JTokenType.String;

    /// <inheritdoc/>
    public override JToken Write(T value) => new JValue(write(value));

    /// <inheritdoc/>
    public override JObject Schema(SchemaDefinitions definitions)
    {
        var schema = new JObject(new JProperty("type", "string"));
        if (pattern is not null)
        {
            schema.Add("pattern", pattern);
        }

        return schema;
    }

    /// <inheritdoc/>
    public override JObject SchemaOrPlaceholder(SchemaDefinitions definitions) =>
        pattern is null ? Schema(definitions) : base.SchemaOrPlaceholder(definitions);

    /// <inheritdoc/>
    protected override bool TryReadRecognised(JToken token, ReadContext context, out T value)
    {
        string text = (string)token!;
        if (errorIn(text, context) is string error)
        {
            value = default!;
            context.Report(token, error);
            return false;
        }

        value = parse(text);
        return true;
    }
}
