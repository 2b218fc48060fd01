using Simulator.Network;
using Simulator.Patterns;
using Simulator.Randomness;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.Generation;

/// <summary>Steps that wait for something that the client does, drawn into the steps: they meet it in the middle of what it is about.</summary>
internal static class Coincidences
{
    private static readonly EntryPattern[] Sights =
    [
        new EntryPattern.Entered("connecting"), new EntryPattern.Entered("connected"), new EntryPattern.Entered("connected"),
        new EntryPattern.Entered("disconnected"), new EntryPattern.Entered("unavailable"),
        new EntryPattern.Attempt(AttemptEvent.Started, null, null), new EntryPattern.Attempt(AttemptEvent.Opened, null, null),
        new EntryPattern.Attempt(AttemptEvent.Failed, null, null), new EntryPattern.Attempt(AttemptEvent.GivenUp, null, null),
        new EntryPattern.Emitted(new TextPattern("error"), null, null), new EntryPattern.Emitted(new TextPattern("connecting_in"), null, null),
        new EntryPattern.Sent(new TextPattern("pusher:ping")), new EntryPattern.Sent(new TextPattern("pusher:subscribe")),
    ];

    private static readonly StepAction[] Actions =
    [
        new StepAction.Reset(), new StepAction.Close(4200, ""), new StepAction.Close(4100, ""), new StepAction.Server(ServerMode.Down), new StepAction.Server(ServerMode.Up),
        NamedNetwork.Blackhole, NamedNetwork.Up, NamedNetwork.Offline, new StepAction.Call(ProgramCall.Disconnect), new StepAction.Call(ProgramCall.Connect),
        new StepAction.Network(null, null, null, null) { OpenNow = OpenSockets.Dead },
    ];

    /// <summary>One of them: once, twice, or every time, and then never at the very instant, which would not end.</summary>
    public static void Draw(DrawnSteps drawn)
    {
        RandomStream random = drawn.Random;
        int times = random.Pick(1, 1, 2, Often.Always);
        Duration after = random.Chance(1, 2) ? Duration.Zero : drawn.Length();
        var wait = new Wait(random.Pick<EntryPattern>(Sights), times == Often.Always ? Duration.Longer(after, new Duration(500)) : after) { Times = times };
        drawn.Add(new Step(drawn.Now, random.Pick<StepAction>(Actions)) { When = wait });
    }
}
