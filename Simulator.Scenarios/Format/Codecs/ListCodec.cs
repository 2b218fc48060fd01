using Newtonsoft.Json.Linq;
using Simulator.Collections;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>A list of values of one kind.</summary>
/// <param name="item">The kind.</param>
/// <param name="min">The least number of items.</param>
/// <param name="max">The greatest number of items.</param>
internal sealed class ListCodec<T>(Codec<T> item, int min, int max) : Codec<ValueList<T>>
{
    /// <inheritdoc/>
    public override string Expected => (min, max) switch
    {
        (0, int.MaxValue) => "a list",
        (1, int.MaxValue) => "a list of 1 item or more",
        (_, int.MaxValue) => $"a list of {min} items or more",
        _ when min == max => $"a list of {min} items",
        _ => $"a list of {min} to {max} items",
    };

    /// <inheritdoc/>
    public override bool Recognises(JToken token) => token is JArray items && items.Count >= min && items.Count <= max;

    /// <inheritdoc/>
    public override JToken Write(ValueList<T> value) => new JArray(value.Select(item.Write));

    /// <inheritdoc/>
    public override JObject Schema(SchemaDefinitions definitions)
    {
        var schema = new JObject(new JProperty("type", "array"), new JProperty("items", item.SchemaOrPlaceholder(definitions)));
        if (min > 0)
        {
            schema.Add("minItems", min);
        }

        if (max < int.MaxValue)
        {
            schema.Add("maxItems", max);
        }

        return schema;
    }

    /// <inheritdoc/>
    protected override bool TryReadRecognised(JToken token, ReadContext context, out ValueList<T> value)
    {
        var items = new List<T>();
        bool isRight = true;
        foreach (JToken child in token.Children())
        {
            if (item.TryRead(child, context, out T read))
            {
                items.Add(read);
            }
            else
            {
                isRight = false;
            }
        }

        value = items.ToValueList();
        return isRight;
    }
}
