using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Connection;

/// <summary>An authentication request that has not been answered.</summary>
/// <param name="Number">The number of the request.</param>
/// <param name="Channel">The channel it is for.</param>
/// <param name="Attempt">The connection whose socket id it names; its answer is worth nothing on another one.</param>
public readonly record struct PendingAuth(int Number, string Channel, int Attempt);

/// <summary>Something to do for a channel.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Request">The number of the authentication request to make, or 0 to subscribe without one.</param>
public readonly record struct ChannelTask(string Channel, int Request);

/// <summary>
/// The channels that the program wants, and their authentication requests: an immutable value like
/// <see cref="Connection"/>, with the same law. A new connection has no subscriptions, so that each starts over.
/// </summary>
/// <remarks>Source: Pusher Channels WebSocket protocol, "Subscription events"; a request under way is not cancelled by a drop, its answer is stale and the request forgotten.</remarks>
public sealed record Subscriptions
{
    /// <summary>No channel is wanted.</summary>
    public static Subscriptions None { get; } = new();

    /// <summary>The channels that the program asked for, in its order.</summary>
    public ValueList<string> Channels { get; init; } = [];

    /// <summary>The requests that have not been answered.</summary>
    public ValueList<PendingAuth> Pending { get; init; } = [];

    /// <summary>The number of the latest request; 0 before the first.</summary>
    public int LatestRequest { get; init; }

    /// <summary>The program asks for <paramref name="channel"/>; asking twice changes nothing.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="established">The number of the established connection, or 0 where there is none yet.</param>
    /// <param name="tasks">What is to be done now, in order.</param>
    public Subscriptions Add(string channel, int established, out ValueList<ChannelTask> tasks)
    {
        tasks = [];
        if (Channels.Contains(channel))
        {
            return this;
        }

        Subscriptions added = this with { Channels = [.. Channels, channel] };
        return established == 0 ? added : added.Start([channel], established, out tasks);
    }

    /// <summary>The program leaves <paramref name="channel"/>: no later connection asks for it, and the answer of a request under way is worth nothing.</summary>
    public Subscriptions Remove(string channel) => !Channels.Contains(channel) ? this : this with
    {
        Channels = Channels.Where(wanted => wanted != channel).ToValueList(),
        Pending = Pending.Where(pending => pending.Channel != channel).ToValueList(),
    };

    /// <summary>A connection has been established: every channel starts over on it.</summary>
    /// <param name="established">Its number.</param>
    /// <param name="tasks">What is to be done now, in order.</param>
    public Subscriptions Established(int established, out ValueList<ChannelTask> tasks)
    {
        tasks = [];
        return Channels.Count == 0 ? this : (this with { Pending = [] }).Start(Channels, established, out tasks);
    }

    /// <summary>A request has been answered.</summary>
    /// <param name="request">Its number.</param>
    /// <param name="established">The number of the established connection, or 0 where there is none.</param>
    /// <param name="channel">The channel to act for; null where the answer is stale, and nothing is to be done.</param>
    public Subscriptions Answered(int request, int established, out string? channel)
    {
        channel = null;
        foreach (PendingAuth pending in Pending)
        {
            if (pending.Number == request && pending.Attempt == established)
            {
                channel = pending.Channel;
            }
        }

        return this with { Pending = Pending.Where(pending => pending.Number != request).ToValueList() };
    }

    /// <summary>Writes down what decides how the channels go on; requests count from the latest one, and the answer of a stale one decides nothing.</summary>
    /// <param name="writer">Takes it.</param>
    /// <param name="established">The number of the established connection, or 0 where there is none.</param>
    public void Write(ValueWriter writer, int established)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Add(Channels.Count);
        foreach (string channel in Channels)
        {
            writer.Add(channel);
        }

        foreach (PendingAuth pending in Pending.Where(pending => pending.Attempt == established))
        {
            writer.Add(LatestRequest - pending.Number);
            writer.Add(pending.Channel);
        }
    }

    private Subscriptions Start(IEnumerable<string> channels, int established, out ValueList<ChannelTask> tasks)
    {
        var todo = new List<ChannelTask>();
        var pending = new List<PendingAuth>(Pending);
        int request = LatestRequest;
        foreach (string channel in channels)
        {
            if (ChannelAuth.IsNeededBy(channel))
            {
                pending.Add(new PendingAuth(++request, channel, established));
            }

            todo.Add(new ChannelTask(channel, ChannelAuth.IsNeededBy(channel) ? request : 0));
        }

        tasks = todo.ToValueList();
        return this with { Pending = pending.ToValueList(), LatestRequest = request };
    }
}
