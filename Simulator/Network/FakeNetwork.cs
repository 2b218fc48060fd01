using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Randomness;
using Simulator.Time;

namespace Simulator.Network;

/// <summary>
/// The path between the client and the world. It decides what becomes of attempts, texts and closes, and how long each
/// takes; the simulation brings every <see cref="Delivery"/> back when it is due, and <see cref="Arrive"/> says whether
/// it gets through.
/// </summary>
internal sealed class FakeNetwork
{
    private readonly NetworkTimings timings;
    private readonly long seed;
    private readonly Action<Instant, Delivery> schedule;
    private readonly Dictionary<int, Socket> sockets = [];
    private readonly Dictionary<string, RandomStream> streams = [];
    private readonly List<Socket> inOrder = [];
    private readonly List<Delivery> held = [];
    private PathAttempts attempts;
    private PathSockets state;

    public FakeNetwork(string key, AppSetup app, NetworkTimings timings, long seed, Action<Instant, Delivery> schedule)
    {
        this.timings = timings;
        this.seed = seed;
        this.schedule = schedule;
        Server = new FakeServer(key, app);
        Auth = new AuthEndpoint(key);
    }

    public FakeServer Server { get; }

    public AuthEndpoint Auth { get; }

    /// <summary>Whether the path lets attempts through and carries what is sent.</summary>
    public bool IsHealthy => attempts == PathAttempts.Open && state == PathSockets.Alive;

    /// <summary>The longest time from the start of an attempt to the server's first word.</summary>
    public Duration SlowestAnswer => timings.OpenAfter.To + timings.EstablishedAfter.To;

    /// <summary>Whether the client has used this attempt number before.</summary>
    public bool Knows(int attempt) => sockets.ContainsKey(attempt);

    /// <summary>The client starts an attempt. The first rule that applies decides; what hangs has no answer.</summary>
    public void Open(Instant now, int attempt, Transport transport, string url)
    {
        var socket = new Socket(attempt, transport, url);
        sockets.Add(attempt, socket);
        inOrder.Add(socket);
        if (attempts == PathAttempts.Hang)
        {
            return;
        }

        if (attempts == PathAttempts.Refused)
        {
            Fail(now, socket, "connection refused");
        }
        else if (attempts == PathAttempts.Blocked)
        {
            Send(now, socket, Draw("openAfter", attempt, timings.OpenAfter), new Delivery.Failed(attempt, "upgrade answered with HTTP 403"));
        }
        else if (Server.Mode == ServerMode.Down)
        {
            Fail(now, socket, "connection refused");
        }
        else
        {
            Send(now, socket, Draw("openAfter", attempt, timings.OpenAfter), new Delivery.Opened(attempt));
        }
    }

    /// <summary>The client closes an attempt: the other side agrees after a while, if it hears of it.</summary>
    public void GiveUp(Instant now, int attempt)
    {
        if (!sockets.TryGetValue(attempt, out Socket? socket) || socket.GivenUp || socket.Phase is SocketPhase.Closed)
        {
            return;
        }

        socket.GivenUp = true;
        bool wasOpen = socket.Phase == SocketPhase.Open;
        bool opening = socket.Phase == SocketPhase.Opening;
        socket.Phase = wasOpen ? SocketPhase.Closing : socket.Phase;
        if (opening)
        {
            // Nobody to agree with: the program is told a moment later. An answer under way may still come first.
            schedule(now + Draw("closeAfter", attempt, timings.CloseAfter), new Delivery.Closed(attempt, CloseCodes.Abnormal, "", false));
        }
        else if (wasOpen && Server.Mode == ServerMode.Up)
        {
            Send(now, socket, Draw("closeAfter", attempt, timings.CloseAfter), new Delivery.Closed(attempt, CloseCodes.Normal, "", true));
        }
    }

    /// <summary>The client sends a text.</summary>
    public void SendToServer(Instant now, int attempt, string text)
    {
        if (sockets.TryGetValue(attempt, out Socket? socket) && socket.Phase == SocketPhase.Open)
        {
            socket.LastToServer = Instant.Later(socket.LastToServer, now + Draw("messageAfter/up", attempt, timings.MessageAfter));
            schedule(socket.LastToServer, new Delivery.ToServer(attempt, text));
        }
    }

