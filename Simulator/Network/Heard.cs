using Simulator.Protocol;
using Simulator.Servers;

namespace Simulator.Network;

/// <summary>A message of the client, as the server understands it.</summary>
/// <param name="Event">Its event.</param>
/// <param name="Channel">The channel that it is about, on the frame or in the data; null for none.</param>
/// <param name="Authorised">Whether it carries the right proof for that channel, where one is needed.</param>
internal readonly record struct Heard(string Event, string? Channel, bool Authorised)
{
    /// <summary>What <paramref name="frame"/> says.</summary>
    /// <param name="frame">The message.</param>
    /// <param name="proves">Whether a proof is right for a channel.</param>
    public static Heard In(Frame frame, Func<string, string?, bool> proves)
    {
        string? channel = frame.Channel ?? ChannelAuth.SubscribedChannel(frame) ?? ChannelAuth.LeftChannel(frame);
        string? auth = frame is { Event: ChannelMessages.Subscribe, Data: string data } ? ChannelAuth.Parse(data)?.Auth : null;
        return new Heard(frame.Event, channel, channel is null || proves(channel, auth));
    }

    /// <summary>Whether a trigger is about this message.</summary>
    public bool Fits(ServerTrigger when) => when is ServerTrigger.Receives receives
        && receives.Event.Matches(Event)
        && (receives.Channel is not NamePattern pattern || pattern.Matches(Channel))
        && (receives.Authorised is not bool wanted || wanted == Authorised);
}
