using System.Net.WebSockets;

namespace Simulator.Tests.AsyncClient;

/// <summary>Opens a WebSocket; the token gives it up.</summary>
public delegate Task<WebSocket> OpenSocket(Uri address, CancellationToken cancel);

/// <summary>What a program tells its <see cref="PusherClient"/>.</summary>
public sealed record PusherOptions
{
    /// <summary>The key of the application.</summary>
    public required string Key { get; init; }

    /// <summary>The clock of every timer.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How sockets are opened, best way first; none where nothing is supported.</summary>
    public required IReadOnlyList<(string Name, OpenSocket Open)> Transports { get; init; }

    /// <summary>Carries authentication requests.</summary>
    public required HttpMessageHandler Http { get; init; }

    /// <summary>Whether plain connections are out of the question.</summary>
    public bool Encrypted { get; init; }

    /// <summary>Writes the authentication request of a channel for a socket id.</summary>
    public required Func<string, string, HttpRequestMessage> Authenticate { get; init; }

    /// <summary>How long an attempt may take until the application has accepted it.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>The waits after one, two, … failed attempts; the last one goes on.</summary>
    public IReadOnlyList<TimeSpan> RetryWaits { get; init; } = [.. new[] { 2, 4, 6, 8, 10 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    /// <summary>How long <c>connecting</c> lasts before it is called <c>unavailable</c>.</summary>
    public TimeSpan UnavailableAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>From attempt to attempt while <c>unavailable</c>.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The least time from attempt to attempt after a connection that was lost.</summary>
    public TimeSpan ReconnectFloor { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The wait of a server that asks for one (4100-4199).</summary>
    public TimeSpan BackOffWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The silence after which the server is asked for a sign of life.</summary>
    public TimeSpan ActivityTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long that sign is waited for.</summary>
    public TimeSpan PongTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
