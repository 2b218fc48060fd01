using Simulator.Expectations;
using Simulator.Network;
using Simulator.Patterns;
using Simulator.Protocol;
using Simulator.Scenarios.Format;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Format;

public sealed class ScenarioFileReaderTests
{
    [Fact]
    public void The_example_of_the_format_reads_as_it_says()
    {
        byte[] text = File.ReadAllBytes(Path.Combine(ScenarioText.SourceFolder, "scenarios", "sequences", "internet-disappears.json"));

        LoadedScenario loaded = Assert.Single(ScenarioText.Read(text).Scenarios);

        Assert.Equal(
            new Scenario("a", "The internet disappears, then comes back", At(480))
            {
                Why = "What a user sees when a train enters a tunnel.",
                Rules = ["SEQUENCE-3", "SEQUENCE-4", "SEQUENCE-5"],
                Steps =
                [
                    new Step(At(10), new StepAction.Network(PathAttempts.Refused, PathSockets.Silent, Notice.Offline, "offline")),
                    new Step(At(310), new StepAction.Network(PathAttempts.Open, PathSockets.Alive, Notice.Online, "up")),
                ],
                Expect =
                [
                    new Expectation.States(["initialized", "connecting", "connected", "disconnected", "connecting", "unavailable", "connected"], null),
                    new Expectation.Seen(new EntryPattern.Transition("connecting", "unavailable"), new Window(At(39), At(41)), Times.AtLeastOnce) { Given = ["CHOICE-5"] },
                ],
            },
            loaded.Scenario);
        Assert.Equal((1, [8, 9], [13, 14]), (loaded.Line, loaded.StepLines, loaded.ExpectLines));
    }

    [Fact]
    public void A_file_with_nothing_but_what_is_required_has_the_documented_defaults() =>
        Assert.Equal(new Scenario("a", "T", At(60)), ScenarioText.ReadOne("""{ "title": "T", "until": "1m" }"""));

    [Fact]
    public void Everything_about_the_client_the_application_and_the_path_can_be_said()
    {
        Scenario scenario = ScenarioText.ReadOne(
            """
            {
              "$schema": "scenario.schema.json", "title": "T", "id": "mine", "until": "1m", "seed": -3, "level": "info", "tags": ["t"],
              "server": { "dialect": "pusher" },
              "client": {
                "key": "k", "transports": ["flash"], "connectOnCreate": false, "policy": { "retryWaits": ["1s", "1m30s"], "pongTimeout": "5s" },
                "options": {
                  "encrypted": true, "auth": { "params": { "p": "1" }, "headers": { "h": "2" } }, "authTransport": "jsonp",
                  "authEndpoint": "/a", "activityTimeout": "7s", "pongTimeout": "8s"
                }
              },
              "app": {
                "exists": false, "enabled": false, "encryptedOnly": true, "connectionLimit": 3, "openConnections": 2, "activityTimeout": "9s", "protocol": 5
              },
              "network": { "openAfter": { "from": "20ms", "to": "90ms" }, "authAfter": "1ms" }
            }
            """);

        Assert.Equal(
            new Scenario("mine", "T", At(60))
            {
                Seed = -3,
                Level = Level.Info,
                Tags = ["t"],
                Client = new ClientSetup
                {
                    Key = "k",
                    Transports = [Transport.Flash],
                    ConnectOnCreate = false,
                    Policy = ConnectionPolicy.Documented with
                    {
                        RetryWaits = [Duration.FromSeconds(1), Duration.FromSeconds(90)],
                        PongTimeout = Duration.FromSeconds(5),
                    },
                    Encrypted = true,
                    AuthParams = [new Parameter("p", "1")],
                    AuthHeaders = [new Parameter("h", "2")],
                    AuthTransport = AuthTransport.Jsonp,
                    AuthEndpoint = "/a",
                    ActivityTimeout = Duration.FromSeconds(7),
                    PongTimeout = Duration.FromSeconds(8),
                },
                App = new AppSetup
                {
                    Exists = false,
                    Enabled = false,
                    EncryptedOnly = true,
                    ConnectionLimit = 3,
                    OpenConnections = 2,
                    ActivityTimeout = Duration.FromSeconds(9),
                    Protocol = 5,
                },
                Network = new NetworkTimings
                {
                    OpenAfter = new DurationRange(new Duration(20), new Duration(90)),
                    AuthAfter = DurationRange.Exactly(1),
                },
            },
            scenario);
    }

