using Simulator.Time;

namespace Simulator.Servers;

/// <summary>What a server reacts to: a closed set. Each is about one connection.</summary>
public abstract record ServerTrigger
{
    private ServerTrigger()
    {
    }

    /// <summary>A new connection that the application allows.</summary>
    public sealed record Accepts : ServerTrigger;

    /// <summary>A new connection that the application does not allow.</summary>
    /// <param name="Code">The code for which it is not allowed, as the hosted service tells it: 4000, 4001, 4003 to 4008; 4200 while the server drains.</param>
    public sealed record Refuses(int Code) : ServerTrigger;

    /// <summary>A message of the client.</summary>
    /// <param name="Event">Its event.</param>
    /// <param name="Channel">The channel that it is about; null for any or none.</param>
    /// <param name="Authorised">Whether it carries the right proof for that channel; null where that does not matter.</param>
    public sealed record Receives(NamePattern Event, NamePattern? Channel, bool? Authorised) : ServerTrigger;

    /// <summary>A text of the client that is no message.</summary>
    public sealed record Malformed : ServerTrigger;

    /// <summary>The client has said nothing for a time; again once it has said something.</summary>
    /// <param name="For">The time.</param>
    /// <param name="Subscribed">Whether only a connection with a subscription counts.</param>
    public sealed record HeardNothing(Duration For, bool Subscribed) : ServerTrigger;

    /// <summary>The server has said nothing for a time; again once it has said something.</summary>
    /// <param name="For">The time.</param>
    public sealed record SaidNothing(Duration For) : ServerTrigger;

    /// <summary>The connection has been open for a time.</summary>
    /// <param name="For">The time.</param>
    /// <param name="Without">What must not have come in that time; null for nothing.</param>
    public sealed record Open(Duration For, Receives? Without) : ServerTrigger;
}
