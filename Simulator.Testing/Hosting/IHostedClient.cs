namespace Simulator.Testing.Hosting;

/// <summary>
/// The adapter of an ordinary .NET client: what a run reads of it and calls on it. Written once for each client; what
/// the client emits is handed to <see cref="IClientHost"/>.
/// </summary>
public interface IHostedClient
{
    /// <summary>The name of the client's state, as its users read it at this moment.</summary>
    string State { get; }

    /// <summary>The id of the connection, as users of the client read it at this moment; empty where there is none, null where the client does not show it.</summary>
    string? SocketId => null;

    /// <summary>The program calls <c>connect()</c>; also called once after creation where the setup says <c>ConnectOnCreate</c>.</summary>
    /// <returns>What the client's own call returns; a failure of it is a finding.</returns>
    Task ConnectAsync();

    /// <summary>The program calls <c>disconnect()</c>.</summary>
    /// <returns>What the client's own call returns; a failure of it is a finding.</returns>
    Task DisconnectAsync();

    /// <summary>The program subscribes to a channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <returns>What the client's own call returns; a failure of it is a finding.</returns>
    Task SubscribeAsync(string channel);

    /// <summary>The program leaves a channel. Of a client that has no such call the client profile says so: it cannot do <c>unsubscribe</c>.</summary>
    /// <param name="channel">The channel.</param>
    /// <returns>What the client's own call returns; a failure of it is a finding.</returns>
    Task UnsubscribeAsync(string channel) =>
        throw new NotSupportedException("this adapter does not say how the client leaves a channel: write UnsubscribeAsync, or put ‘unsubscribe’ into the client profile");

    /// <summary>The program triggers a client event on a channel. Of a client that has no such call the client profile says so: it cannot do <c>clientEvents</c>.</summary>
    /// <param name="name">The event; by the protocol its name begins with <c>client-</c>.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="data">The data as JSON text.</param>
    /// <returns>What the client's own call returns; a failure of it is a finding, but to refuse is no failure.</returns>
    Task TriggerAsync(string name, string channel, string data) =>
        throw new NotSupportedException("this adapter does not say how the client triggers an event: write TriggerAsync, or put ‘clientEvents’ into the client profile");

    /// <summary>The user leaves the page or ends the program: the client closes as it does then. A disconnect where the client knows no more.</summary>
    /// <returns>What the client's own call returns; a failure of it is a finding.</returns>
    Task LeavePageAsync() => DisconnectAsync();

    /// <summary>The operating system says that the network came back or went. A client that is not told by its system does nothing.</summary>
    /// <param name="online">Whether it came back.</param>
    void NetworkChanged(bool online)
    {
    }
}
