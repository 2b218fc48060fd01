using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>A kind of value that not every value of another kind belongs to.</summary>
/// <param name="inner">The other kind.</param>
/// <param name="errorIn">What is wrong with a value, as a sentence with its remedy; null where nothing is.</param>
/// <param name="member">The member that such a sentence is about; null for the whole.</param>
internal sealed class CheckedCodec<T>(Codec<T> inner, Func<T, ReadContext, string?> errorIn, string? member = null) : Codec<T>
{
    /// <inheritdoc/>
    public override string Expected => inner.Expected;

    /// <inheritdoc/>
    public override bool Recognises(JToken token) => inner.Recognises(token);

    /// <inheritdoc/>
    public override bool CanWrite(T value) => inner.CanWrite(value);

    /// <inheritdoc/>
    public override JToken Write(T value) => inner.Write(value);

    /// <inheritdoc/>
    public override JObject Schema(SchemaDefinitions definitions) => inner.Schema(definitions);

    /// <inheritdoc/>
    public override JObject SchemaOrPlaceholder(SchemaDefinitions definitions) => inner.SchemaOrPlaceholder(definitions);

    /// <inheritdoc/>
    protected override bool TryReadRecognised(JToken token, ReadContext context, out T value)
    {
        if (!inner.TryRead(token, context, out value))
        {
            return false;
        }

        if (errorIn(value, context) is not string error)
        {
            return true;
        }

        context.Report((member is null ? null : token[member]) ?? token, error);
        return false;
    }
}
