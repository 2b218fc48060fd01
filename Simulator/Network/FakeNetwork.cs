using System.Globalization;
using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Servers;
using Simulator.Time;

namespace Simulator.Network;

/// <summary>
/// The path between the client and the world. It decides what becomes of attempts, texts and closes, and how long each
/// takes; the simulation brings every <see cref="Delivery"/> back when it is due, and <see cref="Arrive"/> says whether
/// it gets through.
/// </summary>
internal sealed class FakeNetwork
{
    private readonly Delays delays;
    private readonly Wire wire;
    private readonly SocketWear wear;
    private readonly ServerEnd server;
    private readonly HeldConnections held;
    private readonly Arrivals arrivals;
    private readonly Action<Instant, Delivery> schedule;
    private PathAttempts attempts;
    private int latestRequest;

    public FakeNetwork(string key, AppSetup app, ServerSetup setup, NetworkTimings timings, long seed, Action<Instant, Delivery> schedule, Action<Instant, string> tell)
    {
        this.schedule = schedule;
        delays = new Delays(timings, seed);
        wire = new Wire(delays, schedule);
        wear = new SocketWear(delays, wire, schedule, tell);
        Server = new FakeServer(key, app, setup);
        held = new HeldConnections(wire, Server.Rules, schedule);
        Server.Held = () => held.Count;
        server = new ServerEnd(Server, delays, wire, schedule, tell);
        wire.Broken = server.Subscribers.Part;
        wire.Lose = (now, socket) =>
        {
            held.Lose(now, socket);
            server.Subscribers.Part(now, socket);
        };
        arrivals = new Arrivals(wire, wear, server, held);
        Auth = new AuthEndpoint(key);
    }

    public FakeServer Server { get; }

    /// <summary>The server's end of the sockets.</summary>
    public ServerEnd ServerEnd => server;

    public AuthEndpoint Auth { get; }

    /// <summary>Whether the path lets attempts through and carries what is sent.</summary>
    public bool IsHealthy => attempts == PathAttempts.Open && wire.State == PathSockets.Alive;

    /// <summary>Whether open sockets are dead for now: nothing comes from the server, or the path has forgotten the one that the client has.</summary>
    public bool IsSilent => wire.State is PathSockets.Silent or PathSockets.SilentToClient || Server.Mode == ServerMode.Silent || wire.HasForgotten;

    /// <summary>Whether there is an open connection on which the server can speak.</summary>
    public bool HasOpenConnection => wire.OpenSocket is not null;

    /// <summary>Whether there is a connection to reset: one whose close by the server is still under way can break as well.</summary>
    public bool CanReset => wire.BreakableSocket is not null;

    /// <summary>The client starts an attempt. The first rule that applies decides; what hangs has no answer.</summary>
    public void Open(Instant now, int attempt, string url)
    {
        Socket socket = wire.Add(attempt, url);
        switch (attempts)
        {
            case PathAttempts.Hang:
                break;
            case PathAttempts.Refused:
                Refuse(now, socket);
                break;
            case PathAttempts.Blocked:
                wire.Send(now, socket, delays.Open(attempt), new Delivery.Failed(attempt, "upgrade answered with HTTP 403"));
                break;
            case PathAttempts.Open when Server.Mode == ServerMode.Down:
                Refuse(now, socket);
                break;
            case PathAttempts.Open when Server.StatusOf(url) is int status:
                wire.Send(now, socket, delays.Open(attempt), new Delivery.Failed(attempt, string.Create(CultureInfo.InvariantCulture, $"upgrade answered with HTTP {status}")));
                break;
            case PathAttempts.Open:
                wire.Send(now, socket, delays.Open(attempt), new Delivery.Opened(attempt));
                break;
        }
    }

    /// <summary>Whether the server's first word comes within <paramref name="timeout"/> of the start of an attempt, and finds the socket alive.</summary>
    public bool AnswersWithin(Duration timeout) => delays.SlowestAnswer < timeout && delays.OutlastsHandshake;

    /// <summary>The client closes an attempt: the other side agrees after a while, if it hears of it.</summary>
    public void GiveUp(Instant now, int attempt)
    {
        wire.Notice();
        if (wire.Find(attempt) is not Socket socket || socket.GivenUp)
        {
            return;
        }

        socket.GivenUp = true;
        if (socket.Phase == SocketPhase.Opening)
        {
            // Nobody to agree with: the program is told a moment later. An answer under way may still come first.
            schedule(now + delays.Close(attempt), new Delivery.Closed(attempt, CloseCodes.Abnormal, "", false));
        }
        else if (socket.Phase == SocketPhase.Open)
        {
            if (!wire.CarriesToServer)
            {
                held.Lose(now, socket);
            }

            socket.Phase = SocketPhase.Closing;
            server.Subscribers.Part(now, socket);
            if (Server.Mode == ServerMode.Up)
            {
                wire.Send(now, socket, delays.Close(attempt), new Delivery.Closed(attempt, CloseCodes.Normal, "", true));
            }
        }
    }