    public static TheoryData<string, StepAction> Actions => new()
    {
        { "\"client\": \"leavePage\"", new StepAction.Call(ProgramCall.LeavePage) },
        { "\"client\": { \"subscribe\": \"private-chat\" }", new StepAction.Call(new ProgramCall.Subscribe("private-chat")) },
        { "\"client\": { \"inHandler\": \"connected\", \"call\": \"disconnect\" }", new StepAction.InHandler("connected", ProgramCall.Disconnect) },
        { "\"network\": \"up\"", new StepAction.Network(PathAttempts.Open, PathSockets.Alive, Notice.Online, "up") },
        { "\"network\": \"offline\"", new StepAction.Network(PathAttempts.Refused, PathSockets.Silent, Notice.Offline, "offline") },
        { "\"network\": \"blackhole\"", new StepAction.Network(PathAttempts.Hang, PathSockets.Silent, null, "blackhole") },
        { "\"network\": \"unreachable\"", new StepAction.Network(PathAttempts.Refused, PathSockets.Reset, null, "unreachable") },
        { "\"network\": \"blocked\"", new StepAction.Network(PathAttempts.Blocked, PathSockets.Alive, null, "blocked") },
        { "\"network\": { \"sockets\": \"reset\" }", new StepAction.Network(null, PathSockets.Reset, null, null) },
        { "\"server\": \"silent\"", new StepAction.Server(ServerMode.Silent) },
        { "\"answer\": \"accept\"", new StepAction.Accept() },
        { "\"answer\": { \"code\": 4100 }", new StepAction.Answer(4100, "", null, ThenClose: true) },
        { "\"answer\": { \"code\": 4100, \"message\": \"m\", \"attempts\": 3, \"close\": false }", new StepAction.Answer(4100, "m", 3, ThenClose: false) },
        { "\"handshake\": \"none\"", new StepAction.Handshake([], null) },
        { "\"handshake\": \"normal\"", new StepAction.NormalHandshake() },
        { "\"handshake\": { \"raw\": \"{\", \"attempts\": 2 }", new StepAction.Handshake(["{"], 2) },
        { "\"handshake\": { \"raw\": [\"a\", \"b\"] }", new StepAction.Handshake(["a", "b"], null) },
        { "\"close\": { \"code\": 4200, \"reason\": \"r\" }", new StepAction.Close(4200, "r") },
        { "\"close\": \"reset\"", new StepAction.Reset() },
        { "\"error\": { \"code\": 4301, \"message\": \"m\" }", new StepAction.Error(4301, "m") },
        { "\"message\": { \"event\": \"e\", \"channel\": \"c\", \"data\": { \"n\": 1.10, \"t\": [\"2000-01-01T00:00:00Z\"] } }", new StepAction.Message("e", "c", """{"n":1.10,"t":["2000-01-01T00:00:00Z"]}""") },
        { "\"message\": { \"event\": \"e\", \"data\": \"hi\" }", new StepAction.Message("e", null, "\"hi\"") },
        { "\"raw\": \"text\"", new StepAction.Raw("text") },
        { "\"app\": { \"enabled\": false }", new StepAction.App(new AppChange { Enabled = false }) },
        { "\"sleep\": \"8h\"", new StepAction.Sleep(Duration.FromSeconds(8 * 3600)) },
        { "\"client\": { \"inHandler\": { \"event\": \"goal\", \"channel\": \"news\" }, \"call\": \"disconnect\" }", new StepAction.InHandler("goal", ProgramCall.Disconnect) { Channel = "news" } },
        { "\"throttle\": \"1s\"", new StepAction.Throttle(Duration.FromSeconds(1)) },
        { "\"throttle\": \"0s\"", new StepAction.Throttle(Duration.Zero) },
        { "\"wallClock\": \"+1h\"", new StepAction.WallClock(Duration.FromSeconds(3600)) },
        { "\"wallClock\": \"-5m\"", new StepAction.WallClock(Duration.FromSeconds(-300)) },
        { "\"auth\": { \"status\": 403, \"body\": \"no\", \"after\": \"1s\" }", new StepAction.Auth(403, "no", Duration.FromSeconds(1)) },
        { "\"auth\": { \"status\": 200, \"body\": { \"auth\": 1.0 } }", new StepAction.Auth(200, """{"auth":1.0}""", null) },
        { "\"expect\": { \"state\": \"connected\" }", new StepAction.Expect(new Expectation.InState("connected", Window.At(At(10)))) },
        { "\"expect\": { \"never\": { \"emitted\": \"error\" } }", new StepAction.Expect(new Expectation.Never(new Expectation.Seen(new EntryPattern.Emitted(new TextPattern("error"), null, null), Window.At(At(10)), Times.AtLeastOnce))) },
        { "\"expect\": { \"sent\": { \"event\": \"e\" }, \"between\": [\"1s\", \"20s\"] }", new StepAction.Expect(new Expectation.Seen(new EntryPattern.Sent(new TextPattern("e")), new Window(At(1), At(20)), Times.AtLeastOnce)) },
    };

