using Simulator.Network;
using Simulator.Scenarios.Format.Codecs;
using Simulator.Simulation;

namespace Simulator.Scenarios.Format.Tables;

/// <summary>The members of <c>network</c>: the timings of a healthy path, and the step that changes the path.</summary>
internal static class NetworkTable
{
    private static readonly Codec<WornSocket> Worn = Values.Words<WornSocket>(
        "fate of worn sockets", MeaningOf, ("reset", WornSocket.Reset), ("forgotten", WornSocket.Forgotten));

    /// <summary>The table of the timings.</summary>
    public static Codec<NetworkTimings> Timings { get; } = Values.Object(new NetworkTimings())
        .Optional("openAfter", "From the start of an attempt until its socket is open.", Values.DurationRange, n => n.OpenAfter, (n, value) => n with { OpenAfter = value })
        .Optional("establishedAfter", "From the open socket until the server's first word.", Values.DurationRange, n => n.EstablishedAfter, (n, value) => n with { EstablishedAfter = value })
        .Optional("refuseAfter", "From the start of an attempt until it is refused.", Values.DurationRange, n => n.RefuseAfter, (n, value) => n with { RefuseAfter = value })
        .Optional("messageAfter", "From one end of a socket to the other.", Values.DurationRange, n => n.MessageAfter, (n, value) => n with { MessageAfter = value })
        .Optional("closeAfter", "From a close or reset until the client sees it.", Values.DurationRange, n => n.CloseAfter, (n, value) => n with { CloseAfter = value })
        .Optional("authAfter", "From an authentication request until its answer.", Values.DurationRange, n => n.AuthAfter, (n, value) => n with { AuthAfter = value })
        .Optional("idleTimeout", "After so long without a text in either direction an intermediary wears a socket out; \"none\" by default.", Values.DurationOrNone, n => n.IdleTimeout, (n, value) => n with { IdleTimeout = value })
        .Optional("lifetime", "So long after it was opened an intermediary wears a socket out, busy or not; \"none\" by default.", Values.DurationOrNone, n => n.Lifetime, (n, value) => n with { Lifetime = value })
        .Optional("worn", "What becomes of a socket that is worn out; \"reset\" by default.", Worn, n => n.Worn, (n, value) => n with { Worn = value });

    /// <summary>The forms of the step: a name, or the facts themselves, of which those left out stay as they are.</summary>
    public static Codec<StepAction> Step { get; } = Values.OneOf(
        new WordsCodec<StepAction>(
            "network",
            [.. NamedNetwork.All.Select(network => (network.Name!, (StepAction)network))],
            "an object with what changes, such as ‘attempts’, ‘sockets’, ‘notice’ or ‘openAfter’")
        {
            Meaning = MeaningOf,
        },
        Values.Object(new StepAction.Network(null, null, null, null))
            .Optional("attempts", "What becomes of new attempts.", Values.Words<PathAttempts>("fate of attempts", MeaningOf, ("open", PathAttempts.Open), ("refused", PathAttempts.Refused), ("hang", PathAttempts.Hang), ("blocked", PathAttempts.Blocked)), n => n.Attempts, (n, value) => n with { Attempts = value })
            .Optional("sockets", "What becomes of open sockets.", Values.Words<PathSockets>("fate of sockets", MeaningOf, ("alive", PathSockets.Alive), ("silent", PathSockets.Silent), ("reset", PathSockets.Reset), ("silentToServer", PathSockets.SilentToServer), ("silentToClient", PathSockets.SilentToClient)), n => n.Sockets, (n, value) => n with { Sockets = value })
            .Optional("notice", "What the operating system says; nothing by default.", Values.Words("notice", ("online", Notice.Online), ("offline", Notice.Offline)), n => n.Notice, (n, value) => n with { Notice = value })
            .Optional("openNow", "What becomes of the sockets that are open now; later ones are not concerned.", Values.Words<OpenSockets>("fate of open sockets", MeaningOf, ("dead", OpenSockets.Dead), ("reset", OpenSockets.Reset)), n => n.OpenNow, (n, value) => n with { OpenNow = value })
            .Timing("openAfter", "From the start of an attempt until its socket is open, from now on.", Values.DurationRange, t => t.OpenAfter, (t, value) => t with { OpenAfter = value })
            .Timing("establishedAfter", "From the open socket until the server's first word, from now on.", Values.DurationRange, t => t.EstablishedAfter, (t, value) => t with { EstablishedAfter = value })
            .Timing("refuseAfter", "From the start of an attempt until it is refused, from now on.", Values.DurationRange, t => t.RefuseAfter, (t, value) => t with { RefuseAfter = value })
            .Timing("messageAfter", "From one end of a socket to the other, from now on.", Values.DurationRange, t => t.MessageAfter, (t, value) => t with { MessageAfter = value })
            .Timing("closeAfter", "From a close or reset until the client sees it, from now on.", Values.DurationRange, t => t.CloseAfter, (t, value) => t with { CloseAfter = value })
            .Timing("authAfter", "From an authentication request until its answer, from now on.", Values.DurationRange, t => t.AuthAfter, (t, value) => t with { AuthAfter = value })
            .Timing("idleTimeout", "After so long without a text in either direction an intermediary wears a socket out; it counts anew for open sockets.", Values.DurationOrNone, t => t.IdleTimeout, (t, value) => t with { IdleTimeout = value })
            .Timing("lifetime", "So long after it was opened an intermediary wears a socket out, busy or not; it counts anew for open sockets.", Values.DurationOrNone, t => t.Lifetime, (t, value) => t with { Lifetime = value })
            .Timing("worn", "What becomes of a socket that is worn out.", Worn, t => t.Worn, (t, value) => t with { Worn = value })
            .As<StepAction, StepAction.Network>());

