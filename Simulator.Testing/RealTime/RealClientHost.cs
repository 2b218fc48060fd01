using System.Net.WebSockets;
using Microsoft.Extensions.Time.Testing;
using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Testing.Hosting;

namespace Simulator.Testing.RealTime;

/// <summary>The world of a hosted client on real sockets and the wall clock: the server stands where the client dials.</summary>
internal sealed class RealClientHost : IClientHost, IDisposable
{
    private readonly Uri server;
    private readonly Action<ClientOutput> tell;
    private readonly ClientThread thread = new();
    private readonly Func<IClientHost, IHostedClient> create;
    private IHostedClient? client;

    /// <summary>A world without a client yet.</summary>
    /// <param name="setup">What the program gives its client.</param>
    /// <param name="server">Where the server is.</param>
    /// <param name="tell">Is told what the client emits.</param>
    /// <param name="create">Creates the client's adapter.</param>
    public RealClientHost(ClientSetup setup, Uri server, Action<ClientOutput> tell, Func<IClientHost, IHostedClient> create)
    {
        (Setup, this.server, this.tell, this.create) = (setup, server, tell, create);
        Time = new ThreadTimeProvider(thread);
        Http = new ToServer(server);
    }

    /// <inheritdoc/>
    public ClientSetup Setup { get; }

    /// <inheritdoc/>
    public TimeProvider Time { get; }

    /// <inheritdoc/>
    public FakeTimeProvider FakeTime => throw new NotSupportedException("a client that takes FakeTimeProvider only cannot run on the wall clock: let it take TimeProvider");

    /// <inheritdoc/>
    public HttpMessageHandler Http { get; }

    /// <summary>The first exception of the client that nobody caught; null where there is none.</summary>
    public Exception? Failure => thread.Failure;

    /// <summary>The program calls its client.</summary>
    public void Call(ClientInput input) => thread.Do(() => CallAsync(input));

    /// <inheritdoc/>
    public Task<WebSocket> ConnectAsync(Uri address, CancellationToken cancel) => ConnectAsync(Transport.WebSocket, address, cancel);

#pragma warning disable CA2000 // the socket is the client's
    /// <inheritdoc/>
    public async Task<WebSocket> ConnectAsync(Transport transport, Uri address, CancellationToken cancel)
    {
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        var target = new UriBuilder(address) { Scheme = server.Scheme, Host = server.Host, Port = server.Port };
        try
        {
            await socket.ConnectAsync(target.Uri, cancel).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
#pragma warning restore CA2000

    /// <inheritdoc/>
    public void StateChanged(string previous, string current) => tell(new ClientOutput.StateChange(previous, current) { Reads = Reads(current) });

    /// <inheritdoc/>
    public void StateEntered(string state) => tell(new ClientOutput.StateEvent(state) { Reads = Reads(state) });

    /// <inheritdoc/>
    public void ConnectingIn(decimal seconds) => tell(new ClientOutput.ConnectingIn(seconds));

    /// <inheritdoc/>
    public void ErrorRaised(string payload) => tell(new ClientOutput.Error(payload));

    /// <inheritdoc/>
    public void ChannelEvent(string channel, string name, string data) => tell(new ClientOutput.ChannelEvent(channel, name, data));

    /// <inheritdoc/>
    public void Emitted(string name, string data) => tell(new ClientOutput.OtherEvent(name, data));

    /// <summary>Ends the client.</summary>
    public void Dispose()
    {
        thread.Do(() =>
        {
            (client as IDisposable)?.Dispose();
            return Task.CompletedTask;
        });
        thread.Dispose();
        Http.Dispose();
    }

    /// <summary>What a program reads in the handler; while the client is being created, what it tells.</summary>
    private HandlerReads Reads(string told) => client is null ? new HandlerReads(told, "") : new HandlerReads(client.State, client.SocketId);

    private Task CallAsync(ClientInput input)
    {
        client ??= create(this);
        switch (input)
        {
            case ClientInput.Created: return Setup.ConnectOnCreate ? client.ConnectAsync() : Task.CompletedTask;
            case ClientInput.Connect: return client.ConnectAsync();
            case ClientInput.Disconnect: return client.DisconnectAsync();
            case ClientInput.PageLeft: return client.LeavePageAsync();
            case ClientInput.Subscribe subscribe: return client.SubscribeAsync(subscribe.Channel);
            case ClientInput.Unsubscribe unsubscribe: return client.UnsubscribeAsync(unsubscribe.Channel);
            case ClientInput.Trigger trigger: return client.TriggerAsync(trigger.Event, trigger.Channel, trigger.Data);
            case ClientInput.NetworkOnline: client.NetworkChanged(true); break;
            case ClientInput.NetworkOffline: client.NetworkChanged(false); break;
        }

        return Task.CompletedTask;
    }

#pragma warning disable CA2000 // it disposes what it hands on to
    /// <summary>Sends every request to the server, whatever host it names.</summary>
    private sealed class ToServer(Uri server) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new UriBuilder(request.RequestUri!) { Scheme = "http", Host = server.Host, Port = server.Port }.Uri;
            return base.SendAsync(request, cancellationToken);
        }
    }
#pragma warning restore CA2000
}
