using Simulator.Collections;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Randomness;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration;

/// <summary>One trouble of each family, drawn into a script: how it begins, and mostly how it ends.</summary>
internal static class Troubles
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

    /// <summary>Draws one trouble of <paramref name="family"/> into <paramref name="script"/>.</summary>
    public static void Draw(TroubleFamily family, Script script)
    {
        switch (family)
        {
            case TroubleFamily.Drops: Drop(script); break;
            case TroubleFamily.Outages: Outage(script); break;
            case TroubleFamily.Silence: FallSilent(script); break;
            case TroubleFamily.Downtimes: GoDown(script); break;
            case TroubleFamily.Refusals: Refuse(script); break;
            case TroubleFamily.Limits: Fill(script); break;
            case TroubleFamily.Handshakes: Greet(script); break;
            case TroubleFamily.Messages: script.Add(Message(script.Random)); break;
            case TroubleFamily.Calls: script.Add(new StepAction.Call(Call(script.Random))); break;
            case TroubleFamily.Handlers: script.Add(new StepAction.InHandler(script.Random.Pick<string>(Events), Call(script.Random))); break;
            case TroubleFamily.Channels: Ask(script); break;
            case TroubleFamily.Sleeps: script.Add(new StepAction.Sleep(new Duration(script.Random.Pick(1_000, 20_000, 60_000, 3_600_000)))); break;
            case TroubleFamily.Options or TroubleFamily.Delays: break; // they are not steps
        }
    }

    private static void Drop(Script script)
    {
        RandomStream random = script.Random;
        StepAction drop = random.Chance(1, 3) ? new StepAction.Reset() : new StepAction.Close(random.Pick<int>(Codes), random.Chance(1, 4) ? "bye" : "");
        Repeat? repeat = random.Chance(1, 6) ? new Repeat((int)random.Between(2, 6), Duration.Longer(script.Length(), new Duration(1))) : null;
        script.Add(drop, Duration.Zero, repeat);
    }

    private static void Outage(Script script)
    {
        RandomStream random = script.Random;
        script.Add(random.Chance(2, 3)
            ? NamedNetwork.All[(int)random.Between(1, NamedNetwork.All.Count - 1)]
            : new StepAction.Network(
                random.Pick<PathAttempts?>(null, PathAttempts.Open, PathAttempts.Refused, PathAttempts.Hang, PathAttempts.Blocked),
                random.Pick<PathSockets?>(null, PathSockets.Alive, PathSockets.Silent, PathSockets.Reset),
                random.Pick<Notice?>(null, Notice.Offline, Notice.Online),
                null));
        script.MostlyLater(NamedNetwork.Up);
    }

    /// <summary>
    /// Half of the time for as long as it takes to lose one answer to an activity check, with a word of the server right
    /// after it, which is a sign of life but no answer.
    /// </summary>
    private static void FallSilent(Script script)
    {
        RandomStream random = script.Random;
        bool path = random.Chance(1, 3);
        bool overCheck = random.Chance(1, 2);
        Duration length = overCheck ? new Duration(random.Pick(125_000, 35_000, 15_000)) : script.Length();
        script.Add(path ? new StepAction.Network(null, PathSockets.Silent, null, null) : new StepAction.Server(ServerMode.Silent));
        script.Add(path ? NamedNetwork.Up : new StepAction.Server(ServerMode.Up), length, null);
        if (overCheck)
        {
            script.Add(Message(random), length + new Duration(random.Between(0, 15_000)), null);
        }
    }

    private static void GoDown(Script script)
    {
        script.Add(new StepAction.Server(ServerMode.Down));
        script.MostlyLater(new StepAction.Server(script.Random.Pick(ServerMode.Up, ServerMode.Up, ServerMode.Silent)));
    }

    private static void Refuse(Script script)
    {
        RandomStream random = script.Random;
        if (random.Chance(1, 2))
        {
            script.Add(new StepAction.Answer(random.Pick<int>(Codes), random.Pick("", "told"), random.Pick<int?>(1, 2, 5, null), random.Chance(1, 2)));
            script.MostlyLater(new StepAction.Accept());
            return;
        }

        (AppChange worse, AppChange better) = random.Pick<(AppChange, AppChange)>(AppChanges);
        script.Add(new StepAction.App(worse));
        script.MostlyLater(new StepAction.App(better));
    }

    private static void Fill(Script script)
    {
        RandomStream random = script.Random;
        switch (random.Between(0, 4))
        {
            case 0:
                script.Add(new StepAction.Close(CloseCodes.OverLimit, ""));
                break;
            case 1:
                script.Add(new StepAction.Error(CloseCodes.OverLimit, "told"));
                break;
            case 2:
                script.Add(new StepAction.Answer(CloseCodes.OverLimit, "told", random.Pick<int?>(1, 2, null), random.Chance(1, 2)));
                script.MostlyLater(new StepAction.Accept());
                break;
            default:
                script.Add(new StepAction.App(new AppChange { ConnectionLimit = 1, OpenConnections = 1 }));
                script.MostlyLater(new StepAction.App(new AppChange { OpenConnections = 0 }));
                break;
        }
    }

    private static void Greet(Script script)
    {
        ValueList<string> texts = script.Random.Pick<ValueList<string>>(Greetings);
        script.Add(new StepAction.Handshake(texts, texts.Count == 0 ? null : script.Random.Pick<int?>(1, 3, null)));
        script.MostlyLater(new StepAction.NormalHandshake());
    }

    private static StepAction Message(RandomStream random) => random.Between(0, 3) switch
    {
        0 => new StepAction.Error(random.Chance(1, 5) ? null : random.Pick<int>(Codes), "told"),
        1 => new StepAction.Raw(random.Pick<string>(Texts)),
        _ => new StepAction.Message(random.Pick("pusher:ping", "pusher:pong", "news", "pusher:unknown"), random.Pick<string?>(null, null, "private-a"), random.Pick<string?>(null, "{}", "7")),
    };

    private static ClientCall Call(RandomStream random) =>
        random.Pick(ClientCall.Connect, ClientCall.Connect, ClientCall.Disconnect, ClientCall.Disconnect, ClientCall.LeavePage);

    private static void Ask(Script script)
    {
        RandomStream random = script.Random;
        if (random.Chance(1, 2))
        {
            script.Add(new StepAction.Auth(random.Pick(200, 200, 403, 500), random.Pick<string?>(null, null, "{", "{}"), random.Pick<Duration?>(null, Duration.Zero, Duration.FromSeconds(20))));
        }

        script.Add(new StepAction.Subscribe(random.Pick<string>(Channels)));
    }
}
