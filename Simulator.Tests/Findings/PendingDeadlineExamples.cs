using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Tests.Rules;
using Simulator.Time;
using static Simulator.Tests.Rules.LogMaker;

namespace Simulator.Tests.Findings;

/// <summary>What a client waits for at the end of a log, by the numbers of its policy, and until when.</summary>
internal static class PendingDeadlineExamples
{
    private const string News = """{"event":"news"}""";

    public static IEnumerable<(string Name, TransitionLog Log, string Pending)> All =>
    [
        ("before anything", new LogMaker().Created().End(1), ""),
        ("connecting", Connecting().End(1), "attempt timeout 4.000, unavailable 30.000"),
        ("over Flash", new LogMaker().Created().Change("initialized", "connecting").Start(1, transport: Transport.Flash).End(1), "attempt timeout 7.000, unavailable 30.000"),
        ("connected", Connected().End(1), "activity check 120.060"),
        ("a shorter timeout of the server", Greeted(30).End(1), "activity check 30.000"),
        ("a longer timeout of the server", Greeted(300).End(1), "activity check 120.000"),
        ("a text", Connected().At(10).Receive(1, News).End(11), "activity check 130.000"),
        ("a text on another attempt", Connected().At(10).Receive(2, News).End(11), "activity check 120.060"),
        ("a handshake that comes again", Connected().At(10).Receive(1, new Handshake("1.1", Duration.FromSeconds(30)).Write()).End(11), "activity check 130.000"),
        ("asked", Connected().At(120.06).Send(1, "pusher:ping").End(121), "pong timeout 150.060"),
        ("asked early", Connected().At(10).Send(1, "pusher:ping").End(11), "pong timeout 40.000"),
        ("asked on another attempt", Connected().At(10).Send(2, "pusher:ping").End(11), "activity check 120.060"),
        ("asked while connecting", Connecting().At(1).Send(1, "pusher:ping").End(2), "attempt timeout 4.000, unavailable 30.000"),
        ("something else sent", Connected().At(10).Send(1, "news").End(11), "activity check 120.060"),
        ("answered", Connected().At(120.06).Send(1, "pusher:ping").At(121).Receive(1, News).End(122), "activity check 241.000"),
        ("dropped", Dropped().End(11), "attempt timeout 14.000, unavailable 40.000"),
        ("closed", Connected().At(5).Closed(1, 1006).End(6), ""),
        ("another attempt closed", Connected().At(5).Closed(2, 1006).End(6), "activity check 120.060"),
        ("given up", Connected().At(5).GiveUp(1).End(6), ""),
        ("another attempt given up", Connected().At(5).GiveUp(2).End(6), "activity check 120.060"),
        ("asked, and given up", Connected().At(120.06).Send(1, "pusher:ping").At(121).GiveUp(1).End(122), ""),
        ("failed", Dropped().At(11).Failed(2).End(12), "unavailable 40.000"),
        ("another attempt failed", Dropped().At(11).Failed(1).End(12), "attempt timeout 14.000, unavailable 40.000"),
        ("announced", Dropped().At(11).Failed(2).Announce(2).End(12), "unavailable 40.000, retry 13.000"),
        ("announced in fractions", Dropped().At(11).Failed(2).Announce(1.5m).End(12), "unavailable 40.000, retry 12.500"),
        ("announced for a time that has been", Dropped().At(11).Failed(2).Announce(-5).End(12), "unavailable 40.000, retry 11.000"),
        ("announced beyond all time", Dropped().At(11).Failed(2).Announce(2_000_000).End(12), "unavailable 40.000, retry 1000011.000"),
        ("announced, and started", Dropped().At(11).Failed(2).Announce(2).At(13).Start(3).End(14), "attempt timeout 17.000, unavailable 40.000"),
        ("announced, and stopped", Dropped().At(11).Failed(2).Announce(2).Change("connecting", "disconnected").End(12), ""),
        ("what is told of the floor is rounded up", Dropped().At(10.4).Failed(2).Announce(1).End(11), "unavailable 40.000, retry 11.000"),
        ("the floor is one that is told", Dropped().At(10.4).Failed(2).Announce(2).End(11), "unavailable 40.000, retry 12.400"),
        ("the floor is behind", Dropped().At(11.4).Failed(2).Announce(1).End(12), "unavailable 40.000, retry 12.400"),
        ("a code that asks for a wait has no floor", Dropped().At(10.4).Closed(2, 4100).Announce(1).End(11), "unavailable 40.000, retry 11.400"),
        ("nor has one that an error tells", Dropped().At(10.2).Receive(2, new ErrorNotice(4100, "").Write()).Receive(2, News).At(10.4).GiveUp(2).Announce(1).End(11), "unavailable 40.000, retry 11.400"),
        ("the code of an attempt before is forgotten", Dropped().At(10.2).Closed(2, 4100).Start(3).At(10.6).Failed(3).Announce(1).End(11), "unavailable 40.000, retry 11.200"),
        ("unavailable between two attempts", Unavailable().End(41), "retry 49.030"),
        ("unavailable during an attempt", Dropped().At(39).Start(3).At(40).Change("connecting", "unavailable").End(41), "attempt timeout 43.000, retry 49.000"),
        ("unavailable long after the start of an attempt", Dropped().At(29).Start(3).At(40).Change("connecting", "unavailable").End(41), "attempt timeout 33.000, retry 40.000"),
        ("an attempt while unavailable", Unavailable().At(49).Start(4).End(50), "attempt timeout 53.000, retry 59.000"),
        ("announced while unavailable", Unavailable().At(49).Start(4).At(50).Failed(4).Announce(3).End(51), "retry 59.000"),
        ("announced late while unavailable", Unavailable().At(49).Start(4).At(61).Failed(4).Announce(3).End(62), "retry 61.000"),
        ("connected again", Unavailable().At(49).Start(4).At(49.06).Handshake(4).Change("unavailable", "connected").End(50), "activity check 169.060"),
    ];

    private static LogMaker Connecting() => new LogMaker().Created().Change("initialized", "connecting").Start(1);

    private static LogMaker Greeted(int seconds) =>
        Connecting().Receive(1, new Handshake("1.1", Duration.FromSeconds(seconds)).Write()).Change("connecting", "connected");
}
