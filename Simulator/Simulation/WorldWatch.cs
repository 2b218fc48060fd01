using Simulator.Logs;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>Looks at what rules ask about the world.</summary>
internal sealed class WorldWatch(FakeNetwork network, DeviceClock device, ConnectionPolicy policy)
{
    private (bool Accepting, bool Full, bool Silent, Duration Throttle)? last;

    /// <summary>The world as it is now; null where it is as it was the last time.</summary>
    public Entry.WorldChanged? Change(Instant now)
    {
        bool accepting = network.IsHealthy && network.Server.Accepts && device.WakesAt is null && network.AnswersWithin(policy.AttemptTimeout);
        bool full = network.Server.IsFull;
        bool silent = network.IsSilent;
        if (last == (accepting, full, silent, device.Throttle))
        {
            return null;
        }

        last = (accepting, full, silent, device.Throttle);
        return new Entry.WorldChanged(device.Read(now), accepting, full) { Silent = silent, Throttle = device.Throttle };
    }
}
