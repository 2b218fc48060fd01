using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>
/// One kind of value of the scenario file: how it is read, written and described to editors. The reader, the canonical
/// writer and the JSON schema are all made of these, so that they cannot drift apart.
/// </summary>
internal abstract class Codec<T>
{
    /// <summary>What a value looks like, as the end of the sentence "Expected …".</summary>
    public abstract string Expected { get; }

    /// <summary>Whether <paramref name="token"/> has the JSON type, or the shape, of such a value.</summary>
    public abstract bool Recognises(JToken token);

    /// <summary>Reads a value and reports everything that is wrong with it.</summary>
    /// <param name="token">The token to read; one of type undefined stands for what was reported already.</param>
    /// <param name="context">Where errors go.</param>
    /// <param name="value">The value; after an error what could be read of it, so that checks of the rest can go on.</param>
    /// <returns>Whether all of it is right.</returns>
    public bool TryRead(JToken token, ReadContext context, out T value)
    {
        value = default!;
        if (token.Type == JTokenType.Undefined)
        {
            return false;
        }

        if (!Recognises(token))
        {
            context.Report(token, $"Expected {Expected}, but this is {TokenWords.Describe(token)}.");
            return false;
        }

        return TryReadRecognised(token, context, out value);
    }

    /// <summary>Whether <paramref name="value"/> can be written in this form.</summary>
    public virtual bool CanWrite(T value) => true;

    /// <summary>The canonical form of <paramref name="value"/>.</summary>
    public abstract JToken Write(T value);

    /// <summary>The JSON schema of such values; what is shared goes to <paramref name="definitions"/>.</summary>
    public abstract JObject Schema(SchemaDefinitions definitions);

    /// <summary>The schema of a place where such a value, or a <c>${name}</c> for it, can stand.</summary>
    public virtual JObject SchemaOrPlaceholder(SchemaDefinitions definitions)
    {
        JObject schema = Schema(definitions);
        IEnumerable<JToken> forms = schema.Count == 1 && schema["anyOf"] is JArray anyOf ? anyOf : [schema];
        return new JObject(new JProperty("anyOf", new JArray(forms.Append(definitions.Placeholder()))));
    }

    /// <summary>Reads a token that <see cref="Recognises"/> has accepted.</summary>
    protected abstract bool TryReadRecognised(JToken token, ReadContext context, out T value);
}
