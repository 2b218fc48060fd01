using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Simulator.Adapters;

/// <summary>Reads a line that holds one JSON object, and its members.</summary>
internal static class JsonLine
{
    private static readonly JsonLoadSettings Strict = new() { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error };

    /// <summary>The object of a line.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static JObject Object(string line)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal, MaxDepth = 16 };
            var read = JObject.Load(reader, Strict);
            reader.Read(); // nothing may stand behind it
            return read;
        }
        catch (JsonException error)
        {
            throw new FormatException($"the line is no JSON object: {error.Message}", error);
        }
    }

    /// <summary>A member that is a text.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static string Text(JObject from, string name) =>
        from[name] is { Type: JTokenType.String } text ? (string)text! : throw new FormatException($"‘{name}’ is no text");

    /// <summary>A member that is a whole number of 32 bits.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static int Int(JObject from, string name) =>
        Number(from, name) is long number and >= int.MinValue and <= int.MaxValue ? (int)number : throw new FormatException($"‘{name}’ is too large");

    /// <summary>A member that is a whole number.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static long Number(JObject from, string name) =>
        from[name] is JValue { Value: long number } ? number : throw new FormatException($"‘{name}’ is no whole number");

    /// <summary>A member that is a number.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static decimal Decimal(JObject from, string name) => from[name] is JValue { Value: long or decimal } number
        ? Convert.ToDecimal(number.Value, CultureInfo.InvariantCulture)
        : throw new FormatException($"‘{name}’ is no number");
}
