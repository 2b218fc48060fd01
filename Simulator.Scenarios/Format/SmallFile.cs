using Newtonsoft.Json.Linq;
using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Scenarios.Format;

/// <summary>Reads a file that holds one value and no scenario: a client's profile, rules of one's own.</summary>
internal static class SmallFile
{
    private const int MostBytes = 1_000_000;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="codec">Reads the value.</param>
    /// <param name="knownRules">The rules that it can name.</param>
    /// <param name="otherwise">What a file that is far too big is, as the end of a sentence.</param>
    /// <exception cref="ScenarioFormatException">It cannot be read, or something is wrong with it: every error, with its place and its remedy.</exception>
    public static T Read<T>(string file, Codec<T> codec, KnownRules knownRules, string otherwise)
    {
        byte[] content = Bytes(file, otherwise);
        var errors = new ErrorList();
        JToken? root = StrictJson.Parse(content, (position, path, message) => errors.Add(new ScenarioError(file, position.Line, position.Column, path, message)));
        var context = new ReadContext(file, knownRules, ScenarioOutline.Unknown, errors);
        return root is not null && codec.TryRead(root, context, out T value) && errors.InOrder().Count == 0
            ? value
            : throw new ScenarioFormatException(string.Join('\n', errors.InOrder()));
    }

    private static byte[] Bytes(string file, string otherwise)
    {
        if (Directory.Exists(file))
        {
            throw new ScenarioFormatException($"{file}: It is a folder: name a file in it.");
        }

        try
        {
            byte[] content = BoundedFile.Read(file, MostBytes);
            return content.Length <= MostBytes ? content : throw new ScenarioFormatException($"{file}: It holds more than a megabyte, {otherwise}.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new ScenarioFormatException($"{file}: It cannot be read: {error.Message}", error);
        }
    }
}
