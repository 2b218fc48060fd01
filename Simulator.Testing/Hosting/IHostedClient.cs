namespace Simulator.Testing.Hosting;

/// <summary>
/// The adapter of an ordinary .NET client: what a run reads of it and calls on it. Written once for each client; what
/// the client emits is handed to <see cref="IClientHost"/>.
/// </summary>
public interface IHostedClient
{
    /// <summary>The name of the client's state, as its users read it at this moment.</summary>
    string State { get; }

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

    /// <summary>The user leaves the page or ends the program: the client closes as it does then. A disconnect where the client knows no more.</summary>
    /// <returns>What the client's own call returns; a failure of it is a finding.</returns>
    Task LeavePageAsync() => DisconnectAsync();

    /// <summary>The operating system says that the network came back or went. A client that is not told by its system does nothing.</summary>
    /// <param name="online">Whether it came back.</param>
    void NetworkChanged(bool online)
    {
    }
}
