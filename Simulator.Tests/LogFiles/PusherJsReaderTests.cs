using System.Text;
using FsCheck.Xunit;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Profiles;
using Simulator.PusherJs;
using Simulator.RealTime;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.LogFiles;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.LogFiles;

/// <summary>Breaks when the console of pusher-js is taken to say something else than it does.</summary>
public sealed class PusherJsReaderTests
{
    private const string Begin = "2026-11-27T19:31:37.077Z Pusher : State changed : initialized -> connecting\n";

    /// <summary>What release 8.4.3 wrote where a server dropped its connection; the last line is the page’s own.</summary>
    private const string Dropped = """
        2026-11-27T19:29:26.157Z Pusher :  : ["The disableStats option is deprecated in favor of enableStats"]
        2026-11-27T19:29:26.159Z Pusher :  : ["State changed","initialized -> connecting"]
        2026-11-27T19:29:26.163Z Pusher :  : ["Connecting",{"transport":"ws","url":"ws://127.0.0.1:8765/app/key?protocol=7&client=js&version=8.4.0&flash=false"}]
        2026-11-27T19:29:26.169Z Pusher :  : ["State changed","connecting -> connected with new socket ID 1.1"]
        2026-11-27T19:29:26.169Z Pusher :  : ["Event sent",{"event":"pusher:subscribe","data":{"auth":"","channel":"news"}}]
        2026-11-27T19:29:26.172Z Pusher :  : ["Event recd",{"event":"pusher_internal:subscription_succeeded","channel":"news","data":{}}]
        2026-11-27T19:29:26.172Z Pusher :  : ["No callbacks on news for pusher:subscription_succeeded"]
        2026-11-27T19:29:27.167Z Pusher :  : [{"type":"PusherError","data":{"code":1006}}]
        2026-11-27T19:29:28.170Z Pusher :  : ["State changed","connected -> connecting"]
        2026-11-27T19:29:28.171Z Pusher :  : ["Connecting",{"transport":"ws","url":"ws://127.0.0.1:8765/app/key?protocol=7&client=js&version=8.4.0&flash=false"}]
        2026-11-27T19:29:30.000Z the page is closed
        """;

    private static readonly ClientProfile Profile = ClientProfileFile.Read(Repository.Path("adapters", "pusher-js", "profile.json"));

    [Fact]
    public void A_connection_that_is_dropped_is_told_in_entries()
    {
        LogFile log = Read(Dropped);

        Assert.Equal("""
                   0.000  step    created
                   0.000  client  state reads initialized
                   0.000  client  state_change initialized -> connecting
                   0.000  client  event connecting
                   0.000  client  state reads connecting
                   0.004  attempt #1 start websocket ws://127.0.0.1:8765/app/key?protocol=7&client=js&version=8.4.0&flash=false
                   0.010  attempt #1 open
                   0.010  wire    #1 <- {"event":"pusher:connection_established","data":"{\"socket_id\":\"1.1\"}"}
                   0.010  client  state_change connecting -> connected
                   0.010  client  event connected, socket id 1.1
                   0.010  client  state reads connected
                   0.010  wire    #1 -> {"event":"pusher:subscribe","data":{"auth":"","channel":"news"}}
                   0.013  wire    #1 <- {"event":"pusher_internal:subscription_succeeded","channel":"news","data":{}}
                   1.008  attempt #1 closed 1006 (not clean)
                   1.008  client  error {"type":"PusherError","data":{"code":1006}}
                   2.011  client  state_change connected -> connecting
                   2.011  client  event connecting
                   2.011  client  state reads connecting
                   2.012  attempt #2 start websocket ws://127.0.0.1:8765/app/key?protocol=7&client=js&version=8.4.0&flash=false
                   3.841  end
            """, Told(log));
        Assert.Equal([2, 2, 2, 2, 2, 3, 4, 4, 4, 4, 4, 5, 6, 8, 8, 9, 9, 9, 10], log.Lines);
        Assert.Equal(("pusher-js", new RealTimeTerms(new Duration(250), Simulator.Rules.Evidence.Emissions)), (log.Header.Client, log.Header.Terms));
        Assert.Empty(log.Notes);
    }