    /// <summary>Adds a member of the timings, which belong to the step itself.</summary>
    private static ObjectCodec<StepAction.Network> Timing<T>(
        this ObjectCodec<StepAction.Network> table, string name, string description, Codec<T> codec, Func<TimingsChange, T?> get, Func<TimingsChange, T, TimingsChange> set)
        where T : struct => table.Optional(
            name,
            description,
            codec,
            network => network.Timings is TimingsChange timings ? get(timings) : null,
            (network, value) => network with { Timings = set(network.Timings ?? new TimingsChange(), value) });

    private static string MeaningOf(WornSocket worn) => worn switch
    {
        WornSocket.Reset => "is reset: the client hears of it",
        WornSocket.Forgotten => "carries nothing any more, and nobody is told",
    };

    private static string MeaningOf(OpenSockets fate) => fate switch
    {
        OpenSockets.Dead => "carry nothing any more, for good, and nobody is told: the device has gone over to another network",
        OpenSockets.Reset => "are reset",
    };

    private static string MeaningOf(StepAction action) => action is StepAction.Network { Attempts: PathAttempts attempts, Sockets: PathSockets sockets } network
        ? $"new attempts {MeaningOf(attempts)}; open sockets {MeaningOf(sockets)}; {MeaningOf(network.Notice)}"
        : "";

    private static string MeaningOf(PathAttempts attempts) => attempts switch
    {
        PathAttempts.Open => "get through to the server",
        PathAttempts.Refused => "are refused after a moment",
        PathAttempts.Hang => "are never answered",
        PathAttempts.Blocked => "are answered by an intermediary with HTTP 403 in place of the upgrade",
    };

    private static string MeaningOf(PathSockets sockets) => sockets switch
    {
        PathSockets.Alive => "carry what is sent",
        PathSockets.Silent => "carry nothing, and nobody is told; what is under way arrives once they are alive again",
        PathSockets.Reset => "are reset, as are those that open later",
        PathSockets.SilentToServer => "carry nothing to the server, and nobody is told; what comes from there still arrives",
        PathSockets.SilentToClient => "carry nothing to the client, and nobody is told; what goes to the server still arrives",
    };

    private static string MeaningOf(Notice? notice) => notice switch
    {
        Notice.Online => "an online notice, where an offline notice was given before",
        Notice.Offline => "an offline notice",
        null => "no notice",
    };
}
