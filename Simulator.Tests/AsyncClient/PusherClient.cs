namespace Simulator.Tests.AsyncClient;

/// <summary>
/// A client of the Pusher protocol as an application would use it: <c>async</c> inside, events outside. It knows a clock
/// and a way to open sockets, and nothing of whoever may be testing it.
/// </summary>
/// <remarks>Events are raised one at a time, under the client's lock: a handler reads the state that it is told, and may call the client.</remarks>
public sealed class PusherClient : IDisposable
{
    private readonly Lock gate = new();
    private readonly PusherOptions options;
    private readonly ChannelList channels;
    private ConnectionLoop? loop;

    /// <summary>Makes a client; <see cref="Connect"/> connects it.</summary>
    public PusherClient(PusherOptions options)
    {
        this.options = options;
        channels = new ChannelList(options, this);
        Encrypted = options.Encrypted;
    }

    /// <summary>The state has changed: from which, to which.</summary>
    public event EventHandler<StateChange>? StateChanged;

    /// <summary>The next attempt is so many seconds away.</summary>
    public event EventHandler<NextAttempt>? ConnectingIn;

    /// <summary>The server, or a message of it, is wrong: the payload as JSON.</summary>
    public event EventHandler<PusherError>? ErrorRaised;

    /// <summary>A message has come on a channel that the program wants.</summary>
    public event EventHandler<ChannelMessage>? MessageReceived;

    /// <summary>A channel could not be subscribed to: its name, and the status of the authentication.</summary>
    public event EventHandler<SubscriptionFailure>? SubscriptionFailed;

    /// <summary>The id that the server gave the connection; empty where there is none.</summary>
    public string SocketId => State == PusherState.Connected ? loop!.SocketId : "";

    /// <summary>The state of the connection.</summary>
    public PusherState State { get; private set; }

    /// <summary>Whether the next attempt is an encrypted one: what the program asked for, or the application.</summary>
    internal bool Encrypted { get; set; }

    /// <summary>Connects, or tries again at once where the client is waiting to do so.</summary>
    public void Connect()
    {
        lock (gate)
        {
            switch (State)
            {
                case PusherState.Initialized or PusherState.Disconnected when options.Transports.Count == 0:
                    ChangeState(PusherState.Failed);
                    break;
                case PusherState.Initialized or PusherState.Disconnected:
                    loop = new ConnectionLoop(options, this, channels);
                    loop.Start();
                    break;
                case PusherState.Connecting or PusherState.Unavailable:
                    loop?.SkipWait();
                    break;
                case PusherState.Connected or PusherState.Failed:
                    break;
            }
        }
    }

    /// <summary>Closes the connection; nothing more happens until <see cref="Connect"/>.</summary>
    public void Disconnect()
    {
        lock (gate)
        {
            loop?.Stop();
        }
    }

    /// <summary>Subscribes to a channel, now and on every connection to come.</summary>
    public void Subscribe(string channel)
    {
        lock (gate)
        {
            channels.Add(channel);
        }
    }

    /// <summary>Leaves a channel, now and on every connection to come.</summary>
    public void Unsubscribe(string channel)
    {
        lock (gate)
        {
            channels.Remove(channel);
        }
    }

    /// <summary>Sends a client event to the other subscribers of a channel; where that is not possible now, it is not sent at all.</summary>
    /// <returns>Whether it was sent.</returns>
    public bool Trigger(string name, string channel, string data)
    {
        lock (gate)
        {
            return channels.Trigger(name, channel, data);
        }
    }

    /// <summary>Takes what the operating system says of the network.</summary>
    public void NetworkChanged(bool online)
    {
        lock (gate)
        {
            loop?.NetworkChanged(online);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Disconnect();
        loop?.Dispose();
        channels.Dispose();
    }

    /// <summary>Does something alone: no handler, call or timer comes in between.</summary>
    internal void Exclusively(Action action)
    {
        lock (gate)
        {
            action();
        }
    }

    internal void ChangeState(PusherState current)
    {
        PusherState previous = State;
        State = current;
        StateChanged?.Invoke(this, new StateChange(previous, current));
    }

    internal void Received(PusherMessage message, Attempt on)
    {
        if (channels.Receive(message, on) is ChannelMessage received)
        {
            MessageReceived?.Invoke(this, received);
        }
    }

    internal void Announce(TimeSpan wait) => ConnectingIn?.Invoke(this, new NextAttempt((int)Math.Ceiling(wait.TotalSeconds)));

    internal void RaiseError(int? code, string? message) => ErrorRaised?.Invoke(this, new PusherError(PusherMessage.WriteError(code, message)));

    internal void FailSubscription(string channel, string status) => SubscriptionFailed?.Invoke(this, new SubscriptionFailure(channel, status));
}
