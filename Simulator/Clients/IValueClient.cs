using Simulator.Time;

namespace Simulator.Clients;

/// <summary>
/// A client that is a value: it can write down all that it knows. So its states can be told apart, and the exhaustive walk
/// sees when it has been everywhere.
/// </summary>
public interface IValueClient : IClient
{
    /// <summary>Writes down all that decides what the client will do from now on, and nothing else.</summary>
    /// <param name="writer">Takes it, points of time on the clock of <see cref="IClient.Handle"/>.</param>
    /// <remarks>
    /// Two states that are written alike must behave alike for ever, or the walk takes them for one and misses what only one of
    /// them does. What is written although it makes no difference only costs time - unless it can grow without end, such as
    /// a number of attempts: then the walk has no end either.
    /// </remarks>
    void Write(ValueWriter writer);
}