    /// <summary>Releases before 5.1 write one thing behind the other; <c>ts '%.s'</c> writes seconds.</summary>
    [Fact]
    public void Older_releases_and_other_times_are_read_too()
    {
        LogFile log = Read("""
            1795808497.077111 Pusher : State changed : initialized -> connecting
            1795808497.087000 Pusher : Connecting : {"transport":"ws","url":"wss://h/app/key?protocol=7"}
            1795808497.097 Pusher : Error : {"type":"WebSocketError","error":{"type":"PusherError","data":{"code":4001,"message":"App not found"}}}
            1795808497.097 Pusher : State changed : connecting -> disconnected
            """);

        Assert.Equal("""
                   0.000  step    created
                   0.000  client  state reads initialized
                   0.000  client  state_change initialized -> connecting
                   0.000  client  event connecting
                   0.000  client  state reads connecting
                   0.010  attempt #1 start websocket wss://h/app/key?protocol=7
                   0.020  attempt #1 open
                   0.020  wire    #1 <- {"event":"pusher:error","data":{"code":4001,"message":"App not found"}}
                   0.020  client  error {"type":"WebSocketError","error":{"type":"PusherError","data":{"code":4001,"message":"App not found"}}}
                   0.020  attempt #1 closed by the client
                   0.020  client  state_change connecting -> disconnected
                   0.020  client  event disconnected
                   0.020  client  state reads disconnected
                   0.020  end
            """, Told(log));
    }

    [Theory]
    [InlineData("2026-11-27T10:00:00.123Z", 1_795_773_600_123L)]
    [InlineData("2026-11-27T11:00:00.123+01:00", 1_795_773_600_123L)]
    [InlineData("[2026-11-27 10:00:00.123]", 1_795_773_600_123L)]
    [InlineData("1795773600.123456", 1_795_773_600_123L)]
    [InlineData("1795773600", 1_795_773_600_000L)]
    [InlineData("10:00:00.123", null)]
    [InlineData("2026-13-27T10:00:00Z", null)]
    [InlineData("", null)]
    public void A_time_is_read_at_the_beginning_of_a_line(string time, long? milliseconds) =>
        Assert.Equal(milliseconds, ConsoleTime.Of($"{time} pusher.min.js:8 Pusher : State changed : initialized -> connecting"));

    [Fact]
    public void What_is_not_understood_is_counted_and_what_means_nothing_is_not()
    {
        LogFile log = Read($"the page says hello\n{Begin}2026-11-27T19:31:38Z Pusher : Whatever\n2026-11-27T19:31:38Z Pusher :  : [\"Connecting\"\n2026-11-27T19:31:39Z Pusher : No callbacks on news for news\nno time here\n");

        Assert.Equal("2 of the lines of pusher-js were not understood, the first of them line 3. What they tell is left out.", Assert.Single(log.Notes));
        Assert.Equal(new Instant(1_923), log.End.At);
    }

    [Fact]
    public void A_clock_that_is_set_and_a_second_client_are_told()
    {
        LogFile log = Read($"{Begin}2026-11-27T19:31:47Z Pusher : State changed : connecting -> unavailable\n2026-11-27T19:31:40Z Pusher : No callbacks on a for b\n{Begin}2026-11-27T19:31:59Z Pusher : State changed : connecting -> unavailable\n");

        Assert.Equal(2, log.Entries.OfType<Entry.StateChange>().Count());
        Assert.Equal(new Instant(9_923), log.End.At);
        Assert.Equal(
            ["Another client begins in line 4, and one log is of one: the lines from there on are left out.", "1 of the times is earlier than the one before: the clock was set. What happened then is told at the time before."],
            log.Notes);
    }

