using Newtonsoft.Json.Linq;
using Simulator.Scenarios.Format.Codecs;
using Simulator.Servers;

namespace Simulator.Scenarios.Format.Tables;

/// <summary>A dialect that is named by its file, beside the file that names it. It is read, never written: what was read stands for itself.</summary>
internal sealed class DialectFileCodec : Codec<Dialect>
{
    private const string Ending = ".json";

    /// <inheritdoc/>
    public override string Expected => "the path of a file, as ‘dialects’ prints one, from the folder of this one";

    /// <inheritdoc/>
    public override bool Recognises(JToken token) => token.Type == JTokenType.String && ((string)token!).EndsWith(Ending, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool CanWrite(Dialect value) => false;

    /// <inheritdoc/>
    public override JToken Write(Dialect value) => throw new NotSupportedException("a dialect is written as it is, not as the path of a file");

    /// <inheritdoc/>
    public override JObject Schema(SchemaDefinitions definitions) => new(new JProperty("type", "string"), new JProperty("pattern", @"\.json$"));

    /// <inheritdoc/>
    protected override bool TryReadRecognised(JToken token, ReadContext context, out Dialect value)
    {
        string file = Path.Combine(Path.GetDirectoryName(context.File) ?? "", (string)token!);
        try
        {
            value = SmallFile.Read(file, ServerTable.Dialect, KnownRules.NoOthers, "and is no dialect");
            return true;
        }
        catch (ScenarioFormatException error)
        {
            value = Dialects.Pusher;
            context.Report(token, $"The dialect cannot be used: {error.Message}");
            return false;
        }
    }
}
