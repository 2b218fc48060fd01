using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Simulator.Sockets;

/// <summary>Takes connections, and serves each until it is over. One that goes wrong harms no other.</summary>
internal sealed class Listener : IDisposable
{
    private const byte TlsHandshake = 22; // RFC 8446, 5.1

    private readonly ServerOptions options;
    private readonly Func<Socket, PeerStream, HttpHead, CancellationToken, Task> serve;
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stop = new();
    private int connections;

    /// <summary>Listens from now on.</summary>
    /// <param name="options">Where, and how many connections.</param>
    /// <param name="serve">Serves a request, once its head has been read.</param>
    public Listener(ServerOptions options, Func<Socket, PeerStream, HttpHead, CancellationToken, Task> serve)
    {
        this.options = options;
        this.serve = serve;
        listener = new TcpListener(options.Address, options.Port);
        listener.Start(backlog: 1024);
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = TakeAllAsync();
    }

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>Takes no more, and ends what is under way.</summary>
    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
        listener.Dispose();
    }

    private async Task TakeAllAsync()
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                Socket socket = await listener.AcceptSocketAsync(stop.Token).ConfigureAwait(false);
                socket.NoDelay = true;
                if (Interlocked.Increment(ref connections) > options.MostConnections)
                {
                    socket.Dispose();
                    Interlocked.Decrement(ref connections);
                    continue;
                }

#pragma warning disable CA2025 // it disposes the socket itself
                _ = ServeAsync(socket);
#pragma warning restore CA2025
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The server is being stopped.
        }
    }

#pragma warning disable CA1031, CA2000 // whatever one client does, the others are served; its socket is disposed at the end, and ends all that is above it
    private async Task ServeAsync(Socket socket)
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
            patience.CancelAfter(options.HeadTimeout);
            Stream? secured = await SecuredAsync(socket, patience.Token).ConfigureAwait(false);
            var stream = new PeerStream(secured ?? new NetworkStream(socket, ownsSocket: false)) { IsSecure = secured is not null };
            if (await HttpHead.ReadAsync(stream, patience.Token).ConfigureAwait(false) is HttpHead head)
            {
                await serve(socket, stream, head, stop.Token).ConfigureAwait(false);
            }
        }
        catch (Exception)
        {
            // It was no client, or is gone.
        }
        finally
        {
            socket.Dispose();
            Interlocked.Decrement(ref connections);
        }
    }
#pragma warning restore CA1031, CA2000

    /// <summary>A server with a certificate takes both on its one port: TLS where the client begins with its greeting, else plain text.</summary>
    /// <returns>What goes over TLS; null where the client does not speak it.</returns>
    private async Task<Stream?> SecuredAsync(Socket socket, CancellationToken patience)
    {
        byte[] first = new byte[1];
        if (options.Certificate is null || await socket.ReceiveAsync(first, SocketFlags.Peek, patience).ConfigureAwait(false) == 0 || first[0] != TlsHandshake)
        {
            return null;
        }

        var secured = new SslStream(new NetworkStream(socket, ownsSocket: false));
        await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = options.Certificate }, patience).ConfigureAwait(false);
        return secured;
    }
}
