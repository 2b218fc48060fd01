using Simulator.Testing.Hosting;
using Simulator.Tests.AsyncClient;

namespace Simulator.Tests.Testing;

/// <summary>An ordinary client that leaves a timer behind when it is told to disconnect.</summary>
internal sealed class ForgetfulClient(IClientHost host) : IHostedClient, IDisposable
{
    private readonly HostedPusherClient right = new(host);

    public string State => right.State;

    public Task ConnectAsync() => right.ConnectAsync();

    public Task SubscribeAsync(string channel) => right.SubscribeAsync(channel);

    public Task UnsubscribeAsync(string channel) => right.UnsubscribeAsync(channel);

    public Task TriggerAsync(string name, string channel, string data) => right.TriggerAsync(name, channel, data);

    public void NetworkChanged(bool online) => right.NetworkChanged(online);

    public Task DisconnectAsync()
    {
        LeaveTimerBehind();
        return right.DisconnectAsync();
    }

    public void Dispose() => right.Dispose();

    private void LeaveTimerBehind() => _ = Task.Delay(TimeSpan.FromSeconds(5), host.Time);
}
