using Simulator.Clients;
using Simulator.Time;

namespace Simulator.Tests.Commands;

/// <summary>A client that does nothing at all, and so breaks the first rule.</summary>
internal sealed class SilentClient : IClient
{
    public string State => "initialized";

    public Instant? NextDeadline => null;

    public IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input) => [];
}
