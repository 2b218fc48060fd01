using Simulator.Protocol;
using Simulator.Testing.Hosting;

namespace Simulator.Tests.AsyncClient;

/// <summary>Puts <see cref="PusherClient"/> behind the port: all that the simulator and the client know of each other.</summary>
internal sealed class HostedPusherClient : IHostedClient, IDisposable
{
    private readonly PusherClient client;

    public HostedPusherClient(IClientHost host)
    {
        client = new PusherClient(Options(host));
        client.StateChanged += (_, change) => Tell(host, change);
        client.ConnectingIn += (_, wait) => host.ConnectingIn(wait.Seconds);
        client.ErrorRaised += (_, error) => host.ErrorRaised(error.Payload);
        client.MessageReceived += (_, message) => host.ChannelEvent(message.Channel, message.Event, message.Data);
        client.SubscriptionFailed += (_, failure) =>
            host.Emitted(SubscriptionError.Event, SubscriptionError.Write(failure.Channel, failure.Status));
    }

    public string State => Name(client.State);

    public string SocketId => client.SocketId;

    public Task ConnectAsync() => Do(client.Connect);

    public Task DisconnectAsync() => Do(client.Disconnect);

    public Task SubscribeAsync(string channel) => Do(() => client.Subscribe(channel));

    public Task UnsubscribeAsync(string channel) => Do(() => client.Unsubscribe(channel));

    public Task TriggerAsync(string name, string channel, string data) => Do(() => client.Trigger(name, channel, data));

    public void NetworkChanged(bool online) => client.NetworkChanged(online);

    public void Dispose() => client.Dispose();

    private static Task Do(Action call)
    {
        call();
        return Task.CompletedTask;
    }

    private static void Tell(IClientHost host, StateChange change)
    {
        host.StateChanged(Name(change.Previous), Name(change.Current));
        host.StateEntered(Name(change.Current));
    }

    private static string Name(PusherState state) => state.ToString().ToLowerInvariant();

    private static PusherOptions Options(IClientHost host) => new()
    {
        Key = host.Setup.Key,
        Encrypted = host.Setup.Encrypted,
        Time = host.Time,
        Http = host.Http,
        Transports = [.. host.Setup.Transports.Select(transport => Open(host, transport))],
        AttemptTimeout = Span(host.Setup.EffectivePolicy.AttemptTimeoutOver(host.Setup.Transports is [Transport first, ..] ? first : Transport.WebSocket)),
        RetryWaits = [.. host.Setup.EffectivePolicy.RetryWaits.Select(Span)],
        UnavailableAfter = Span(host.Setup.EffectivePolicy.UnavailableAfter),
        RetryInterval = Span(host.Setup.EffectivePolicy.RetryInterval),
        ReconnectFloor = Span(host.Setup.EffectivePolicy.ReconnectFloor),
        BackOffWait = Span(host.Setup.EffectivePolicy.BackOffWait),
        ActivityTimeout = Span(host.Setup.EffectivePolicy.ActivityTimeout),
        PongTimeout = Span(host.Setup.EffectivePolicy.PongTimeout),
        Authenticate = (socketId, channel) => Request(host.Setup, socketId, channel),
    };

    private static (string Name, OpenSocket Open) Open(IClientHost host, Transport transport) =>
        (transport == Transport.Flash ? "flash" : "websocket", (address, cancel) => host.ConnectAsync(transport, address, cancel));

    private static TimeSpan Span(Simulator.Time.Duration duration) => TimeSpan.FromMilliseconds(duration.Milliseconds);

    private static HttpRequestMessage Request(ClientSetup setup, string socketId, string channel)
    {
        var parameters = new List<KeyValuePair<string, string>> { new("socket_id", socketId), new("channel_name", channel) };
        parameters.AddRange(setup.AuthParams.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)));
        var endpoint = new Uri(IClientHost.Page, setup.AuthEndpoint);
        if (setup.AuthTransport == AuthTransport.Jsonp)
        {
            parameters.Insert(0, new("callback", $"Pusher.auth_callbacks['{channel}']"));
            string query = string.Join('&', parameters.Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}"));
            return new HttpRequestMessage(HttpMethod.Get, $"{endpoint}{(endpoint.Query.Length > 0 ? '&' : '?')}{query}");
        }

        var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new FormUrlEncodedContent(parameters) };
        foreach (Parameter header in setup.AuthHeaders)
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        return request;
    }
}
