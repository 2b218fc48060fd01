using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Profiles;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Scenarios.Clients;

/// <summary>A client's profile as a file: what the client cannot do, and which rules count differently.</summary>
public static class ClientProfileFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="ScenarioFormatException">It cannot be read, or something is wrong with it: every error, with its place and its remedy.</exception>
    public static ClientProfile Read(string file) => Read(file, []);

    /// <summary>Reads a file that may name rules of somebody's own.</summary>
    /// <param name="file">The file.</param>
    /// <param name="ownRules">The rules of somebody's own that it may name.</param>
    /// <exception cref="ScenarioFormatException">It cannot be read, or something is wrong with it: every error, with its place and its remedy.</exception>
    public static ClientProfile Read(string file, ValueList<OwnRule> ownRules) =>
        SmallFile.Read(file, ClientProfileTable.Profile, new KnownRules(ownRules), "and is no profile");

    /// <summary>The text of a file that reads back to <paramref name="profile"/>.</summary>
    public static string Write(ClientProfile profile) => CanonicalJson.Write((JObject)ClientProfileTable.Profile.Write(profile));

    /// <summary>The JSON schema of such files, by which an editor completes and checks them.</summary>
    internal static string Schema() => SchemaDocument.Write(
        "Client profile", "What a client cannot do, and which rules count differently for it.", ClientProfileTable.Profile);
}
