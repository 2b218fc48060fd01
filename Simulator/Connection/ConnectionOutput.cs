using Simulator.Protocol;

namespace Simulator.Connection;

/// <summary>What the connection machine can ask for or tell: a closed set.</summary>
public enum ConnectionOutputKind
{
    /// <summary>Start the attempt <see cref="ConnectionOutput.Number"/>.</summary>
    OpenAttempt,

    /// <summary>Close the attempt <see cref="ConnectionOutput.Number"/>, and hear nothing more of it.</summary>
    CloseAttempt,

    /// <summary>Ask for a sign of life.</summary>
    SendPing,

    /// <summary>Give a sign of life.</summary>
    SendPong,

    /// <summary>Tell the change of state from <see cref="ConnectionOutput.Previous"/> to <see cref="ConnectionOutput.Current"/>: <c>state_change</c>, then the event of the new state.</summary>
    ChangeState,

    /// <summary>Tell that the next attempt starts in <see cref="ConnectionOutput.Number"/> seconds.</summary>
    ConnectingIn,

    /// <summary>Tell an error; <see cref="ConnectionOutput.Number"/> is the server's code, or 0.</summary>
    Error,
}

/// <summary>One output of the connection machine.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">An attempt's number, seconds or a code, as the kind says.</param>
/// <param name="Previous">With a change of state: the state that was left.</param>
/// <param name="Current">With a change of state: the state that was entered.</param>
public readonly record struct ConnectionOutput(
    ConnectionOutputKind Kind, long Number = 0, ConnectionState Previous = default, ConnectionState Current = default);
