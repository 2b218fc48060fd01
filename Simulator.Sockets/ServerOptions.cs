using System.Net;
using System.Security.Cryptography.X509Certificates;
using Simulator.Clients;
using Simulator.Logs;
using Simulator.Sockets.Application;

namespace Simulator.Sockets;

/// <summary>Where a <see cref="LiveServer"/> listens, and how fast its time goes.</summary>
public sealed record ServerOptions
{
    /// <summary>The address to listen on; loopback by default, so that nobody else reaches it.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 for one that is free.</summary>
    public int Port { get; init; }

    /// <summary>The certificate of a server that speaks TLS as well as plain text, on its one port; null for plain text alone.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>How many seconds of the scenario pass in a second; above 1 for clients whose timeouts are set in proportion.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Is told each entry when it is in the log, on the thread of the run: it must not wait.</summary>
    public Action<Entry>? Happened { get; init; }

    /// <summary>Is told what the program around the client has to do, on the thread of the run: it must not wait.</summary>
    public Action<ClientInput>? Asked { get; init; }

    /// <summary>Is told when the device falls asleep (true) and wakes (false), on the thread of the run: the client's process should stop and go on.</summary>
    public Action<bool>? Slept { get; init; }

    /// <summary>What the application's own server signs its requests with, under <c>/apps/</c>.</summary>
    public Credentials Application { get; init; } = new();

    /// <summary>Whether there is a log in the end; without one, a run has no limits and may last for ever.</summary>
    public bool KeepsLog { get; init; } = true;

    /// <summary>Answers HTTP requests for which the server itself has no answer; null, or an answer of null, for 404.</summary>
    public Func<HttpRequest, Task<HttpReply?>>? Reply { get; init; }

    /// <summary>The most connections at once; what comes beyond them is closed at once.</summary>
    public int MostConnections { get; init; } = 2_000;

    /// <summary>The most bytes of one message of a client; a longer one closes its connection with 1009.</summary>
    public int MostMessageBytes { get; init; } = 1_000_000;

    /// <summary>The most bytes that may wait for a client that does not read; one who reads too slowly for that is reset.</summary>
    public int MostWaitingBytes { get; init; } = 4_000_000;

    /// <summary>How long a client may take over the head of a request.</summary>
    public TimeSpan HeadTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
