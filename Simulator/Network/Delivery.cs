using System.Globalization;
using Simulator.Protocol;

namespace Simulator.Network;

/// <summary>Something under way between the client and the world: a closed set.</summary>
/// <param name="Attempt">The attempt on whose socket it travels; 0 where it has a way of its own.</param>
public abstract record Delivery(int Attempt)
{
    /// <summary>What is in it, but for the attempt: two deliveries of one kind with the same content do the same.</summary>
    public virtual string Content => "";

    /// <summary>To the client: the socket is open.</summary>
    /// <param name="Attempt">The attempt it belongs to.</param>
    public sealed record Opened(int Attempt) : Delivery(Attempt);

    /// <summary>To the client: the attempt has failed.</summary>
    /// <param name="Attempt">The attempt.</param>
    /// <param name="Reason">What the network says.</param>
    public sealed record Failed(int Attempt, string Reason) : Delivery(Attempt)
    {
        /// <inheritdoc/>
        public override string Content => Reason;
    }

    /// <summary>To the client: the socket is closed.</summary>
    /// <param name="Attempt">The attempt it belongs to.</param>
    /// <param name="Code">The close code.</param>
    /// <param name="Reason">The reason; may be empty.</param>
    /// <param name="Clean">Whether the closing handshake was completed.</param>
    public sealed record Closed(int Attempt, int Code, string Reason, bool Clean) : Delivery(Attempt)
    {
        /// <inheritdoc/>
        public override string Content => string.Create(CultureInfo.InvariantCulture, $"{Code} {Clean} {Reason}");
    }

    /// <summary>To the client: a text.</summary>
    /// <param name="Attempt">The attempt on whose socket it comes.</param>
    /// <param name="Text">The text.</param>
    public sealed record ToClient(int Attempt, string Text) : Delivery(Attempt)
    {
        /// <inheritdoc/>
        public override string Content => SocketIds.WithoutNumber(Text, Attempt);
    }

    /// <summary>To the server: a text.</summary>
    /// <param name="Attempt">The attempt on whose socket it comes.</param>
    /// <param name="Text">The text.</param>
    public sealed record ToServer(int Attempt, string Text) : Delivery(Attempt)
    {
        /// <inheritdoc/>
        public override string Content => SocketIds.WithoutNumber(Text, Attempt);
    }

    /// <summary>To nobody: an intermediary has had enough of a socket.</summary>
    /// <param name="Attempt">The attempt it belongs to.</param>
    /// <param name="IsIdle">Whether it has been idle for too long, rather than open for too long.</param>
    /// <param name="Settings">The limits for which it was due, by number; under others it is put off.</param>
    /// <param name="Passed">How many texts had passed then; once another one has, it is put off where it was about idleness.</param>
    internal sealed record WornOut(int Attempt, bool IsIdle, int Settings, long Passed) : Delivery(Attempt)
    {
        /// <inheritdoc/>
        public override string Content => IsIdle ? "idle" : "old";
    }

    /// <summary>To the server: it reacts to something that it saw a while ago.</summary>
    /// <param name="Attempt">The attempt on whose socket.</param>
    /// <param name="Reaction">What it does.</param>
    /// <param name="IsFirst">Whether that is the first thing that it says on the socket.</param>
    internal sealed record ServerActs(int Attempt, Reaction Reaction, bool IsFirst) : Delivery(Attempt)
    {
        /// <inheritdoc/>
        public override string Content => $"{Reaction}";
    }

    /// <summary>To the server: the time of a rule is over.</summary>
    /// <param name="Attempt">The attempt on whose socket.</param>
    /// <param name="Place">The place of the rule.</param>
    /// <param name="Generation">The rules among which it has that place.</param>
    /// <param name="Mark">How often something had been heard, or said, when it was set.</param>
    internal sealed record ServerTimer(int Attempt, int Place, int Generation, long Mark) : Delivery(Attempt)
    {
        /// <inheritdoc/>
        public override string Content => string.Create(CultureInfo.InvariantCulture, $"{Place}");
    }

    /// <summary>To the server: it misses a connection that was lost without a word.</summary>
    /// <param name="Attempt">The attempt.</param>
    internal sealed record Missed(int Attempt) : Delivery(Attempt);

    /// <summary>To the client: the answer of the authentication endpoint.</summary>
    /// <param name="Request">The number of the request.</param>
    /// <param name="Status">The HTTP status; 0 where the request failed on the way.</param>
    /// <param name="Body">The body.</param>
    public sealed record AuthAnswer(int Request, int Status, string Body) : Delivery(0)
    {
        /// <inheritdoc/>
        public override string Content => string.Create(CultureInfo.InvariantCulture, $"{Status} {Body}");
    }
}