    /// <summary>The client calls the authentication endpoint, over the same path.</summary>
    public void Request(Instant now, int request, string method, string url, string body)
    {
        if (attempts == PathAttempts.Hang)
        {
            return;
        }

        if (attempts != PathAttempts.Open)
        {
            schedule(now + Draw("refuseAfter/auth", request, timings.RefuseAfter), new Delivery.AuthAnswer(request, 0, ""));
            return;
        }

        int query = url.IndexOf('?', StringComparison.Ordinal);
        string parameters = method == "GET" && query >= 0 ? url[(query + 1)..] : body;
        if (Auth.Answer(method, parameters) is (int status, string answer))
        {
            Duration after = Auth.After ?? Draw("authAfter", request, timings.AuthAfter);
            schedule(now + after, new Delivery.AuthAnswer(request, status, answer));
        }
    }

    /// <summary>The path changes; what is null stays as it is.</summary>
    public void Change(Instant now, PathAttempts? newAttempts, PathSockets? newState)
    {
        attempts = newAttempts ?? attempts;
        state = newState ?? state;
        if (newState == PathSockets.Reset)
        {
            ResetAll(now);
        }

        if (newState is PathSockets.Alive or PathSockets.Reset)
        {
            ReleaseHeld(now);
        }
    }

    /// <summary>The server changes; one that goes down takes all sockets with it.</summary>
    public void Change(Instant now, ServerMode mode)
    {
        Server.Mode = mode;
        if (mode == ServerMode.Down)
        {
            ResetAll(now);
        }
    }

    /// <summary>The device sleeps: whatever was open will never carry anything again.</summary>
    public void Sleep()
    {
        foreach (Socket socket in inOrder)
        {
            socket.Dead = true;
        }

        held.Clear();
    }

    /// <summary>The server sends texts on the open socket.</summary>
    /// <returns>Whether there is one, and a server that speaks.</returns>
    public bool Say(Instant now, params ReadOnlySpan<string> texts)
    {
        if (OpenSocket() is not Socket socket || Server.Mode != ServerMode.Up)
        {
            return false;
        }

        foreach (string text in texts)
        {
            Send(now, socket, Draw("messageAfter", socket.Attempt, timings.MessageAfter), new Delivery.ToClient(socket.Attempt, text));
        }

        return true;
    }

    /// <summary>The server closes the open socket.</summary>
    /// <returns>Whether there is one, and a server that speaks.</returns>
    public bool Close(Instant now, int code, string reason)
    {
        if (OpenSocket() is not Socket socket || Server.Mode != ServerMode.Up)
        {
            return false;
        }

        Close(now, socket, code, reason);
        return true;
    }

    /// <summary>The open socket is reset.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Reset(Instant now)
    {
        if (OpenSocket() is not Socket socket)
        {
            return false;
        }

        Reset(now, socket);
        return true;
    }

    /// <summary>A delivery is due.</summary>
    /// <returns>What reaches the client, or null where nothing does: it was for the server, is held up, or is lost.</returns>
    public Delivery? Arrive(Instant now, Delivery delivery) => delivery switch
    {
        Delivery.AuthAnswer => delivery,
        Delivery.Opened opened => Pass(delivery, opened.Attempt) is Socket socket ? ArriveOpened(now, socket, delivery) : null,
        Delivery.Failed failed => Pass(delivery, failed.Attempt) is Socket socket ? ArriveEnd(socket, delivery) : null,
        Delivery.Closed closed => Pass(delivery, closed.Attempt) is Socket socket ? ArriveEnd(socket, delivery) : null,
        Delivery.ToClient text => Pass(delivery, text.Attempt) is null ? null : delivery,
        Delivery.ToServer text => Pass(delivery, text.Attempt) is Socket socket ? ArriveAtServer(now, socket, text.Text) : null,
        _ => throw new ArgumentException($"{delivery.GetType().Name} cannot arrive", nameof(delivery)),
    };

    private static Delivery ArriveEnd(Socket socket, Delivery delivery)
    {
        socket.Phase = SocketPhase.Closed;
        return delivery;
    }

