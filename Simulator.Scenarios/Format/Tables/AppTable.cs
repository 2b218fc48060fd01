using Simulator.Network;
using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Scenarios.Format.Tables;

/// <summary>The members of <c>app</c>: of the application at the beginning, and of a step that changes it.</summary>
internal static class AppTable
{
    private const string Exists = "Whether an application has the client's key; else 4001.";
    private const string Enabled = "Whether the application is enabled; else 4003.";
    private const string EncryptedOnly = "Whether a plain connection is refused with 4000.";
    private const string ConnectionLimit = "The most connections at once; one more is refused with 4004.";
    private const string OpenConnections = "Connections of others that are open.";
    private const string ActivityTimeout = "The activity timeout that the handshake tells.";
    private const string Protocol = "The newest protocol version that the server speaks; a newer one is refused with 4007.";

    /// <summary>The table of the application at the beginning.</summary>
    public static Codec<AppSetup> Setup { get; } = Values.Object(new AppSetup())
        .Optional("exists", Exists, Values.Boolean, a => a.Exists, (a, value) => a with { Exists = value })
        .Optional("enabled", Enabled, Values.Boolean, a => a.Enabled, (a, value) => a with { Enabled = value })
        .Optional("encryptedOnly", EncryptedOnly, Values.Boolean, a => a.EncryptedOnly, (a, value) => a with { EncryptedOnly = value })
        .Optional("connectionLimit", ConnectionLimit, Values.Count, a => a.ConnectionLimit, (a, value) => a with { ConnectionLimit = value })
        .Optional("openConnections", OpenConnections, Values.Count, a => a.OpenConnections, (a, value) => a with { OpenConnections = value })
        .Optional("activityTimeout", ActivityTimeout, Values.PositiveDuration, a => a.ActivityTimeout, (a, value) => a with { ActivityTimeout = value })
        .Optional("protocol", Protocol, Values.Positive, a => a.Protocol, (a, value) => a with { Protocol = value });

    /// <summary>The table of a change.</summary>
    public static Codec<AppChange> Change { get; } = Values.Object(new AppChange())
        .Optional("exists", Exists, Values.Boolean, a => a.Exists, (a, value) => a with { Exists = value })
        .Optional("enabled", Enabled, Values.Boolean, a => a.Enabled, (a, value) => a with { Enabled = value })
        .Optional("encryptedOnly", EncryptedOnly, Values.Boolean, a => a.EncryptedOnly, (a, value) => a with { EncryptedOnly = value })
        .Optional("connectionLimit", ConnectionLimit, Values.Count, a => a.ConnectionLimit, (a, value) => a with { ConnectionLimit = value })
        .Optional("openConnections", OpenConnections, Values.Count, a => a.OpenConnections, (a, value) => a with { OpenConnections = value })
        .Optional("activityTimeout", ActivityTimeout, Values.PositiveDuration, a => a.ActivityTimeout, (a, value) => a with { ActivityTimeout = value })
        .Optional("protocol", Protocol, Values.Positive, a => a.Protocol, (a, value) => a with { Protocol = value });
}
