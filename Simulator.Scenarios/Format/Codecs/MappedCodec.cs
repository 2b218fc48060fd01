using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>A value that is written as a value of another kind.</summary>
/// <param name="inner">The other kind.</param>
/// <param name="read">The value, from what stands in the file.</param>
/// <param name="write">What stands in the file, from the value.</param>
/// <param name="canWrite">Whether a value can be written so.</param>
internal sealed class MappedCodec<TInner, T>(
    Codec<TInner> inner, Func<TInner, T> read, Func<T, TInner> write, Func<T, bool> canWrite) : Codec<T>
{
    /// <inheritdoc/>
    public override string Expected => inner.Expected;

    /// <inheritdoc/>
    public override bool Recognises(JToken token) => inner.Recognises(token);

    /// <inheritdoc/>
    public override bool CanWrite(T value) => canWrite(value) && inner.CanWrite(write(value));

    /// <inheritdoc/>
    public override JToken Write(T value) => inner.Write(write(value));

    /// <inheritdoc/>
    public override JObject Schema(SchemaDefinitions definitions) => inner.Schema(definitions);

    /// <inheritdoc/>
    public override JObject SchemaOrPlaceholder(SchemaDefinitions definitions) => inner.SchemaOrPlaceholder(definitions);

    /// <inheritdoc/>
    protected override bool TryReadRecognised(JToken token, ReadContext context, out T value)
    {
        bool isRight = inner.TryRead(token, context, out TInner found);
        value = isRight ? read(found) : default!;
        return isRight;
    }
}
