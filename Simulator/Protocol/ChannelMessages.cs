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

    /// <summary>How the names of what a client keeps to itself begin.</summary>
    public const string Internal = "pusher_internal:";

    /// <summary>The event by which the program hears of a confirmed subscription.</summary>
    public const string Subscribed = "pusher:subscription_succeeded";

    /// <summary>Under which name the program hears of a message with <paramref name="name"/>; null where a client keeps it to itself.</summary>
    /// <remarks>What is about the connection belongs to no channel, whatever it names. Source: pusher-js, <c>Channel.handleEvent</c>: internal events are not emitted, but for the confirmation, which has a name of its own.</remarks>
    public static string? NameForProgram(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        bool isOfConnection = name is Handshake.Event or ErrorNotice.Event or "pusher:ping" or "pusher:pong";
        return name == Succeeded ? Subscribed : isOfConnection || name.StartsWith(Internal, StringComparison.Ordinal) ? null : name;
    }
}
