using Simulator.Collections;
using Simulator.Logs;

namespace Simulator.Findings;

/// <summary>The words for what can reach a client, one for each kind of its inputs, and how a scenario makes it arrive.</summary>
internal static class InputName
{
    public const string Created = "created";
    public const string Deadline = "deadline reached";

    /// <summary>All names, each with the way to make it arrive.</summary>
    public static ValueList<(string Name, string Way)> All { get; } =
    [
        (Created, "every run begins so"),
        ("connect", "a step \"client\": \"connect\""),
        ("disconnect", "a step \"client\": \"disconnect\""),
        ("page left", "a step \"client\": \"leavePage\""),
        ("subscribe", "a step \"client\": { \"subscribe\": \"private-a\" }"),
        ("unsubscribe", "a step \"client\": { \"unsubscribe\": \"private-a\" }"),
        ("trigger", "a step \"client\": { \"trigger\": \"client-a\", \"channel\": \"private-a\" }"),
        ("attempt opened", "an attempt opens \"openAfter\" its start"),
        ("attempt failed", "an attempt while \"network\" is \"unreachable\", \"refuseAfter\" its start"),
        ("attempt closed", "a step \"close\", or \"closeAfter\" the client gives up a socket"),
        ("text received", "a step \"message\""),
        ("online", "a step \"network\": { \"notice\": \"online\" }"),
        ("offline", "a step \"network\": { \"notice\": \"offline\" }"),
        (Deadline, "wait for it"),
        ("auth answered", "a subscription to \"private-a\", answered \"authAfter\" that"),
    ];

    /// <summary>What <paramref name="entry"/> brings to the client; null where it brings nothing.</summary>
    public static string? Of(Entry entry) => entry switch
    {
        Entry.Created => Created,
        Entry.CallMade { Name: "leavePage" } => "page left",
        Entry.CallMade call => call.Name,
        Entry.AttemptOpened => "attempt opened",
        Entry.AttemptFailed => "attempt failed",
        Entry.AttemptClosed => "attempt closed",
        Entry.TextReceived => "text received",
        Entry.NoticeGiven notice => notice.Online ? "online" : "offline",
        Entry.DeadlineReached => Deadline,
        Entry.AuthAnswered => "auth answered",
        _ => null,
    };
}
