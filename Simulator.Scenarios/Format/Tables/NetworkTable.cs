using Simulator.Network;
using Simulator.Scenarios.Format.Codecs;
using Simulator.Simulation;

namespace Simulator.Scenarios.Format.Tables;

/// <summary>The members of <c>network</c>: the timings of a healthy path, and the step that changes the path.</summary>
internal static class NetworkTable
{
    /// <summary>The table of the timings.</summary>
    public static Codec<NetworkTimings> Timings { get; } = Values.Object(new NetworkTimings())
        .Optional("openAfter", "From the start of an attempt until its socket is open.", Values.DurationRange, n => n.OpenAfter, (n, value) => n with { OpenAfter = value })
        .Optional("establishedAfter", "From the open socket until the server's first word.", Values.DurationRange, n => n.EstablishedAfter, (n, value) => n with { EstablishedAfter = value })
        .Optional("refuseAfter", "From the start of an attempt until it is refused.", Values.DurationRange, n => n.RefuseAfter, (n, value) => n with { RefuseAfter = value })
        .Optional("messageAfter", "From one end of a socket to the other.", Values.DurationRange, n => n.MessageAfter, (n, value) => n with { MessageAfter = value })
        .Optional("closeAfter", "From a close or reset until the client sees it.", Values.DurationRange, n => n.CloseAfter, (n, value) => n with { CloseAfter = value })
        .Optional("authAfter", "From an authentication request until its answer.", Values.DurationRange, n => n.AuthAfter, (n, value) => n with { AuthAfter = value });

    /// <summary>The forms of the step: a name, or the facts themselves, of which those left out stay as they are.</summary>
    public static Codec<StepAction> Step { get; } = Values.OneOf(
        new WordsCodec<StepAction>(
            "network",
            [.. NamedNetwork.All.Select(network => (network.Name!, (StepAction)network))],
            "an object with ‘attempts’, ‘sockets’ or ‘notice’")
        {
            Meaning = MeaningOf,
        },
        Values.Object(new StepAction.Network(null, null, null, null))
            .Optional("attempts", "What becomes of new attempts.", Values.Words<PathAttempts>("fate of attempts", MeaningOf, ("open", PathAttempts.Open), ("refused", PathAttempts.Refused), ("hang", PathAttempts.Hang), ("blocked", PathAttempts.Blocked)), n => n.Attempts, (n, value) => n with { Attempts = value })
            .Optional("sockets", "What becomes of open sockets.", Values.Words<PathSockets>("fate of sockets", MeaningOf, ("alive", PathSockets.Alive), ("silent", PathSockets.Silent), ("reset", PathSockets.Reset)), n => n.Sockets, (n, value) => n with { Sockets = value })
            .Optional("notice", "What the operating system says; nothing by default.", Values.Words("notice", ("online", Notice.Online), ("offline", Notice.Offline)), n => n.Notice, (n, value) => n with { Notice = value })
            .As<StepAction, StepAction.Network>());

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
    };

    private static string MeaningOf(Notice? notice) => notice switch
    {
        Notice.Online => "an online notice, where an offline notice was given before",
        Notice.Offline => "an offline notice",
        null => "no notice",
    };
}
