using Simulator.Time;

namespace Simulator.Clients;

/// <summary>
/// The port: how any client is driven. All that a client may know is an argument, all that it may do is a return
/// value. A client of this shape has no clock, no socket and no thread, so that every run of it repeats to the byte.
/// </summary>
/// <remarks>One that is an <see cref="IDisposable"/> is disposed at the end of its run.</remarks>
public interface IClient
{
    /// <summary>The name of the state, as a program would read it at this moment.</summary>
    string State { get; }

    /// <summary>When the client next wants <see cref="ClientInput.DeadlineReached"/>, or null where it waits for nothing.</summary>
    /// <remarks>Asked anew after each input; only the latest answer counts. On the clock of <c>now</c>, which stands still while the device sleeps.</remarks>
    Instant? NextDeadline { get; }

    /// <summary>Takes one input.</summary>
    /// <param name="now">The client's clock: simulated time less the time slept. It never goes backward.</param>
    /// <param name="input">What reaches the client.</param>
    /// <returns>What the client does about it, in order; empty where it does nothing.</returns>
    /// <remarks>
    /// A run stops with a finding where a client throws, answers null, uses a number twice, closes what it never started or
    /// has closed already, or sends before <see cref="ClientInput.AttemptOpened"/> or after the end.
    /// </remarks>
    IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input);
}
