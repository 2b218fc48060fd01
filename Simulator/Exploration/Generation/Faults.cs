using Simulator.Collections;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Randomness;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.Generation;

/// <summary>One fault of each family, drawn into the steps: how it begins, and mostly how it ends.</summary>
internal static class Faults
{
    private static readonly int[] Codes =
        [4000, 4001, 4003, 4004, 4099, 4100, 4199, 4200, 4299, 4300, 4301, 4399, 4400, 4999, 1000, 1001, 1006, 1011, 3000];

    private static readonly ValueList<string>[] Greetings =
    [
        [],
        ["{}"],
        [""],
        ["[7]"],
        ["""{"event":"pusher:error","data":{"code":4100}}"""],
        ["""{"event":"pusher:error","data":{"code":4004,"message":"over limit"}}"""],
        ["""{"event":"pusher:connection_established","data":"{}"}"""],
        ["""{"event":"news"}""", """{"event":"pusher:connection_established","data":"{\"socket_id\":\"7.1\"}"}"""],
        ["""{"event":"pusher:connection_established","data":{"socket_id":"1.2"}}""", """{"event":"pusher:connection_established","data":{"socket_id":"1.3"}}"""],
        ["""{"event":"pusher:connection_established","data":{"socket_id":"1.2","activity_timeout":5}}"""],
    ];

    /// <summary>A change of the application after which it refuses, and the one that takes it back.</summary>
    private static readonly (AppChange Worse, AppChange Better)[] AppChanges =
    [
        (new AppChange { Exists = false }, new AppChange { Exists = true }),
        (new AppChange { Enabled = false }, new AppChange { Enabled = true }),
        (new AppChange { EncryptedOnly = true }, new AppChange { EncryptedOnly = false }),
        (new AppChange { Protocol = 6 }, new AppChange { Protocol = 7 }),
    ];

    private static readonly string[] Texts =
        ["", "[]", "{", "null", """{"event":7}""", """{"event":"pusher:error"}""", """{"event":"pusher:error","data":"over"}""", """{"data":{}}"""];

    private static readonly string[] Channels = ["private-a", "presence-b", "news"];

    private static readonly string[] Events = [.. EventNames.All];

    /// <summary>Draws one fault of <paramref name="family"/> into <paramref name="drawn"/>.</summary>
    public static void Draw(FaultKind family, DrawnSteps drawn)
    {
        switch (family)
        {
            case FaultKind.Drops: Drop(drawn); break;
            case FaultKind.Outages: Outage(drawn); break;
            case FaultKind.Silence: FallSilent(drawn); break;
            case FaultKind.Downtimes: GoDown(drawn); break;
            case FaultKind.Refusals: Refuse(drawn); break;
            case FaultKind.Limits: Fill(drawn); break;
            case FaultKind.Handshakes: Greet(drawn); break;
            case FaultKind.Messages: drawn.Add(Message(drawn.Random)); break;
            case FaultKind.Calls: drawn.Add(new StepAction.Call(Call(drawn.Random))); break;
            case FaultKind.Handlers: CallInHandler(drawn); break;
            case FaultKind.Channels: Ask(drawn); break;
            case FaultKind.Sleeps: drawn.Add(new StepAction.Sleep(new Duration(drawn.Random.Pick(1_000, 20_000, 60_000, 3_600_000)))); break;
            case FaultKind.Timers: DisturbTimers(drawn); break;
            case FaultKind.Wear: WearOut(drawn); break;
            case FaultKind.Slowdowns: SlowDown(drawn); break;
            case FaultKind.Reactions: ServerFaults.Draw(drawn); break;
            case FaultKind.Coincidences: Coincidences.Draw(drawn); break;
            case FaultKind.Options or FaultKind.Dialects or FaultKind.Delays: break; // they are not steps
        }
    }

    private static void Drop(DrawnSteps drawn)
    {
        RandomStream random = drawn.Random;
        StepAction drop = random.Chance(1, 3) ? new StepAction.Reset() : new StepAction.Close(random.Pick<int>(Codes), random.Chance(1, 4) ? "bye" : "");
        Repeat? repeat = random.Chance(1, 6) ? new Repeat((int)random.Between(2, 6), Duration.Longer(drawn.Length(), new Duration(1))) : null;
        drawn.Add(drop, Duration.Zero, repeat);
    }

