using System.Globalization;
using Simulator.Collections;
using Simulator.Connection;
using Simulator.Protocol;
using Simulator.Time;
using InputKind = Simulator.Connection.ConnectionInputKind;
using OutputKind = Simulator.Connection.ConnectionOutputKind;

namespace Simulator.Clients;

/// <summary>
/// The reference client: the connection machine, which decides, and the text of the wire, which this class reads and
/// writes. It obeys every rule of the catalogue.
/// </summary>
public sealed class ReferenceClient : IValueClient
{
    private const string Ping = "pusher:ping";

    private static readonly string PingText = FrameWriter.Plain(Ping, "{}");
    private static readonly string PongText = FrameWriter.Plain("pusher:pong", "{}");
    private static readonly ClientOutput.StateEvent[] StateEvents = [.. StateNames.All.Select(name => new ClientOutput.StateEvent(name))];

    private readonly ClientSetup setup;
    private readonly ConnectionMachine machine;
    private readonly List<ClientOutput> outputs = [];
    private Connection.Connection connection;
    private readonly HashSet<string> asked = []; // by the established connection; looked up, never walked
    private readonly HashSet<string> confirmed = [];
    private Subscriptions subscriptions = Subscriptions.None;
    private string socketId = "";
    private string? errorText;
    private (bool Secure, string Url)? latestUrl;

