namespace Simulator.Sockets.Application;

/// <summary>A request that is refused.</summary>
#pragma warning disable CA1032, CA1064 // it is made and caught here alone, always with a status
internal sealed class ApiException(int status, string message) : Exception(message)
#pragma warning restore CA1032, CA1064
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;
}
