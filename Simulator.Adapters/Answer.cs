using Simulator.Clients;
using Simulator.Time;

namespace Simulator.Adapters;

/// <summary>What an adapter answers to one line.</summary>
/// <param name="Run">The run that it is about.</param>
/// <param name="Outputs">What the client does, in order.</param>
/// <param name="State">The state that a program reads.</param>
/// <param name="Deadline">When the client's next timer is due; null where it waits for nothing.</param>
/// <param name="Threw">The exception of the client; null where there was none.</param>
internal sealed record Answer(int Run, IReadOnlyList<ClientOutput> Outputs, string State, Instant? Deadline, string? Threw);