    private static void Outage(DrawnSteps drawn)
    {
        RandomStream random = drawn.Random;
        drawn.Add(random.Chance(2, 3)
            ? NamedNetwork.All[(int)random.Between(1, NamedNetwork.All.Count - 1)]
            : new StepAction.Network(
                random.Pick<PathAttempts?>(null, PathAttempts.Open, PathAttempts.Refused, PathAttempts.Hang, PathAttempts.Blocked),
                random.Pick<PathSockets?>(null, PathSockets.Alive, PathSockets.Silent, PathSockets.Reset, PathSockets.SilentToServer, PathSockets.SilentToClient),
                random.Pick<Notice?>(null, Notice.Offline, Notice.Online),
                null)
            {
                OpenNow = random.Pick<OpenSockets?>(null, null, OpenSockets.Dead, OpenSockets.Reset),
            });
        drawn.MostlyLater(NamedNetwork.Up);
    }

    /// <summary>
    /// Half of the time for as long as it takes to lose one answer to an activity check, with a word of the server right
    /// after it, which is a sign of life but no answer.
    /// </summary>
    private static void FallSilent(DrawnSteps drawn)
    {
        RandomStream random = drawn.Random;
        bool path = random.Chance(1, 3);
        bool overCheck = random.Chance(1, 2);
        Duration length = overCheck ? new Duration(random.Pick(125_000, 35_000, 15_000)) : drawn.Length();
        drawn.Add(path ? new StepAction.Network(null, PathSockets.Silent, null, null) : new StepAction.Server(ServerMode.Silent));
        drawn.Add(path ? NamedNetwork.Up : new StepAction.Server(ServerMode.Up), length, null);
        if (overCheck)
        {
            drawn.Add(Message(random), length + new Duration(random.Between(0, 15_000)), null);
        }
    }

    private static void WearOut(DrawnSteps drawn)
    {
        RandomStream random = drawn.Random;
        var limit = new Duration(random.Pick(5_000, 30_000, 60_000, 125_000, 145_000));
        var limits = new TimingsChange { Worn = random.Pick(WornSocket.Reset, WornSocket.Forgotten) };
        drawn.Add(Timed(random.Chance(1, 2) ? limits with { IdleTimeout = limit } : limits with { Lifetime = limit }));
        drawn.MostlyLater(Timed(new TimingsChange { IdleTimeout = NetworkTimings.NoLimit, Lifetime = NetworkTimings.NoLimit }));
    }

    private static void SlowDown(DrawnSteps drawn)
    {
        NetworkTimings slow = SetupGenerator.Network(drawn.Random);
        var usual = new NetworkTimings();
        drawn.Add(Timed(new TimingsChange { OpenAfter = slow.OpenAfter, MessageAfter = slow.MessageAfter }));
        drawn.MostlyLater(Timed(new TimingsChange { OpenAfter = usual.OpenAfter, MessageAfter = usual.MessageAfter }));
    }

    private static StepAction.Network Timed(TimingsChange timings) => new(null, null, null, null) { Timings = timings };

    private static void DisturbTimers(DrawnSteps drawn)
    {
        if (drawn.Random.Chance(1, 3))
        {
            drawn.Add(new StepAction.WallClock(new Duration(drawn.Random.Pick(3_600_000, -3_600_000, 5_000, -5_000))));
            return;
        }

        drawn.Add(new StepAction.Throttle(new Duration(drawn.Random.Pick(1_000, 1_000, 60_000))));
        drawn.MostlyLater(new StepAction.Throttle(Duration.Zero));
    }

    private static void GoDown(DrawnSteps drawn)
    {
        drawn.Add(new StepAction.Server(ServerMode.Down));
        drawn.MostlyLater(new StepAction.Server(drawn.Random.Pick(ServerMode.Up, ServerMode.Up, ServerMode.Silent)));
    }

    private static void Refuse(DrawnSteps drawn)
    {
        RandomStream random = drawn.Random;
        if (random.Chance(1, 2))
        {
            drawn.Add(new StepAction.Answer(random.Pick<int>(Codes), random.Pick("", "told"), random.Pick<int?>(1, 2, 5, null), random.Chance(1, 2)));
            drawn.MostlyLater(new StepAction.Accept());
            return;
        }

        (AppChange worse, AppChange better) = random.Pick<(AppChange, AppChange)>(AppChanges);
        drawn.Add(new StepAction.App(worse));
        drawn.MostlyLater(new StepAction.App(better));
    }

    private static void Fill(DrawnSteps drawn)
    {
        RandomStream random = drawn.Random;
        switch (random.Between(0, 4))
        {
            case 0:
                drawn.Add(new StepAction.Close(CloseCodes.OverLimit, ""));
                break;
            case 1:
                drawn.Add(new StepAction.Error(CloseCodes.OverLimit, "told"));
                break;
            case 2:
                drawn.Add(new StepAction.Answer(CloseCodes.OverLimit, "told", random.Pick<int?>(1, 2, null), random.Chance(1, 2)));
                drawn.MostlyLater(new StepAction.Accept());
                break;
            default:
                drawn.Add(new StepAction.App(new AppChange { ConnectionLimit = 1, OpenConnections = 1 }));
                drawn.MostlyLater(new StepAction.App(new AppChange { OpenConnections = 0 }));
                break;
        }
    }