    [Theory]
    [MemberData(nameof(Actions), DisableDiscoveryEnumeration = true)]
    public void A_step_reads_as_the_format_says(string action, StepAction expected) => Assert.Equal(expected, ScenarioText.ReadStep(action));

    public static TheoryData<string, Expectation> Expectations => new()
    {
        { """{ "states": "initialized  failed", "during": ["0s", "1s"] }""", new Expectation.States(["initialized", "failed"], new Window(At(0), At(1))) },
        { """{ "transition": "connecting→connected", "at": "1s", "times": 2 }""", new Expectation.Seen(new EntryPattern.Transition("connecting", "connected"), Window.At(At(1)), Times.Exactly(2)) },
        { """{ "state": "failed", "during": ["1s", "2s"] }""", new Expectation.InState("failed", new Window(At(1), At(2))) },
        { """{ "emitted": "connecting_in", "value": 10, "times": { "min": 2 } }""", new Expectation.Seen(new EntryPattern.Emitted(new TextPattern("connecting_in"), 10, null), null, new Times(2, null)) },
        { """{ "emitted": "/^err/", "code": 4004, "between": ["1s", "2s"] }""", new Expectation.Seen(new EntryPattern.Emitted(new TextPattern("/^err/"), null, 4004), new Window(At(1), At(2)), Times.AtLeastOnce) },
        { """{ "attempts": { "times": { "min": 2, "max": 4 }, "scheme": "wss", "transport": "flash" }, "during": ["1s", "2s"] }""", new Expectation.Attempts(new Times(2, 4), "wss", Transport.Flash, new Window(At(1), At(2))) },
        { """{ "request": { "method": "POST", "url": "/a", "headers": { "h": "/1/" }, "body": "b" } }""", new Expectation.Seen(new EntryPattern.Request("POST", new TextPattern("/a"), [new NamedPattern("h", new TextPattern("/1/"))], [], new TextPattern("b")), null, Times.AtLeastOnce) },
        { """{ "sent": { "event": "pusher:pong" }, "at": "1s", "times": 0 }""", new Expectation.Seen(new EntryPattern.Sent(new TextPattern("pusher:pong")), Window.At(At(1)), Times.Exactly(0)) },
        { """{ "sent": { "event": "pusher:subscribe", "channel": "news", "data": { "channel": "news" } }, "times": { "max": 1 } }""", new Expectation.Seen(new EntryPattern.Sent(new TextPattern("pusher:subscribe")) { Channel = new TextPattern("news"), Data = new JsonPattern("""{"channel":"news"}""") }, null, new Times(0, 1)) },
        { """{ "request": {}, "at": "1s", "times": 0 }""", new Expectation.Seen(EntryPattern.Request.Any, Window.At(At(1)), Times.Exactly(0)) },
        { """{ "gap": { "attempt": "started" }, "least": "1s", "greatest": "10s", "during": ["1s", "2s"] }""", new Expectation.Gap(new EntryPattern.Attempt(AttemptEvent.Started, null, null), Duration.FromSeconds(1), Duration.FromSeconds(10), new Window(At(1), At(2))) },
        { """{ "most": 3, "of": { "state": "connecting" }, "inAny": "10s" }""", new Expectation.Most(3, new EntryPattern.Entered("connecting"), Duration.FromSeconds(10), null) },
        { """{ "leads": { "step": "back" }, "to": { "state": "connected" }, "within": "20s" }""", new Expectation.Leads(new EntryPattern.Step("back"), new EntryPattern.Entered("connected"), Duration.FromSeconds(20)) },
        { """{ "order": [{ "call": "connect" }, { "state": "connected" }] }""", new Expectation.Order([new EntryPattern.Call("connect"), new EntryPattern.Entered("connected")]) },
        { """{ "never": { "none": { "state": "failed" }, "from": { "state": "connecting" }, "to": { "state": "connected" } } }""", new Expectation.Never(new Expectation.None(new EntryPattern.Entered("failed"), new EntryPattern.Entered("connecting"), new EntryPattern.Entered("connected"))) },
        { """{ "worst": { "while": { "wanted": true, "connected": false, "usable": true }, "without": { "attempt": "started" } } }""", new Expectation.Worst(new Measure.While(new Circumstances { Wanted = true, Connected = false, Usable = true }, new EntryPattern.Attempt(AttemptEvent.Started, null, null))) },
        { """{ "worst": { "from": { "state": "disconnected" }, "to": { "state": "connected" } } }""", new Expectation.Worst(new Measure.Span(new EntryPattern.Entered("disconnected"), new EntryPattern.Entered("connected"))) },
        { """{ "quiet": ["20s", "60s"] }""", new Expectation.Quiet(new Window(At(20), At(60))) },
        { """{ "never": { "never": { "request": {} } } }""", new Expectation.Never(new Expectation.Never(new Expectation.Seen(EntryPattern.Request.Any, null, Times.AtLeastOnce))) },
        { """{ "eventually": "connected", "within": "20s", "after": "back" }""", new Expectation.Eventually("connected", Duration.FromSeconds(20), "back") },
    };

