using Simulator.Collections;
using Simulator.Connection;
using Simulator.Protocol;
using Simulator.Time;
using Kind = Simulator.Connection.ConnectionInputKind;

namespace Simulator.Exploration.StateSpace;

/// <summary>
/// Every input that could ever reach the connection machine, each in as many examples as the machine can tell apart:
/// one code of each family, and 1006, with which sockets break; a handshake that shortens the activity timeout and one
/// that does not; the answer of the live attempt, and of one that is live no more.
/// </summary>
internal static class MachineAlphabet
{
    /// <summary>The number of the live attempt, as the walk counts.</summary>
    public const int Live = 1;

    /// <summary>The number of an attempt that was given up.</summary>
    public const int Stale = 0;

    private static readonly int[] Codes = [CloseCodes.SecureOnly, CloseCodes.UnknownApplication, 4100, 4200, 4300, 4500, CloseCodes.Abnormal];

    /// <summary>What a server may ask for that checks its connections more often than the client would.</summary>
    public static Duration ShortActivityTimeout { get; } = Duration.FromSeconds(30);

    /// <summary>All inputs.</summary>
    public static ValueList<ConnectionInput> All { get; } = [.. Enum.GetValues<Kind>().SelectMany(Examples), new(Kind.AttemptClosed, Stale, CloseCodes.UnknownApplication)];

    private static IEnumerable<ConnectionInput> Examples(Kind kind) => kind switch
    {
        Kind.AttemptClosed => Codes.Select(code => new ConnectionInput(kind, Live, code)),
        Kind.ErrorReceived => Codes.Prepend(0).Select(code => new ConnectionInput(kind, Live, code)),
        Kind.Established => [new(kind, Live), new(kind, Live, 0, ShortActivityTimeout)],
        Kind.AttemptOpened or Kind.AttemptFailed or Kind.PingReceived or Kind.MessageReceived or Kind.MalformedReceived => [new(kind, Live)],
        Kind.Created or Kind.Connect or Kind.Disconnect or Kind.PageLeft or Kind.Online or Kind.Offline or Kind.DeadlineReached => [new(kind)],
    };
}
