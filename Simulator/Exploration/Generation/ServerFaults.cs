using Simulator.Collections;
using Simulator.Network;
using Simulator.Randomness;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.Generation;

/// <summary>A server that reacts otherwise than usual, drawn into the steps.</summary>
internal static class ServerFaults
{
    private static readonly ValueList<ServerReply> SubscriptionError = [new ServerReply.Message("pusher:subscription_error", "*", """{"status":401}""") { Plain = true }];

    private static readonly int[] Codes = [1000, 4004, 4009, 4100, 4200, 4201, 4202];

    /// <summary>One of them, and mostly the end of it.</summary>
    public static void Draw(DrawnSteps drawn)
    {
        RandomStream random = drawn.Random;
        switch (random.Between(0, 5))
        {
            case 0:
                drawn.Add(new StepAction.Server(ServerMode.Draining));
                drawn.MostlyLater(new StepAction.Server(random.Pick(ServerMode.Up, ServerMode.Down)));
                break;
            case 1:
                drawn.Add(new StepAction.Publish("news", random.Pick("private-a", "presence-b", "news"), random.Pick<string?>(null, "{}")));
                break;
            case 2 or 3:
                RefuseChannel(drawn);
                break;
            default:
                drawn.Add(new StepAction.ServerRules(random.Chance(1, 3) ? [Rule(random), Rule(random)] : [Rule(random)]));
                drawn.MostlyLater(new StepAction.ServerRules([]));
                break;
        }
    }

    private static void RefuseChannel(DrawnSteps drawn)
    {
        RandomStream random = drawn.Random;
        var refusal = new ServerRule(new ServerTrigger.Receives(new NamePattern("pusher:subscribe"), null, null), random.Chance(3, 4) ? SubscriptionError : [new ServerReply.Error(random.Pick<int>(Codes), "told")]);
        drawn.Add(new StepAction.ServerRules([refusal]));
        drawn.Add(new StepAction.Call(new ProgramCall.Subscribe(random.Pick("private-a", "news", "news", "news"))));
        drawn.MostlyLater(new StepAction.ServerRules([]));
    }

    private static ServerRule Rule(RandomStream random)
    {
        ServerTrigger when = Trigger(random);
        bool answers = when is ServerTrigger.Receives or ServerTrigger.Accepts or ServerTrigger.Malformed;
        return new ServerRule(when, Replies(random, when, answers))
        {
            After = answers && random.Chance(1, 3) ? new Duration(random.Pick(500, 3_500, 10_000, 35_000)) : Duration.Zero,
            Times = random.Pick(1, 2, Often.Always, Often.Always),
        };
    }

    private static ServerTrigger Trigger(RandomStream random) => random.Between(0, 7) switch
    {
        0 => new ServerTrigger.Accepts(),
        1 or 2 => new ServerTrigger.Receives(new NamePattern("pusher:ping"), null, null),
        3 => new ServerTrigger.Receives(new NamePattern("pusher:subscribe"), random.Pick<NamePattern?>(null, new NamePattern("private-*")), null),
        4 => new ServerTrigger.HeardNothing(Length(random), random.Chance(1, 4)),
        5 => new ServerTrigger.SaidNothing(Length(random)),
        6 => new ServerTrigger.Open(Length(random), random.Chance(1, 2) ? new ServerTrigger.Receives(new NamePattern("pusher:subscribe"), null, null) : null),
        _ => new ServerTrigger.Receives(new NamePattern("client-*"), null, null),
    };

    private static ValueList<ServerReply> Replies(RandomStream random, ServerTrigger when, bool answers) => random.Between(0, when is ServerTrigger.Receives ? 10 : 7) switch
    {
        0 => [],
        1 when answers => [new ServerReply.Usual(), new ServerReply.Usual()],
        2 when answers => [new ServerReply.Usual()],
        3 => [new ServerReply.Reset()],
        4 => [new ServerReply.Error(random.Pick<int>(Codes), "told")],
        5 => [new ServerReply.Message("pusher:ping", null, "{}")],
        6 when when is ServerTrigger.Accepts => [new ServerReply.Http(404)],
        6 or 8 or 9 => SubscriptionError,
        _ => [new ServerReply.Close(random.Pick<int>(Codes), "")],
    };

    private static Duration Length(RandomStream random) => Duration.FromSeconds(random.Pick(5, 30, 60, 120, 125));
}
