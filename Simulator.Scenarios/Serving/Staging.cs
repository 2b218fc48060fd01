using Simulator.Adapters.Drivers;
using Simulator.Profiles;
using Simulator.Simulation;

namespace Simulator.Scenarios.Serving;

/// <summary>What can be staged on real sockets, and what cannot.</summary>
internal static class Staging
{
    /// <summary>What no real client can be on a socket: a WebSocket is all that there is.</summary>
    private static readonly Capability[] Never = [Capability.Flash, Capability.NoWebSocket, Capability.Handlers];

    /// <summary>What a client can only do if somebody drives it.</summary>
    private static readonly Capability[] Driven = [Capability.Calls, Capability.Notices, Capability.LeavePage, Capability.LateConnect];

    /// <summary>Why a scenario cannot be staged, with the remedy where there is one; null where it can.</summary>
    public static string? ObstacleTo(Scenario scenario, ServeSettings settings)
    {
        for (int place = 1; place <= scenario.Steps.Count; place++)
        {
            if (Obstacle(scenario.Steps[place - 1].Action, settings) is string obstacle)
            {
                return $"step {place} ({StepText.Write(scenario.Steps[place - 1].Action)}): {obstacle}";
            }
        }

        return null;
    }

    /// <summary>What may be asked of a client on real sockets.</summary>
    public static ClientProfile ProfileOf(ServeSettings settings) => settings.Profile.Without(settings.CanCall ? Never : [.. Never, .. Driven]);

    private static string? Obstacle(StepAction action, ServeSettings settings) => action switch
    {
        StepAction.Throttle => "nobody outside of a device can slow its timers down. ‘run’ can, in virtual time.",
        StepAction.WallClock => "the wall clock of this machine is not the simulator’s to set. ‘run’ can, in virtual time.",
        StepAction.Sleep when !DriverProcess.CanSleep => "a process cannot be stopped and continued on this system. ‘run’ can, in virtual time.",
        StepAction.Sleep when settings.Command is null => "only a client that the simulator has started can be put to sleep. Give its command behind ‘--’.",
        _ => null,
    };
}
