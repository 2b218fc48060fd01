namespace Simulator.Tests.RealSockets;

/// <summary>Tests on the wall clock run when all others are done: a machine that is busy with those is late for these.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RealSocketsCollection
{
    /// <summary>Its name.</summary>
    public const string Name = "real sockets";
}