    /// <summary>The client sends a text; on a socket that is not open it is lost.</summary>
    public void SendToServer(Instant now, int attempt, string text)
    {
        if (wire.Find(attempt) is Socket { Phase: SocketPhase.Open } socket)
        {
            wire.SendToServer(now, socket, text);
        }
    }

    /// <summary>The client calls the authentication endpoint, over the same path.</summary>
    public void Request(Instant now, int request, string method, string url, string body)
    {
        latestRequest = request;
        if (attempts == PathAttempts.Hang)
        {
            return;
        }

        if (attempts != PathAttempts.Open)
        {
            schedule(now + delays.RefuseAuth(request), new Delivery.AuthAnswer(request, 0, ""));
            return;
        }

        string parameters = method == "GET" ? Form.QueryOf(url) : body;
        if (Auth.Answer(method, parameters) is (int status, string answer))
        {
            schedule(now + (Auth.After ?? delays.Auth(request)), new Delivery.AuthAnswer(request, status, answer));
        }
    }

    /// <summary>The path changes; what is null stays as it is.</summary>
    public void Change(Instant now, PathAttempts? newAttempts, PathSockets? newState)
    {
        attempts = newAttempts ?? attempts;
        if (newState is PathSockets state)
        {
            wire.Change(now, state);
        }
    }

    /// <summary>Something becomes of the sockets that are open now.</summary>
    public void Change(Instant now, OpenSockets fate)
    {
        if (fate == OpenSockets.Reset)
        {
            wire.ResetAll(now);
        }
        else
        {
            wire.ForgetAll(now);
        }
    }

    /// <summary>From now on things take as long as <paramref name="change"/> says.</summary>
    public void Change(Instant now, TimingsChange change)
    {
        delays.Change(change);
        if (change.IdleTimeout is not null || change.Lifetime is not null)
        {
            wear.Change(now);
        }
    }

    /// <summary>The server changes; one that goes down takes all sockets with it.</summary>
    public void Change(Instant now, ServerMode mode)
    {
        Server.Mode = mode;
        if (mode is ServerMode.Down or ServerMode.Draining)
        {
            held.Drop();
        }

        if (mode == ServerMode.Down)
        {
            wire.ResetAll(now);
        }
        else if (mode == ServerMode.Draining)
        {
            server.Drain(now);
        }
    }

    /// <summary>The device sleeps: whatever was open will never carry anything again.</summary>
    public void Sleep(Instant now) => wire.Kill(now);

    /// <summary>The open connection is reset, if there is one, or the one that the server is closing: then two ends of it are under way.</summary>
    public void Reset(Instant now)
    {
        if (wire.BreakableSocket is Socket socket)
        {
            wire.Reset(now, socket);
        }
    }

    /// <summary>A delivery is due.</summary>
    /// <returns>What reaches the client, or null where nothing does: it was for the server, is held up, or is lost.</returns>
    public Delivery? Arrive(Instant now, Delivery delivery) => arrivals.Arrive(now, delivery, opens: attempts == PathAttempts.Open);

    /// <summary>Whether a delivery will come to nothing, whatever becomes of the path.</summary>
    public bool IsMoot(Delivery delivery) => delivery is Delivery.Missed missed
        ? Server.App.ConnectionLimit is null || held.IsMoot(missed)
        : arrivals.IsMoot(delivery);

    /// <summary>Writes down what decides how the network goes on.</summary>
    public void Write(ValueWriter writer)
    {
        writer.Add((int)attempts);
        delays.Write(writer);
        wire.Write(writer);
        Server.Write(writer);
        if (Server.App.ConnectionLimit is not null)
        {
            held.Write(writer);
        }

        Auth.Write(writer);
    }

    /// <summary>Writes down what is under way.</summary>
    public void Write(ValueWriter writer, Delivery delivery)
    {
        writer.Add(delivery.GetType().Name);
        writer.Add(delivery.Content);
        if (delivery is Delivery.AuthAnswer answer)
        {
            writer.Add(latestRequest - answer.Request);
        }
        else
        {
            writer.AddAttempt(delivery.Attempt);
        }
    }

    private void Refuse(Instant now, Socket socket) =>
        wire.Send(now, socket, delays.Refuse(socket.Attempt), new Delivery.Failed(socket.Attempt, "connection refused"));
}
