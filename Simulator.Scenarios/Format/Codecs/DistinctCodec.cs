using Newtonsoft.Json.Linq;
using Simulator.Collections;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>A list of objects of which no two have the same text in a member.</summary>
/// <param name="list">The list.</param>
/// <param name="member">The member.</param>
/// <param name="what">What the objects are, such as <c>rule</c>.</param>
internal sealed class DistinctCodec<T>(Codec<ValueList<T>> list, string member, string what) : Codec<ValueList<T>>
{
    /// <inheritdoc/>
    public override string Expected => list.Expected;

    /// <inheritdoc/>
    public override bool Recognises(JToken token) => list.Recognises(token);

    /// <inheritdoc/>
    public override JToken Write(ValueList<T> value) => list.Write(value);

    /// <inheritdoc/>
    public override JObject Schema(SchemaDefinitions definitions) => list.Schema(definitions);

    /// <inheritdoc/>
    protected override bool TryReadRecognised(JToken token, ReadContext context, out ValueList<T> value)
    {
        bool isRight = list.TryRead(token, context, out value);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JToken name in token.OfType<JObject>().Select(item => item[member]).OfType<JValue>().Where(name => name.Type == JTokenType.String))
        {
            if (!seen.Add((string)name!))
            {
                context.Report(name, $"There is another {what} ‘{TokenWords.Shorten((string)name!)}’ above. Give each an {member} of its own.");
                isRight = false;
            }
        }

        return isRight;
    }
}