    private static void Greet(DrawnSteps drawn)
    {
        ValueList<string> texts = drawn.Random.Pick<ValueList<string>>(Greetings);
        drawn.Add(new StepAction.Handshake(texts, texts.Count == 0 ? null : drawn.Random.Pick<int?>(1, 3, null)));
        drawn.MostlyLater(new StepAction.NormalHandshake());
    }

    private static StepAction Message(RandomStream random) => random.Between(0, 3) switch
    {
        0 => new StepAction.Error(random.Chance(1, 5) ? null : random.Pick<int>(Codes), "told"),
        1 => new StepAction.Raw(random.Pick<string>(Texts)),
        _ => new StepAction.Message(random.Pick("pusher:ping", "pusher:pong", "news", "pusher:unknown"), random.Pick<string?>(null, null, "private-a"), random.Pick<string?>(null, "{}", "7")),
    };

    private static ProgramCall Call(RandomStream random) =>
        random.Pick(ProgramCall.Connect, ProgramCall.Connect, ProgramCall.Disconnect, ProgramCall.Disconnect, ProgramCall.LeavePage);

    private static void CallInHandler(DrawnSteps drawn)
    {
        RandomStream random = drawn.Random;
        bool often = random.Chance(1, 3);
        ProgramCall call = often || random.Chance(1, 2) ? ChannelCall(random) : Call(random);
        bool onChannel = random.Chance(1, 4);
        drawn.Add(new StepAction.InHandler(onChannel ? random.Pick(ChannelMessages.Succeeded, "news") : random.Pick<string>(Events), call)
        {
            Times = often ? Often.Always : 1,
            Channel = onChannel ? random.Pick<string>(Channels) : null,
        });
    }

    /// <summary>Something that the program does with a channel.</summary>
    private static ProgramCall ChannelCall(RandomStream random)
    {
        string channel = random.Pick<string>(Channels);
        return random.Pick<ProgramCall>(
            new ProgramCall.Subscribe(channel), new ProgramCall.Unsubscribe(channel), new ProgramCall.Trigger("client-typing", channel, "{}"));
    }

    private static void Ask(DrawnSteps drawn)
    {
        RandomStream random = drawn.Random;
        if (random.Chance(1, 3))
        {
            AskAcrossDrop(drawn);
            return;
        }

        if (random.Chance(1, 4))
        {
            LeaveOneOfSeveral(drawn);
            return;
        }

        if (random.Chance(1, 2))
        {
            drawn.Add(new StepAction.Auth(random.Pick(200, 200, 403, 500), random.Pick<string?>(null, null, "{", "{}"), random.Pick<Duration?>(null, Duration.Zero, Duration.FromSeconds(20))));
        }

        string channel = random.Pick<string>(Channels);
        drawn.Add(new StepAction.Call(new ProgramCall.Subscribe(channel)));
        if (random.Chance(1, 2))
        {
            drawn.Add(new StepAction.Call(new ProgramCall.Trigger("client-typing", channel, "{}")), drawn.Length(), null);
        }

        if (random.Chance(1, 2))
        {
            drawn.MostlyLater(new StepAction.Call(random.Chance(2, 3) ? new ProgramCall.Unsubscribe(channel) : ChannelCall(random)));
        }
    }

    /// <summary>The program leaves one of its channels, and the connection drops: the others are asked for again.</summary>
    private static void LeaveOneOfSeveral(DrawnSteps drawn)
    {
        foreach (string channel in Channels)
        {
            drawn.Add(new StepAction.Call(new ProgramCall.Subscribe(channel)));
        }

        Duration soon = drawn.Length();
        drawn.Add(new StepAction.Call(new ProgramCall.Unsubscribe(drawn.Random.Pick<string>(Channels))), soon, null);
        drawn.Add(new StepAction.Reset(), soon + drawn.Length(), null);
    }

    /// <summary>The connection drops while the endpoint is thinking: the answer is about a socket id that is gone.</summary>
    private static void AskAcrossDrop(DrawnSteps drawn)
    {
        RandomStream random = drawn.Random;
        int thinks = random.Pick(1_000, 3_000, 8_000);
        drawn.Add(new StepAction.Auth(200, null, new Duration(thinks)));
        drawn.Add(new StepAction.Call(new ProgramCall.Subscribe(random.Pick("private-a", "presence-b"))));
        drawn.Add(random.Chance(1, 2) ? new StepAction.Reset() : new StepAction.Close(4200, ""), new Duration(random.Between(0, thinks)), null);
    }
}
