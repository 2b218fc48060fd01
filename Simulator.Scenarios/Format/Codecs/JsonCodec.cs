using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>Any JSON value, kept as it is.</summary>
internal sealed class JsonCodec : Codec<JToken>
{
    /// <inheritdoc/>
    public override string Expected => "any JSON value";

    /// <inheritdoc/>
    public override bool Recognises(JToken token) => true;

    /// <inheritdoc/>
    public override JToken Write(JToken value) => value;

    /// <inheritdoc/>
    public override JObject Schema(SchemaDefinitions definitions) => [];

    /// <inheritdoc/>
    public override JObject SchemaOrPlaceholder(SchemaDefinitions definitions) => [];

    /// <inheritdoc/>
    protected override bool TryReadRecognised(JToken token, ReadContext context, out JToken value)
    {
        value = token;

        // Deep inside may stand a placeholder that nothing is bound to; it has been reported.
        return token is not JContainer container || container.Descendants().All(part => part.Type != JTokenType.Undefined);
    }
}
