using Simulator.Clients;

namespace Simulator.Simulation;

/// <summary>The calls that a program can make of its client without an argument.</summary>
public enum ClientCall
{
    /// <summary><c>connect()</c>.</summary>
    Connect,

    /// <summary><c>disconnect()</c>.</summary>
    Disconnect,

    /// <summary>The user leaves or closes the page.</summary>
    LeavePage,
}

/// <summary>A call that a program makes of its client: a closed set. Each can be a step, and can be made inside a handler.</summary>
public abstract record ProgramCall
{
    private ProgramCall()
    {
    }

    /// <summary><c>connect()</c>.</summary>
    public static ProgramCall Connect { get; } = new Plain(ClientCall.Connect);

    /// <summary><c>disconnect()</c>.</summary>
    public static ProgramCall Disconnect { get; } = new Plain(ClientCall.Disconnect);

    /// <summary>The user leaves or closes the page.</summary>
    public static ProgramCall LeavePage { get; } = new Plain(ClientCall.LeavePage);

    /// <summary>The channel that the call is about; null where it is about none.</summary>
    public virtual string? Channel => null;

    /// <summary>How the call reaches the client.</summary>
    internal abstract ClientInput Input { get; }

    /// <summary>A call without an argument.</summary>
    /// <param name="Name">Which.</param>
    public sealed record Plain(ClientCall Name) : ProgramCall
    {
        internal override ClientInput Input => Name switch
        {
            ClientCall.Connect => new ClientInput.Connect(),
            ClientCall.Disconnect => new ClientInput.Disconnect(),
            ClientCall.LeavePage => new ClientInput.PageLeft(),
        };
    }

    /// <summary>The program subscribes to a channel.</summary>
    /// <param name="To">The channel.</param>
    public sealed record Subscribe(string To) : ProgramCall
    {
        /// <inheritdoc/>
        public override string Channel => To;

        internal override ClientInput Input => new ClientInput.Subscribe(To);
    }

    /// <summary>The program leaves a channel.</summary>
    /// <param name="From">The channel.</param>
    public sealed record Unsubscribe(string From) : ProgramCall
    {
        /// <inheritdoc/>
        public override string Channel => From;

        internal override ClientInput Input => new ClientInput.Unsubscribe(From);
    }

    /// <summary>The program triggers a client event on a channel.</summary>
    /// <param name="Event">The event; by the protocol its name begins with <c>client-</c>.</param>
    /// <param name="On">The channel.</param>
    /// <param name="Data">The data as JSON text.</param>
    public sealed record Trigger(string Event, string On, string Data) : ProgramCall
    {
        /// <inheritdoc/>
        public override string Channel => On;

        internal override ClientInput Input => new ClientInput.Trigger(Event, On, Data);
    }
}
