using Simulator.Logs;
using Simulator.Time;

namespace Simulator.Rules;

/// <summary>One attempt, from its start to its end, as a log tells it.</summary>
internal sealed class AttemptHistory(int startIndex, Entry.AttemptStarted start)
{
    /// <summary>An index behind every entry: the end of what has not ended.</summary>
    public const int NotYet = int.MaxValue;

    public int StartIndex { get; } = startIndex;

    public Entry.AttemptStarted Start { get; } = start;

    public int Number => Start.Attempt;

    /// <summary>The attempt that starts after it; null for the last one.</summary>
    public AttemptHistory? Next { get; set; }

    /// <summary>The entry that says that its socket is open.</summary>
    public int OpenIndex { get; set; } = NotYet;

    /// <summary>The entry that brings the handshake.</summary>
    public int EstablishedIndex { get; set; } = NotYet;

    /// <summary>The socket id of the handshake.</summary>
    public string? SocketId { get; set; }

    /// <summary>The activity timeout that the handshake tells, where it tells one.</summary>
    public Duration? ActivityTimeout { get; set; }

    /// <summary>Whether the application ever accepted it.</summary>
    public bool WasEstablished => EstablishedIndex < EndIndex;

    /// <summary>The entry that ends it: a failure, a close, or the client's own close.</summary>
    public int EndIndex { get; set; } = NotYet;

    public Moment? End { get; set; }

    /// <summary>Whether the other side ended it.</summary>
    public bool EndedByPeer { get; set; }
}
