using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Servers;
using Simulator.Time;

namespace Simulator.Network;

/// <summary>The server's end of the sockets: lets everything that <see cref="FakeServer"/> does take its while.</summary>
internal sealed class ServerEnd
{
    private readonly FakeServer server;
    private readonly Delays delays;
    private readonly Wire wire;
    private readonly Action<Instant, Delivery> schedule;
    private readonly Action<Instant, string> tell;
    private readonly ServerTimers timers;

    /// <summary>No socket is open yet.</summary>
    /// <param name="server">What the server thinks.</param>
    /// <param name="delays">How long everything takes.</param>
    /// <param name="wire">The sockets.</param>
    /// <param name="schedule">Schedules what it does later.</param>
    /// <param name="tell">Tells the log what it does of its own accord.</param>
    public ServerEnd(FakeServer server, Delays delays, Wire wire, Action<Instant, Delivery> schedule, Action<Instant, string> tell)
    {
        (this.server, this.delays, this.wire, this.schedule, this.tell) = (server, delays, wire, schedule, tell);
        timers = new ServerTimers(server.Rules, schedule);
        Subscribers = new Subscribers(wire, (now, socket, text) => Say(now, socket, delays.ToClient(socket.Attempt), text));
    }

    /// <summary>Who is subscribed to what.</summary>
    public Subscribers Subscribers { get; }

    /// <summary>A socket has been opened: the server says what it says first.</summary>
    public void Greet(Instant now, Socket socket)
    {
        timers.Begin(now, socket);
        React(now, socket, server.Greet(socket.Url), isFirst: true);
        socket.IsGreeted = true;
    }

    /// <summary>A text of the client has arrived.</summary>
    public void Hear(Instant now, Socket socket, string text)
    {
        if (socket.Phase != SocketPhase.Open)
        {
            return;
        }

        Heard? heard = Frame.Parse(text) is Frame frame ? server.Read(socket.Attempt, frame) : null;
        timers.Hear(now, socket, heard);
        if (heard is { Event: ChannelMessages.Unsubscribe, Channel: string left })
        {
            Subscribers.Leave(now, socket, left);
        }

        React(now, socket, server.Answer(heard), isFirst: false);
    }

    /// <summary>The time of a rule is over on a socket.</summary>
    public void Reach(Instant now, Socket socket, Delivery.ServerTimer due)
    {
        if (socket.Phase == SocketPhase.Open && !timers.IsMoot(socket, due) && server.Mode != ServerMode.Silent)
        {
            ServerRule rule = server.Rules.Take(due.Place);
            tell(now, $"the server acts on #{socket.Attempt}: {Why(rule.When)}");
            React(now, socket, Reaction.Of(rule, []), isFirst: false);
        }
    }

    /// <summary>Does what it set out to do a while ago.</summary>
    public void Act(Instant now, Socket socket, Delivery.ServerActs acts)
    {
        if (socket.Phase == SocketPhase.Open && server.Mode != ServerMode.Silent)
        {
            Perform(now, socket, acts.Reaction, acts.IsFirst);
        }
    }

    /// <summary>Whether the time of a rule comes to nothing.</summary>
    public bool IsMoot(Socket socket, Delivery.ServerTimer due) => timers.IsMoot(socket, due);

    /// <summary>Other rules stand before those of the dialect from now on.</summary>
    public void Replace(Instant now, ValueList<ServerRule> rules)
    {
        server.Rules.Replace(rules);
        foreach (Socket socket in wire.OpenSockets)
        {
            timers.Begin(now, socket);
        }
    }

    /// <summary>Closes all sockets with 4200, one after the other.</summary>
    public void Drain(Instant now)
    {
        Duration wait = Duration.Zero;
        foreach (Socket socket in wire.OpenSockets.ToArray())
        {
            wait += delays.Close(socket.Attempt);
            React(now, socket, server.Greet(socket.Url) with { After = wait }, isFirst: false);
        }
    }

    /// <summary>Sends a text on the open connection, if there is one.</summary>
    public void Say(Instant now, string text)
    {
        if (wire.OpenSocket is Socket socket)
        {
            Say(now, socket, delays.ToClient(socket.Attempt), text);
        }
    }

