using Simulator.Time;

namespace Simulator.Network;

/// <summary>The application on the server.</summary>
public sealed record AppSetup
{
    /// <summary>Whether an application has the client's key; else 4001.</summary>
    public bool Exists { get; init; } = true;

    /// <summary>Whether the application is enabled; else 4003.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Whether it forces encryption: a plain connection is refused with 4000 (seed, "encrypted").</summary>
    public bool EncryptedOnly { get; init; }

    /// <summary>The most connections at once, or null for no limit; one more is refused with 4004 (seed, "Detecting Connection Limits").</summary>
    public int? ConnectionLimit { get; init; }

    /// <summary>Connections of others that are open now, such as those of other tabs; the client's own count as well, also those whose end the server has not heard of.</summary>
    public int OpenConnections { get; init; }

    /// <summary>The activity timeout that the handshake tells, where <see cref="Protocol"/> is 7 or above; null for that of the kind of server.</summary>
    public Duration? ActivityTimeout { get; init; }

    /// <summary>The newest protocol version that the server speaks; a newer one asked for is refused with 4007.</summary>
    public int Protocol { get; init; } = 7;

    /// <summary>The secret with which the application signs subscriptions; null where the server takes whatever it is given.</summary>
    public string? Secret { get; init; }
}

/// <summary>A change of the application; what is null stays as it is.</summary>
public sealed record AppChange
{
    /// <summary>See <see cref="AppSetup.Exists"/>.</summary>
    public bool? Exists { get; init; }

    /// <summary>See <see cref="AppSetup.Enabled"/>.</summary>
    public bool? Enabled { get; init; }

    /// <summary>See <see cref="AppSetup.EncryptedOnly"/>.</summary>
    public bool? EncryptedOnly { get; init; }

    /// <summary>See <see cref="AppSetup.ConnectionLimit"/>; a limit can be moved, not taken away.</summary>
    public int? ConnectionLimit { get; init; }

    /// <summary>See <see cref="AppSetup.OpenConnections"/>.</summary>
    public int? OpenConnections { get; init; }

    /// <summary>See <see cref="AppSetup.ActivityTimeout"/>.</summary>
    public Duration? ActivityTimeout { get; init; }

    /// <summary>See <see cref="AppSetup.Protocol"/>.</summary>
    public int? Protocol { get; init; }

    /// <summary>The application after the change.</summary>
    public AppSetup Apply(AppSetup app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return new AppSetup
        {
            Exists = Exists ?? app.Exists,
            Enabled = Enabled ?? app.Enabled,
            EncryptedOnly = EncryptedOnly ?? app.EncryptedOnly,
            ConnectionLimit = ConnectionLimit ?? app.ConnectionLimit,
            OpenConnections = OpenConnections ?? app.OpenConnections,
            ActivityTimeout = ActivityTimeout ?? app.ActivityTimeout,
            Protocol = Protocol ?? app.Protocol,
            Secret = app.Secret,
        };
    }
}