    /// <summary>Makes a client that has not been created yet: the first input of a run does that.</summary>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public ReferenceClient(ClientSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentException.ThrowIfNullOrEmpty(setup.Key, nameof(setup));
        this.setup = setup;
        machine = new ConnectionMachine(setup);
        connection = machine.Initial;
    }

    /// <inheritdoc/>
    public string State => connection.State.Name();

    /// <inheritdoc/>
    public Instant? NextDeadline => connection.NextDeadline == Instant.Never ? null : connection.NextDeadline;

    private int Established => connection.State == ConnectionState.Connected ? connection.Attempt : 0;

    /// <inheritdoc/>
    public IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        outputs.Clear();
        errorText = null;
        switch (input)
        {
            case ClientInput.Subscribe subscribe:
                subscriptions = subscriptions.Add(subscribe.Channel, Established, out ValueList<ChannelTask> tasks);
                Perform(tasks);
                break;
            case ClientInput.Unsubscribe unsubscribe:
                Leave(unsubscribe.Channel);
                break;
            case ClientInput.Trigger trigger:
                Send(trigger);
                break;
            case ClientInput.AuthAnswered answer:
                Finish(answer);
                break;
            case not ClientInput.WallClockJumped: // it never reads that clock
                Step(now, Read(input));
                break;
        }

        return outputs.Count == 0 ? [] : outputs.ToArray();
    }

    /// <inheritdoc/>
    public void Write(ValueWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        connection.Write(writer, setup.EffectivePolicy);
        subscriptions.Write(writer, Established);
        foreach (string channel in Established == 0 ? [] : subscriptions.Channels)
        {
            writer.Add(asked.Contains(channel));
            writer.Add(confirmed.Contains(channel));
        }

        writer.Add(Established == 0 ? "" : SocketIds.WithoutNumber(socketId, connection.Attempt));
    }

    private ConnectionInput Read(ClientInput input) => input switch
    {
        ClientInput.Created => new ConnectionInput(InputKind.Created),
        ClientInput.Connect => new ConnectionInput(InputKind.Connect),
        ClientInput.Disconnect => new ConnectionInput(InputKind.Disconnect),
        ClientInput.PageLeft => new ConnectionInput(InputKind.PageLeft),
        ClientInput.NetworkOnline => new ConnectionInput(InputKind.Online),
        ClientInput.NetworkOffline => new ConnectionInput(InputKind.Offline),
        ClientInput.DeadlineReached => new ConnectionInput(InputKind.DeadlineReached),
        ClientInput.AttemptOpened opened => new ConnectionInput(InputKind.AttemptOpened, opened.Attempt),
        ClientInput.AttemptFailed failed => new ConnectionInput(InputKind.AttemptFailed, failed.Attempt),
        ClientInput.AttemptClosed closed => ReadClose(closed),
        ClientInput.TextReceived received => ReadText(received),
        _ => throw new ArgumentException($"{input.GetType().Name} is no input of the connection", nameof(input)),
    };

    private ConnectionInput ReadClose(ClientInput.AttemptClosed closed)
    {
        errorText = closed.Reason;
        return new ConnectionInput(InputKind.AttemptClosed, closed.Attempt, closed.Code);
    }

    private ConnectionInput ReadText(ClientInput.TextReceived received)
    {
        int attempt = received.Attempt;
        Frame? frame = Frame.Parse(received.Text);
        switch (frame)
        {
            case null:
                return Malformed(attempt, "a message that is not a JSON object with an event");
            case { Event: Handshake.Event } when Handshake.From(frame) is Handshake handshake:
                TakeSocketId(attempt, handshake);
                return new ConnectionInput(InputKind.Established, attempt, 0, handshake.ActivityTimeout);
            case { Event: Handshake.Event }:
                return Malformed(attempt, "a handshake without a socket id");
            case { Event: ErrorNotice.Event }:
                ErrorNotice notice = ErrorNotice.From(frame)!;
                errorText = notice.Message;
                return new ConnectionInput(InputKind.ErrorReceived, attempt, notice.Code ?? 0);
            case { Event: Ping }:
                return new ConnectionInput(InputKind.PingReceived, attempt);
            default:
                Hear(attempt, frame);
                return new ConnectionInput(InputKind.MessageReceived, attempt);
        }
    }

    private ConnectionInput Malformed(int attempt, string explanation)
    {
        errorText = explanation;
        return new ConnectionInput(InputKind.MalformedReceived, attempt);
    }

    /// <summary>The first handshake names the connection; a second one on the same connection changes nothing.</summary>
    private void TakeSocketId(int attempt, Handshake handshake)
    {
        if (attempt == connection.Attempt && Established == 0)
        {
            socketId = handshake.SocketId;
        }
    }

    /// <summary>What comes on a channel that the program wants reaches the program.</summary>
    private void Hear(int attempt, Frame frame)
    {
        if (attempt != Established || frame.Channel is not string channel || !(asked.Contains(channel) || subscriptions.Channels.Contains(channel)))
        {
            return;
        }

        if (frame.Event == ChannelMessages.Succeeded && asked.Contains(channel))
        {
            confirmed.Add(channel); // where nothing was asked since the program last wanted it, that is a late word about an older subscription
        }

        if (ChannelMessages.NameForProgram(frame.Event) is string name)
        {
            outputs.Add(new ClientOutput.ChannelEvent(channel, name, frame.Data ?? ""));
        }
    }

    private void Leave(string channel)
    {
        bool wasAsked = asked.Remove(channel) && Established > 0;
        confirmed.Remove(channel);
        subscriptions = subscriptions.Remove(channel);
        if (wasAsked)
        {
            outputs.Add(new ClientOutput.SendText(connection.Attempt, ChannelAuth.WriteUnsubscribe(channel)));
        }
    }

    /// <summary>A client event goes out at once or never: only where the server has confirmed the channel on this connection, and only by a name of that kind.</summary>
    private void Send(ClientInput.Trigger trigger)
    {
        bool mayBeSent = Established > 0 && confirmed.Contains(trigger.Channel) && ClientEvent.IsAllowed(trigger.Event, trigger.Channel);
        if (mayBeSent)
        {
            outputs.Add(new ClientOutput.SendText(connection.Attempt, ClientEvent.Write(trigger.Event, trigger.Channel, trigger.Data)));
        }
    }

    private void Step(Instant now, ConnectionInput input)
    {
        var buffer = new ConnectionOutputs();
        connection = machine.Step(connection, now, input, ref buffer);
        for (int index = 0; index < buffer.Count; index++)
        {
            Write(buffer[index]);
        }
    }

    private void Write(ConnectionOutput output)
    {
        int attempt = (int)output.Number;
        switch (output.Kind)
        {
            case OutputKind.OpenAttempt:
                outputs.Add(new ClientOutput.OpenAttempt(attempt, setup.Transports[0], Url()));
                break;
            case OutputKind.CloseAttempt:
                outputs.Add(new ClientOutput.CloseAttempt(attempt));
                break;
            case OutputKind.SendPing:
                outputs.Add(new ClientOutput.SendText(attempt, PingText));
                break;
            case OutputKind.SendPong:
                outputs.Add(new ClientOutput.SendText(attempt, PongText));
                break;
            case OutputKind.ChangeState:
                WriteChange(output);
                break;
            case OutputKind.ConnectingIn:
                outputs.Add(new ClientOutput.ConnectingIn(output.Number));
                break;
            case OutputKind.Error:
                outputs.Add(new ClientOutput.Error(new ErrorNotice(attempt == 0 ? null : attempt, errorText).WritePayload()));
                break;
        }
    }

    /// <summary>The address of an attempt: that of the one before, unless the scheme has changed.</summary>
    private string Url()
    {
        if (latestUrl is not (bool secure, _) || secure != connection.Secure)
        {
            latestUrl = (connection.Secure, ConnectionUrl.Write(setup.Key, connection.Secure, setup.Transports[0]));
        }

        return latestUrl.Value.Url;
    }

    private void WriteChange(ConnectionOutput output)
    {
        outputs.Add(new ClientOutput.StateChange(output.Previous.Name(), output.Current.Name()));
        outputs.Add(output.Current != ConnectionState.Connected ? StateEvents[(int)output.Current] : new ClientOutput.StateEvent(State) { Reads = new HandlerReads(State, socketId) });
        if (output.Current == ConnectionState.Connected)
        {
            asked.Clear();
            confirmed.Clear();
            subscriptions = subscriptions.Established(connection.Attempt, out ValueList<ChannelTask> tasks);
            Perform(tasks);
        }
    }

    private void Perform(ValueList<ChannelTask> tasks)
    {
        foreach (ChannelTask task in tasks)
        {
            if (task.Request == 0)
            {
                Subscribe(task.Channel, null);
            }
            else
            {
                outputs.Add(AuthRequests.Write(setup, task.Request, socketId, task.Channel));
            }
        }
    }

    private void Subscribe(string channel, ChannelAuth? granted)
    {
        asked.Add(channel);
        outputs.Add(new ClientOutput.SendText(connection.Attempt, ChannelAuth.WriteSubscribe(channel, granted)));
    }

    private void Finish(ClientInput.AuthAnswered answer)
    {
        subscriptions = subscriptions.Answered(answer.Request, Established, out string? channel);
        if (channel is null)
        {
            return; // stale: the connection it was made for is gone
        }

        if (answer.Status == 200 && ChannelAuth.Parse(answer.Body) is ChannelAuth granted)
        {
            Subscribe(channel, granted);
            return;
        }

        string status = answer.Status == 200 ? "invalid answer" : answer.Status.ToString(CultureInfo.InvariantCulture);
        outputs.Add(new ClientOutput.OtherEvent(SubscriptionError.Event, SubscriptionError.Write(channel, status)));
    }
}
