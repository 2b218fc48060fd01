using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>A value that can be written in several forms, told apart by their JSON types.</summary>
/// <param name="forms">The forms; the first that can write a value is its canonical one.</param>
internal sealed class UnionCodec<T>(IReadOnlyList<Codec<T>> forms) : Codec<T>
{
    /// <inheritdoc/>
    public override string Expected => string.Join(" or ", forms.Select(form => form.Expected));

    /// <inheritdoc/>
    public override bool Recognises(JToken token) => forms.Any(form => form.Recognises(token));

    /// <inheritdoc/>
    public override bool CanWrite(T value) => forms.Any(form => form.CanWrite(value));

    /// <inheritdoc/>
    public override JToken Write(T value) => forms.FirstOrDefault(form => form.CanWrite(value))?.Write(value)
        ?? throw new ArgumentException($"There is no way to write this as {Expected}: {value}", nameof(value));

    /// <inheritdoc/>
    public override JObject Schema(SchemaDefinitions definitions) =>
        new(new JProperty("anyOf", new JArray(forms.Select(form => form.Schema(definitions)))));

    /// <inheritdoc/>
    protected override bool TryReadRecognised(JToken token, ReadContext context, out T value) =>
        forms.First(form => form.Recognises(token)).TryRead(token, context, out value);
}
