using Newtonsoft.Json.Linq;
using Simulator.Collections;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>An object with names of the writer's own choice, in the order of the file.</summary>
/// <param name="item">What stands behind a name.</param>
/// <param name="errorIn">What is wrong with a name; null where nothing is.</param>
internal sealed class DictionaryCodec<T>(Codec<T> item, Func<string, ReadContext, string?> errorIn) : Codec<ValueList<(string Name, T Value)>>
{
    /// <inheritdoc/>
    public override string Expected => "an object";

    /// <inheritdoc/>
    public override bool Recognises(JToken token) => token.Type == JTokenType.Object;

    /// <inheritdoc/>
    public override JToken Write(ValueList<(string Name, T Value)> value) =>
        new JObject(value.Select(pair => new JProperty(pair.Name, item.Write(pair.Value))));

    /// <inheritdoc/>
    public override JObject Schema(SchemaDefinitions definitions) => new(
        new JProperty("type", "object"),
        new JProperty("additionalProperties", item.SchemaOrPlaceholder(definitions)));

    /// <inheritdoc/>
    protected override bool TryReadRecognised(JToken token, ReadContext context, out ValueList<(string Name, T Value)> value)
    {
        var pairs = new List<(string Name, T Value)>();
        bool isRight = true;
        foreach (JProperty property in ((JObject)token).Properties())
        {
            if (errorIn(property.Name, context) is string error)
            {
                context.Report(property, error);
                isRight = false;
            }

            if (item.TryRead(property.Value, context, out T read))
            {
                pairs.Add((property.Name, read));
            }
            else
            {
                isRight = false;
            }
        }

        value = pairs.ToValueList();
        return isRight;
    }
}
