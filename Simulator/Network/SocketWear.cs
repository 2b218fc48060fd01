using Simulator.Time;

namespace Simulator.Network;

/// <summary>The intermediary that wears sockets out: those on which nothing has passed for too long, and those that have been open for too long.</summary>
/// <param name="delays">How long they last.</param>
/// <param name="wire">The sockets.</param>
/// <param name="schedule">Schedules the end of one.</param>
/// <param name="tell">Tells the log what it does.</param>
internal sealed class SocketWear(Delays delays, Wire wire, Action<Instant, Delivery> schedule, Action<Instant, string> tell)
{
    private int settings;

    /// <summary>A socket has been opened.</summary>
    public void Begin(Instant now, Socket socket)
    {
        if (delays.Lifetime != NetworkTimings.NoLimit)
        {
            schedule(now + delays.Lifetime, new Delivery.WornOut(socket.Attempt, IsIdle: false, settings, 0));
        }

        AwaitIdle(now, socket);
    }

    /// <summary>A text has passed on a socket.</summary>
    public void Pass(Instant now, Socket socket)
    {
        socket.Passed++;
        AwaitIdle(now, socket);
    }

    /// <summary>Other limits hold from now on; for sockets that are open they count anew.</summary>
    public void Change(Instant now)
    {
        settings++;
        foreach (Socket socket in wire.OpenSockets)
        {
            Begin(now, socket);
        }
    }

    /// <summary>Whether the end of a socket is put off, because something has passed, or other limits hold since.</summary>
    public bool IsPutOff(Delivery.WornOut end) => end.Settings != settings || (end.IsIdle && end.Passed != wire.Find(end.Attempt)?.Passed);

    /// <summary>The end of a socket is due.</summary>
    /// <returns>Nothing: the client hears of it later, or never.</returns>
    public Delivery? End(Instant now, Delivery.WornOut end)
    {
        if (IsPutOff(end) || wire.Find(end.Attempt) is not { Phase: SocketPhase.Open } socket)
        {
            return null;
        }

        string why = end.IsIdle ? $"nothing has passed for {delays.IdleTimeout}" : $"it has been open for {delays.Lifetime}";
        if (delays.Worn == WornSocket.Reset)
        {
            tell(now, $"the path resets #{socket.Attempt}: {why}");
            wire.Reset(now, socket);
        }
        else
        {
            tell(now, $"the path forgets #{socket.Attempt}: {why}");
            wire.Forget(now, socket);
        }

        return null;
    }

    private void AwaitIdle(Instant now, Socket socket)
    {
        if (delays.IdleTimeout != NetworkTimings.NoLimit)
        {
            schedule(now + delays.IdleTimeout, new Delivery.WornOut(socket.Attempt, IsIdle: true, settings, socket.Passed));
        }
    }
}
