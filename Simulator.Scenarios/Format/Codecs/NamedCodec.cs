using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>A kind of value that the schema defines once, under a name; so it may also contain itself.</summary>
/// <param name="name">The name.</param>
/// <param name="make">Makes the kind, when it is first needed.</param>
internal sealed class NamedCodec<T>(string name, Func<Codec<T>> make) : Codec<T>
{
    private readonly Lazy<Codec<T>> inner = new(make);

    /// <inheritdoc/>
    public override string Expected => inner.Value.Expected;

    /// <inheritdoc/>
    public override bool Recognises(JToken token) => inner.Value.Recognises(token);

    /// <inheritdoc/>
    public override bool CanWrite(T value) => inner.Value.CanWrite(value);

    /// <inheritdoc/>
    public override JToken Write(T value) => inner.Value.Write(value);

    /// <inheritdoc/>
    public override JObject Schema(SchemaDefinitions definitions) => definitions.Reference(name, inner.Value.Schema);

    /// <inheritdoc/>
    protected override bool TryReadRecognised(JToken token, ReadContext context, out T value) =>
        inner.Value.TryRead(token, context, out value);
}