    [Theory]
    [MemberData(nameof(Expectations), DisableDiscoveryEnumeration = true)]
    public void An_expectation_reads_as_the_format_says(string expectation, Expectation expected) => Assert.Equal(
        expected,
        ScenarioText.ReadOne(ScenarioText.With("\"steps\": [{ \"id\": \"back\", \"at\": \"1s\", \"network\": \"up\" }]", $"\"expect\": [{expectation}]")).Expect[0]);

    [Fact]
    public void A_step_counts_from_the_step_before_it_and_may_be_repeated()
    {
        Scenario scenario = ScenarioText.ReadOne(ScenarioText.With(
            """
            "steps": [
              { "after": "1s", "raw": "a", "repeat": { "times": 3, "every": "10s" } },
              { "after": "500ms", "raw": "b", "note": "n" }
            ]
            """));

        Assert.Equal(
            [
                new Step(At(1), new StepAction.Raw("a")) { Repeat = new Repeat(3, Duration.FromSeconds(10)) },
                new Step(new Instant(1_500), new StepAction.Raw("b")) { Note = "n" },
            ],
            scenario.Steps);
    }

    [Fact]
    public void The_seed_of_the_command_line_goes_before_that_of_the_file() =>
        Assert.Equal(9, ScenarioText.ReadOne(ScenarioText.With("\"seed\": 7"), ScenarioText.Settings with { Seed = 9 }).Seed);

    private static Instant At(long seconds) => Instant.Start + Duration.FromSeconds(seconds);
}
