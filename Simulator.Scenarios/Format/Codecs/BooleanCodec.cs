using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>Yes or no.</summary>
internal sealed class BooleanCodec : Codec<bool>
{
    /// <inheritdoc/>
    public override string Expected => "true or false";

    /// <inheritdoc/>
    public override bool Recognises(JToken token) => token.Type == JTokenType.Boolean;

    /// <inheritdoc/>
    public override JToken Write(bool value) => new JValue(value);

    /// <inheritdoc/>
    public override JObject Schema(SchemaDefinitions definitions) => new(new JProperty("type", "boolean"));

    /// <inheritdoc/>
    protected override bool TryReadRecognised(JToken token, ReadContext context, out bool value)
    {
        value = (bool)token;
        return true;
    }
}
