namespace Simulator.PusherJs.States;

/// <summary>What the page's local storage keeps of the latest attempt that came to a handshake, for one scheme.</summary>
/// <param name="At">When, by the wall clock in milliseconds.</param>
/// <param name="Latency">How long it took, in milliseconds.</param>
public sealed record KnownLatency(long At, long Latency)
{
    /// <summary>How long it counts, in milliseconds: half an hour.</summary>
    public const long Life = 1_800_000;

    /// <summary>How long an attempt may take that trusts it, in milliseconds.</summary>
    public double Timeout => (Latency * 2d) + 1_000;
}
