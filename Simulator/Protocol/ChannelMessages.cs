namespace Simulator.Protocol;

/// <summary>The events by which channels are subscribed to and left.</summary>
public static class ChannelMessages
{
    /// <summary>The client asks for a channel.</summary>
    public const string Subscribe = "pusher:subscribe";

    /// <summary>The client leaves a channel.</summary>
    public const string Unsubscribe = "pusher:unsubscribe";

    /// <summary>The server confirms a subscription.</summary>
    public const string Succeeded = "pusher_internal:subscription_succeeded";
}
