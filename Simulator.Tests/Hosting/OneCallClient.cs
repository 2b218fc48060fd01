using Simulator.Testing.Hosting;

namespace Simulator.Tests.Hosting;

/// <summary>A client that does one thing when it connects.</summary>
internal sealed class OneCallClient(IClientHost host, Func<IClientHost, Task> connect) : IHostedClient
{
    public string State => "initialized";

    public Task ConnectAsync() => connect(host);

    public Task DisconnectAsync() => Task.CompletedTask;

    public Task SubscribeAsync(string channel) => Task.CompletedTask;
}
