using System.Net;
using System.Security.Cryptography.X509Certificates;
using Simulator.Sockets.Application;

namespace Simulator.Scenarios.Serving;

/// <summary>Where a stand-in listens, and for which application.</summary>
internal sealed record StandInSettings
{
    /// <summary>The address to listen on.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 for one that is free.</summary>
    public int Port { get; init; }

    /// <summary>The certificate of a server that speaks TLS, too; null for plain text alone.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The application's key; null for that of the scenario.</summary>
    public string? Key { get; init; }

    /// <summary>What the application's own server signs with.</summary>
    public Credentials Application { get; init; } = new();
}
