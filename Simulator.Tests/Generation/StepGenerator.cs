using FsCheck;
using FsCheck.Fluent;
using Simulator.Collections;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Scenarios.Format;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Generation;

/// <summary>Random steps of every kind.</summary>
internal static class StepGenerator
{
    private static Gen<ProgramCall> Call { get; } = Gen.OneOf(
        Gen.Elements(ProgramCall.Connect, ProgramCall.Disconnect, ProgramCall.LeavePage),
        Any.Name.Select(channel => (ProgramCall)new ProgramCall.Subscribe(channel)),
        Any.Name.Select(channel => (ProgramCall)new ProgramCall.Unsubscribe(channel)),
        from name in Any.Name
        from channel in Any.Name
        from data in Gen.Elements("{}", "7", """{"a":[1,"b"]}""")
        select (ProgramCall)new ProgramCall.Trigger(name, channel, data));

    private static Gen<StepAction> Action { get; } = Gen.OneOf([.. OfProgram(), .. OfPath(), .. OfServer(), .. OfApplication()]);

    /// <summary>Steps in order of time, each with an id of its own or none.</summary>
    public static Gen<ValueList<Step>> Steps { get; } =
        from waits in Any.Listed(Gen.Choose(0, 100_000), max: 8)
        from drafts in Gen.CollectToList(waits, Step)
        select InOrder(waits, drafts).ToValueList();

    private static Gen<Step> Step(int wait) =>
        from action in Action
        from repeat in Any.Mostly(null, Repeat)
        from when in action is StepAction.Expect ? Gen.Constant((Wait?)null) : Any.Mostly(null, Wait)
        from hasId in Any.Boolean
        from note in Any.MaybeNull(Any.Text)
        select new Step(Instant.Start, action)
        {
            When = when,
            Repeat = action is StepAction.Expect || when is not null ? null : repeat,
            Id = hasId ? "" : null,
            Note = note,
        };

    private static Gen<Wait?> Wait { get; } =
        from pattern in PatternGenerator.Expected
        from after in Any.Duration
        from times in Gen.Elements(1, 3, Often.Always)
        select (Wait?)new Wait(pattern, after) { Times = times };

    private static Gen<Repeat?> Repeat { get; } =
        from times in Gen.Choose(1, 20)
        from every in Any.Duration.Where(every => every < Duration.Longest)
        select (Repeat?)new Repeat(times, every);

    private static IEnumerable<Step> InOrder(ValueList<int> waits, List<Step> drafts)
    {
        Instant at = Instant.Start;
        for (int i = 0; i < drafts.Count; i++)
        {
            at += new Duration(waits[i]);
            yield return drafts[i] with
            {
                At = at,
                Id = drafts[i].Id is null ? null : $"step {i}",
                Action = drafts[i].Action is StepAction.Expect expect
                    ? new StepAction.Expect(ExpectationWindow.Fix(expect.Expectation, at))
                    : drafts[i].Action,
            };
        }
    }

    private static Gen<StepAction>[] OfProgram() =>
    [
        Call.Select(name => (StepAction)new StepAction.Call(name)),
        from name in Gen.Elements(EventNames.All.ToArray())
        from call in Call
        from times in Gen.Elements(1, 2, Often.Always)
        from channel in Any.MaybeNull(Gen.Elements("news", "private-a"))
        select (StepAction)new StepAction.InHandler(name, call) { Times = times, Channel = channel },
        Any.PositiveDuration.Select(length => (StepAction)new StepAction.Sleep(length)),
        Any.Duration.Select(every => (StepAction)new StepAction.Throttle(every)),
        from length in Any.PositiveDuration
        from back in Gen.Elements(true, false)
        select (StepAction)new StepAction.WallClock(back ? Duration.Zero - length : length),
        ExpectationGenerator.InStep().Select(expectation => (StepAction)new StepAction.Expect(expectation)),
    ];