    /// <summary>The socket on which a delivery gets through now; null where it is lost, or held up by a silent path.</summary>
    private Socket? Pass(Delivery delivery, int attempt)
    {
        Socket socket = sockets[attempt];
        if (socket.Dead || socket.Phase == SocketPhase.Closed)
        {
            return null;
        }

        bool local = delivery is Delivery.Failed or Delivery.Closed { Code: CloseCodes.Abnormal } && socket.Phase == SocketPhase.Opening;
        if (state == PathSockets.Silent && !local)
        {
            held.Add(delivery);
            return null;
        }

        return socket;
    }

    private Delivery ArriveOpened(Instant now, Socket socket, Delivery delivery)
    {
        socket.Phase = socket.GivenUp ? SocketPhase.Closing : SocketPhase.Open;
        if (state == PathSockets.Reset)
        {
            Reset(now, socket);
            return delivery;
        }

        if (!socket.GivenUp)
        {
            Greet(now, socket);
        }

        return delivery;
    }

    private void Greet(Instant now, Socket socket)
    {
        Greeting greeting = Server.Greet(socket.Attempt, socket.Url);
        Duration after = Draw("establishedAfter", socket.Attempt, timings.EstablishedAfter);
        foreach (string text in greeting.Texts)
        {
            Send(now, socket, after, new Delivery.ToClient(socket.Attempt, text));
        }

        if (greeting.Code is int code)
        {
            socket.Phase = SocketPhase.Closing;
            Send(now, socket, after, new Delivery.Closed(socket.Attempt, code, greeting.Reason, true));
        }
    }

    private Delivery? ArriveAtServer(Instant now, Socket socket, string text)
    {
        foreach (string answer in socket.Phase == SocketPhase.Open ? Server.Answer(text) : [])
        {
            Send(now, socket, Draw("messageAfter", socket.Attempt, timings.MessageAfter), new Delivery.ToClient(socket.Attempt, answer));
        }

        return null;
    }

    private Socket? OpenSocket() => inOrder.FindLast(socket => socket is { Phase: SocketPhase.Open, Dead: false });

    private void Fail(Instant now, Socket socket, string reason) =>
        Send(now, socket, Draw("refuseAfter", socket.Attempt, timings.RefuseAfter), new Delivery.Failed(socket.Attempt, reason));

    private void Close(Instant now, Socket socket, int code, string reason)
    {
        socket.Phase = SocketPhase.Closing;
        Send(now, socket, Draw("closeAfter", socket.Attempt, timings.CloseAfter), new Delivery.Closed(socket.Attempt, code, reason, true));
    }

    private void ResetAll(Instant now)
    {
        foreach (Socket socket in inOrder.Where(socket => socket is { Phase: not SocketPhase.Closed, Dead: false }))
        {
            Reset(now, socket);
        }
    }

    private void Reset(Instant now, Socket socket)
    {
        bool opening = socket.Phase == SocketPhase.Opening;
        socket.Phase = opening ? SocketPhase.Opening : SocketPhase.Closing;
        Delivery end = opening
            ? new Delivery.Failed(socket.Attempt, "connection reset")
            : new Delivery.Closed(socket.Attempt, CloseCodes.Abnormal, "", false);
        schedule(now + Draw("closeAfter", socket.Attempt, timings.CloseAfter), end);
    }

    private void ReleaseHeld(Instant now)
    {
        Delivery[] released = [.. held];
        held.Clear();
        foreach (Delivery delivery in released)
        {
            schedule(now + timings.MessageAfter.From, delivery);
        }
    }

    /// <summary>Schedules a delivery to the client behind all that is under way on the socket.</summary>
    private void Send(Instant now, Socket socket, Duration after, Delivery delivery)
    {
        socket.LastToClient = Instant.Later(socket.LastToClient, now + after);
        schedule(socket.LastToClient, delivery);
    }

    /// <summary>Draws from a stream of its own: by what is drawn, and for which attempt or request.</summary>
    private Duration Draw(string name, int number, DurationRange range)
    {
        if (range.IsExact)
        {
            return range.From;
        }

        string key = $"{name}/{number}";
        if (!streams.TryGetValue(key, out RandomStream? stream))
        {
            stream = new RandomStream(seed, key);
            streams.Add(key, stream);
        }

        return new Duration(stream.Between(range.From.Milliseconds, range.To.Milliseconds));
    }
}