    [Theory]
    [InlineData("Pusher : State changed : initialized -> connecting", 1, "This line has no time at its beginning")]
    [InlineData("Pusher : State changed : initialized -> connecting", 1, "‘… 2>&1 | ts '%.s'’, or Pusher.log = m => console.log(new Date().toISOString(), m).")]
    [InlineData("2026-11-27T19:31:38Z Pusher : State changed : connecting -> connected", 0, "Set Pusher.log before the client is made")]
    [InlineData("", 0, "No line shows how a client of pusher-js begins")]
    [InlineData(Begin + "2026-11-27T19:31:38Z Pusher : Connecting : {\"transport\":\"xhr_streaming\",\"url\":\"http://h\"}\n2026-11-27T19:31:39Z Pusher : State changed : connecting -> connected with new socket ID 1.1", 3, "it tried ‘xhr_streaming’. The rules are about WebSockets")]
    public void What_cannot_be_judged_is_refused_with_a_remedy(string text, int line, string message)
    {
        ScenarioError error = Assert.Single(PusherJsReader.Read("a.log", Encoding.UTF8.GetBytes(text)).Errors);

        Assert.Equal(line, error.Line);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    /// <summary>The console tells less than a run shows: of what it does not tell nobody may be accused.</summary>
    [Fact]
    public void The_console_of_a_client_accuses_it_of_nothing_that_it_did_not_do()
    {
        var subject = new Subject(setup => new PusherJsClient(setup)) { Profile = Profile };
        var seen = new HashSet<string>();
        foreach (LoadedScenario loaded in ScenarioLoader.Load([Repository.Path("scenarios")], new ReadSettings()).Scenarios.Where(loaded => !IsThrottled(loaded.Scenario)))
        {
            Judgement run = subject.Test(loaded.Scenario.WithoutExpectations());
            if (PusherJsReader.Read("a.log", Encoding.UTF8.GetBytes(PusherJsConsoleText.Of(run.Log))).File is LogFile log)
            {
                string[] broken = [.. Broken(RealTimeJudge.Of(log.Scenario, LogOf(log), log.Header.Terms, log.AsSeen(Profile)))];
                Assert.True(!broken.Except(Broken(run)).Any(), $"{loaded.Scenario.Id}: {string.Join(", ", broken.Except(Broken(run)))}\n{Told(log)}");
                seen.UnionWith(broken);
            }
        }

        Assert.Superset(new HashSet<string> { "SEQUENCE-2", "SEQUENCE-3", "SEQUENCE-4", "SEQUENCE-7", "STATE-5", "CONNECT-4", "LIMIT-3", "EVENT-8" }, seen);
    }

    [Property(MaxTest = 60)]
    public void Bytes_may_be_put_in_and_taken_out_anywhere(int place, byte[] damage, bool cut)
    {
        byte[] text = Encoding.UTF8.GetBytes(Dropped);
        int at = (int)((uint)(place * 7919) % (uint)text.Length);

        ReadLog read = PusherJsReader.Read("a.log", [.. text[..at], .. damage, .. text[Math.Min(text.Length, at + (cut ? damage.Length + 1 : 0))..]]);

        Assert.True(read.File is null == read.Errors.Count > 0);
    }

    /// <summary>The console does not tell that timers fire late because nobody looks at the page.</summary>
    private static bool IsThrottled(Scenario scenario) => scenario.Steps.Any(step => step.Action is StepAction.Throttle);

    private static IEnumerable<string> Broken(Judgement judgement) => judgement.Findings.Where(finding => finding.Kind == FindingKind.RuleBroken).Select(finding => finding.Name);

    private static TransitionLog LogOf(LogFile log) => new(log.Scenario.Client, log.Entries, log.End);

    private static LogFile Read(string text) => LogLines.Log(PusherJsReader.Read("a.log", Encoding.UTF8.GetBytes(text)));

    private static string Told(LogFile log) => LogText.Write(LogOf(log), LogForm.Verbose);
}