    /// <summary>Closes the open connection, if there is one.</summary>
    public void Close(Instant now, int code, string reason)
    {
        if (wire.OpenSocket is Socket socket)
        {
            Close(now, socket, delays.Close(socket.Attempt), code, reason);
        }
    }

    private void Close(Instant now, Socket socket, Duration after, int code, string reason)
    {
        socket.Phase = SocketPhase.Closing;
        Subscribers.Part(now, socket);
        wire.Send(now, socket, after, new Delivery.Closed(socket.Attempt, code, reason, true));
    }

    private static string Why(ServerTrigger when) => when switch
    {
        ServerTrigger.HeardNothing silence => $"nothing heard for {silence.For}",
        ServerTrigger.SaidNothing silence => $"nothing said for {silence.For}",
        ServerTrigger.Open { Without: ServerTrigger.Receives wanted } open => $"open for {open.For} without {wanted.Event}",
        ServerTrigger.Open open => $"open for {open.For}",
        _ => "",
    };

    private void React(Instant now, Socket socket, Reaction reaction, bool isFirst)
    {
        if (reaction.After == Duration.Zero)
        {
            Perform(now, socket, reaction, isFirst);
        }
        else
        {
            schedule(now + reaction.After, new Delivery.ServerActs(socket.Attempt, reaction, isFirst));
        }
    }

    /// <summary>Does all of a reaction: the first words on a socket take as long as a handshake, all others as long as a message.</summary>
    private void Perform(Instant now, Socket socket, Reaction reaction, bool isFirst)
    {
        Duration? handshake = isFirst ? delays.Establish(socket.Attempt) : null;
        foreach (ServerReply reply in reaction.Replies)
        {
            switch (reply)
            {
                case ServerReply.Close close:
                    Close(now, socket, handshake ?? delays.Close(socket.Attempt), close.Code, close.Reason);
                    break;
                case ServerReply.Reset:
                    wire.Reset(now, socket);
                    break;
                case ServerReply.Http:
                    break; // too late: the socket is open
                case ServerReply.Relay when reaction.To is Heard heard:
                    Subscribers.Relay(now, socket, heard);
                    break;
                case ServerReply.Relay or ServerReply.Members when reaction.To?.Channel is null:
                    break; // it is about no channel
                default:
                    Say(now, socket, handshake ?? delays.ToClient(socket.Attempt), TextOf(now, reply, socket, reaction.To));
                    break;
            }
        }
    }

    private string TextOf(Instant now, ServerReply reply, Socket socket, Heard? to)
    {
        switch (reply)
        {
            case ServerReply.Accept:
                return server.Handshake(socket.Attempt);
            case ServerReply.Error error:
                return new ErrorNotice(error.Code, error.Text).Write();
            case ServerReply.Raw raw:
                return raw.Text;
            case ServerReply.Message message:
                string? place = message.Channel == NamePattern.Any.Text ? to?.Channel : message.Channel;
                if (message.Event == ChannelMessages.Succeeded && place is not null)
                {
                    Subscribers.Join(now, socket, place, WhoIn(to));
                }

                return message.Plain ? FrameWriter.Plain(message.Event, message.Data, place) : FrameWriter.Encoded(message.Event, message.Data, place);
            case ServerReply.Members members when to?.Channel is string channel:
                Subscribers.Join(now, socket, channel, WhoIn(to));
                return FrameWriter.Encoded(ChannelMessages.Succeeded, PresenceMember.WriteAll(Subscribers.MembersOf(channel), members.Form), channel);
            default:
                throw new ArgumentException($"{reply.GetType().Name} says nothing", nameof(reply));
        }
    }

    private static string? WhoIn(Heard? heard) => heard is { Event: ChannelMessages.Subscribe, Data: string data } ? ChannelAuth.Parse(data)?.ChannelData : null;

    private void Say(Instant now, Socket socket, Duration after, string text)
    {
        timers.Say(now, socket);
        wire.Send(now, socket, after, new Delivery.ToClient(socket.Attempt, text));
    }
}
