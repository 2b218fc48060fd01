using Simulator.Protocol;
using Simulator.Servers;

namespace Simulator.Network;

/// <summary>A message of the client, as the server understands it.</summary>
/// <param name="Event">Its event.</param>
/// <param name="Channel">The channel that it is about, on the frame or in the data; null for none.</param>
/// <param name="Authorised">Whether it carries the right proof for that channel, where one is needed.</param>
internal readonly record struct Heard(string Event, string? Channel, bool Authorised)
{
    /// <summary>The data that came with it, as JSON text; null for none.</summary>
    public string? Data { get; init; }

    /// <summary>Whether it is an event for the other subscribers of a channel.</summary>
    public bool IsClientEvent => Channel is string channel && ClientEvent.IsAllowed(Event, channel);

    /// <summary>What <paramref name="frame"/> says.</summary>
    /// <param name="frame">The message.</param>
    /// <param name="proves">Whether a proof is right for a channel.</param>
    public static Heard In(Frame frame, Func<string, ChannelAuth?, bool> proves)
    {
        string? channel = frame.Channel ?? ChannelAuth.SubscribedChannel(frame) ?? ChannelAuth.LeftChannel(frame);
        ChannelAuth? granted = frame is { Event: ChannelMessages.Subscribe, Data: string data } ? ChannelAuth.Parse(data) : null;
        return new Heard(frame.Event, channel, channel is null || proves(channel, granted)) { Data = frame.Data };
    }

    /// <summary>Whether a trigger is about this message.</summary>
    public bool Fits(ServerTrigger when) => when is ServerTrigger.Receives receives
        && receives.Event.Matches(Event)
        && (receives.Channel is not NamePattern pattern || pattern.Matches(Channel))
        && (receives.Authorised is not bool wanted || wanted == Authorised);
}
