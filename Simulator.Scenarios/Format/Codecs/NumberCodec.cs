using System.Globalization;
using System.Numerics;
using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>A number from one bound to another, both included; whole where <typeparamref name="T"/> is.</summary>
internal sealed class NumberCodec<T>(T min, T max) : Codec<T>
    where T : struct, INumber<T>, IMinMaxValue<T>
{
    private static readonly bool IsWhole = T.One / (T.One + T.One) == T.Zero;

    private static readonly NumberStyles Style = IsWhole ? NumberStyles.AllowLeadingSign : NumberStyles.Float;

    /// <inheritdoc/>
    public override string Expected => (IsWhole ? "a whole number" : "a number") + Range();

    /// <inheritdoc/>
    public override bool Recognises(JToken token) =>
        token.Type == JTokenType.Raw
        && T.TryParse(token.ToString(), Style, CultureInfo.InvariantCulture, out T value)
        && value >= min
        && value <= max;

    /// <inheritdoc/>
    public override JToken Write(T value) => new JRaw(value.ToString(null, CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override JObject Schema(SchemaDefinitions definitions)
    {
        var schema = new JObject(new JProperty("type", IsWhole ? "integer" : "number"));
        if (min != T.MinValue)
        {
            schema.Add("minimum", Write(min));
        }

        if (max != T.MaxValue)
        {
            schema.Add("maximum", Write(max));
        }

        return schema;
    }

    /// <inheritdoc/>
    protected override bool TryReadRecognised(JToken token, ReadContext context, out T value)
    {
        value = T.Parse(token.ToString(), Style, CultureInfo.InvariantCulture);
        return true;
    }

    private string Range() => (min == T.MinValue, max == T.MaxValue) switch
    {
        (true, true) => "",
        (false, true) => $" of {Write(min)} or more",
        (true, false) => $" of {Write(max)} or less",
        (false, false) => $" from {Write(min)} to {Write(max)}",
    };
}