    private static Gen<StepAction>[] OfPath() =>
    [
        Gen.Elements<StepAction>([.. NamedNetwork.All]),
        from attempts in Any.Maybe(Gen.Elements(PathAttempts.Open, PathAttempts.Refused, PathAttempts.Hang, PathAttempts.Blocked))
        from sockets in Any.Maybe(Gen.Elements(PathSockets.Alive, PathSockets.Silent, PathSockets.Reset, PathSockets.SilentToServer, PathSockets.SilentToClient))
        from notice in Any.Maybe(Gen.Elements(Notice.Online, Notice.Offline))
        from openNow in Any.Maybe(Gen.Elements(OpenSockets.Dead, OpenSockets.Reset))
        from timings in Any.Mostly(null, Timings)
        select (StepAction)new StepAction.Network(attempts, sockets, notice, null) { OpenNow = openNow, Timings = timings },
    ];

    private static Gen<TimingsChange?> Timings =>
        from open in Any.Maybe(Any.DurationRange)
        from message in Any.Maybe(Any.DurationRange)
        from idle in Any.Maybe(Any.Duration)
        from lifetime in Any.Maybe(Any.Duration)
        from worn in Any.Maybe(Gen.Elements(WornSocket.Reset, WornSocket.Forgotten))
        let change = new TimingsChange { OpenAfter = open, MessageAfter = message, IdleTimeout = idle, Lifetime = lifetime, Worn = worn }
        select change == new TimingsChange() ? null : change;

    private static Gen<StepAction>[] OfServer() =>
    [
        ServerGenerator.Rules.Select(rules => (StepAction)new StepAction.ServerRules(rules)),
        from name in Any.Text
        from channel in Any.Name
        from data in Any.MaybeNull(Any.Json)
        select (StepAction)new StepAction.Publish(name, channel, data),
        Gen.Elements(ServerMode.Up, ServerMode.Down, ServerMode.Silent, ServerMode.Draining).Select(mode => (StepAction)new StepAction.Server(mode)),
        from code in Gen.Choose(1000, 4999)
        from text in Any.Text
        from attempts in Any.Maybe(Gen.Choose(1, 5))
        from close in Any.Boolean
        select (StepAction)new StepAction.Answer(code, text, attempts, close),
        Gen.Constant((StepAction)new StepAction.Accept()),
        from texts in Any.Listed(Any.Text)
        from attempts in Any.Maybe(Gen.Choose(1, 5))
        select (StepAction)new StepAction.Handshake(texts, texts.Count == 0 ? null : attempts),
        Gen.Constant((StepAction)new StepAction.NormalHandshake()),
        from code in Gen.Choose(1000, 4999)
        from reason in Any.Text
        select (StepAction)new StepAction.Close(code, reason),
        Gen.Constant((StepAction)new StepAction.Reset()),
        from code in Any.Maybe(Gen.Elements(4301, 0, -1))
        from text in Any.Text
        select (StepAction)new StepAction.Error(code, text),
        from name in Any.Text
        from channel in Any.MaybeNull(Any.Text)
        from data in Any.MaybeNull(Any.Json)
        select (StepAction)new StepAction.Message(name, channel, data),
        Any.Text.Select(text => (StepAction)new StepAction.Raw(text)),
    ];

    private static Gen<StepAction>[] OfApplication() =>
    [
        from exists in Any.Maybe(Any.Boolean)
        from enabled in Any.Maybe(Any.Boolean)
        from encryptedOnly in Any.Maybe(Any.Boolean)
        from limit in Any.Maybe(Gen.Choose(0, 100))
        from open in Any.Maybe(Gen.Choose(0, 100))
        from activity in Any.Maybe(Any.PositiveDuration)
        from protocol in Any.Maybe(Gen.Choose(1, 8))
        select (StepAction)new StepAction.App(new AppChange
        {
            Exists = exists,
            Enabled = enabled,
            EncryptedOnly = encryptedOnly,
            ConnectionLimit = limit,
            OpenConnections = open,
            ActivityTimeout = activity,
            Protocol = protocol,
        }),
        from status in Gen.Choose(100, 599)
        from body in Any.MaybeNull(Gen.OneOf(Any.Text, Any.Json))
        from after in Any.Maybe(Any.Duration)
        select (StepAction)new StepAction.Auth(status, body, after),
    ];
}
