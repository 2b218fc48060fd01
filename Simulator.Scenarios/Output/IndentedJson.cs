using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Output;

/// <summary>Documents for programs: indented, with line feeds whatever the machine prefers, and nothing in them but what may be printed.</summary>
internal static class IndentedJson
{
    /// <summary>Writes <paramref name="document"/>.</summary>
    public static void Write(TextWriter writer, JToken document)
    {
        using var text = new StringWriter { NewLine = "\n" };
        using var json = new JsonTextWriter(text) { Formatting = Formatting.Indented };
        document.WriteTo(json);
        using var printable = new PrintableWriter(writer);
        printable.Write(text.ToString());
        writer.Write('\n');
    }
}
