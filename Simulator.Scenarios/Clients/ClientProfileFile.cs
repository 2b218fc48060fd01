using Newtonsoft.Json.Linq;
using Simulator.Profiles;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Scenarios.Clients;

/// <summary>A client's profile as a file: what the client cannot do, and which rules count differently.</summary>
public static class ClientProfileFile
{
    private const int MostBytes = 1_000_000;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ScenarioFormatException">It cannot be read, or something is wrong with it: every error, with its place and its remedy.</exception>
    public static ClientProfile Read(string file)
    {
        byte[] content = Bytes(file);
        var errors = new ErrorList();
        JToken? root = StrictJson.Parse(content, (position, path, message) => errors.Add(new ScenarioError(file, position.Line, position.Column, path, message)));
        var context = new ReadContext(file, [], ScenarioOutline.Unknown, errors);
        return root is not null && ClientProfileTable.Profile.TryRead(root, context, out ClientProfile profile) && errors.InOrder().Count == 0
            ? profile
            : throw new ScenarioFormatException(string.Join('\n', errors.InOrder()));
    }

    /// <summary>The text of a file that reads back to <paramref name="profile"/>.</summary>
    public static string Write(ClientProfile profile) => CanonicalJson.Write((JObject)ClientProfileTable.Profile.Write(profile));

    /// <summary>The JSON schema of such files, by which an editor completes and checks them.</summary>
    internal static string Schema() => SchemaDocument.Write(
        "Client profile", "What a client cannot do, and which rules count differently for it.", ClientProfileTable.Profile);

    private static byte[] Bytes(string file)
    {
        try
        {
            byte[] content = BoundedFile.Read(file, MostBytes);
            return content.Length <= MostBytes ? content : throw new ScenarioFormatException($"{file}: It holds more than a megabyte, and is no profile.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new ScenarioFormatException($"{file}: It cannot be read: {error.Message}", error);
        }
    }
}
