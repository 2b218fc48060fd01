using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Scenarios.LogFiles;

/// <summary>
/// What happened, as the console of pusher-js tells it. The console does not say when a socket opens, how an attempt fails, or that a connection
/// is closed without an error. What must have happened is told at the first moment at which it is known.
/// </summary>
internal sealed class PusherJsConsole
{
    private const string Unsaid = "the console does not say why";

    /// <summary>What says nothing about the connection.</summary>
    private static readonly string[] Asides =
    [
        "No callbacks on ", "The disableStats option", "You should always specify a cluster", "Error: ", "Couldn't ", "Invalid auth response", "Warn", "Client event triggered before",
        "To send headers with", "Received encrypted event", "Unexpected format for encrypted event", "Expected encrypted event", "Failed to ", "Error during signin",
        "Failed parsing user data", "user_data doesn't contain", "JSON returned from ",
    ];

    private readonly List<Entry> entries = [];
    private int attempt;
    private bool isLive;
    private bool isOpen;
    private bool isEstablished;
    private bool isAsking;
    private bool isRefused;
    private int? told;

    /// <summary>What happened so far.</summary>
    public IReadOnlyList<Entry> Entries => entries;

    /// <summary>Whether the client has begun.</summary>
    public bool HasBegun => entries.Count > 0;

    /// <summary>The other kind of transport over which it last tried to connect; null where it did not.</summary>
    public string? OtherTransport { get; private set; }

    /// <summary>Whether it is connected over something of which no attempt can be told.</summary>
    public bool IsConnectedOtherwise { get; private set; }

    /// <summary>Takes what the client says; tells whether that was understood.</summary>
    /// <param name="message">What it says.</param>
    /// <param name="when">When.</param>
    public bool Take(PusherJsMessage message, Moment when)
    {
        switch (message)
        {
            case { Word: "State changed", About: JValue { Type: JTokenType.String } about } when ((string)about!).Split(" -> ", 2) is [string previous, string current]:
                Change(when, previous, current);
                return true;
            case { Word: "Connecting" } when message.At("url") is string url:
                Connect(when, message.At("transport") ?? "", url);
                return true;
            case { Word: "Event sent", About: JObject }:
                Send(when, message);
                return true;
            case { Word: "Event recd", About: JObject }:
                Hear(when, message);
                return true;
            case { Word: "Error", About: JObject }:
                Err(when, message);
                return true;
            default:
                return Asides.Any(aside => message.Word.StartsWith(aside, StringComparison.Ordinal));
        }
    }

    /// <summary>Whether a client begins with <paramref name="message"/>.</summary>
    public static bool Begins(PusherJsMessage message) =>
        message is { Word: "State changed", About: JValue { Type: JTokenType.String } about } && ((string)about!).StartsWith("initialized -> ", StringComparison.Ordinal);

    private void Change(Moment when, string previous, string current)
    {
        const string WithId = " with new socket ID ";
        string[] parts = current.Split(WithId, 2);
        string state = parts[0];
        string? id = parts.Length == 2 ? parts[1] : null;
        if (!HasBegun)
        {
            entries.Add(new Entry.Created(when));
            entries.Add(new Entry.StateRead(when, previous));
        }

        if (state == "connected")
        {
            IsConnectedOtherwise |= !isLive;
            Accept(when, id);
        }
        else
        {
            Call(when, previous, state);
            if (previous == "connected" || state is "disconnected" or "connecting")
            {
                End(when, isByClient: state == "disconnected" || isAsking);
            }
        }

        entries.Add(new Entry.StateChange(when, previous, state));
        entries.Add(new Entry.StateEvent(when, state) { SocketId = id });
        entries.Add(new Entry.StateRead(when, state));
    }

    /// <summary>pusher-js comes to rest, but for a refusal, only where the program calls, and goes on from there only where it calls again.</summary>
    private void Call(Moment when, string previous, string state)
    {
        if (state == "disconnected" && !isRefused)
        {
            entries.Add(new Entry.CallMade(when, "disconnect", null));
        }
        else if (previous == "disconnected")
        {
            entries.Add(new Entry.CallMade(when, "connect", null));
        }

        isRefused = false;
    }

    private void Connect(Moment when, string transport, string url)
    {
        if (transport is not ("ws" or "wss" or "flash"))
        {
            OtherTransport = transport;
            return;
        }

        End(when, isByClient: false);
        attempt++;
        (isLive, isOpen, isEstablished, isAsking, told) = (true, false, false, false, null);
        entries.Add(new Entry.AttemptStarted(when, attempt, transport == "flash" ? Transport.Flash : Transport.WebSocket, url));
    }

    /// <summary>The handshake is not told; what is known of it is the id, where the release tells that.</summary>
    private void Accept(Moment when, string? id)
    {
        if (isLive && !isEstablished)
        {
            Open(when);
            isEstablished = true;
            entries.Add(new Entry.TextReceived(when, attempt, new Handshake(id ?? "", null).Write()));
        }
    }

    private void Send(Moment when, PusherJsMessage message)
    {
        if (isLive)
        {
            Open(when);
            isAsking |= message.At("event") == "pusher:ping";
            entries.Add(new Entry.TextSent(when, attempt, message.Text));
        }
    }

    private void Hear(Moment when, PusherJsMessage message)
    {
        if (isLive)
        {
            Open(when);
            isAsking = false;
            told = message.At("event") == "pusher:error" ? message.NumberAt("data.code") : null;
            entries.Add(new Entry.TextReceived(when, attempt, message.Text));
        }
    }

    /// <summary>An error with a code that no message brought is what the connection was closed with; before the handshake, what it was refused with.</summary>
    private void Err(Moment when, PusherJsMessage message)
    {
        int? code = message.NumberAt("data.code") ?? message.NumberAt("error.data.code");
        bool isNews = isLive && code is not null && code != told;
        isRefused |= isNews && CloseCodes.Family(code!.Value) is CodeFamily.Final or CodeFamily.SecureOnly;
        if (isNews && (isEstablished || !CloseCodes.IsProtocolCode(code!.Value)))
        {
            Open(when);
            isLive = false;
            string reason = message.At("data.message") ?? message.At("error.data.message") ?? "";
            entries.Add(new Entry.AttemptClosed(when, attempt, code!.Value, reason, code != CloseCodes.Abnormal));
        }
        else if (isLive && (isNews ? Refusal(message) : message.At("type") == "MessageParseError" ? message.At("data") : null) is string text)
        {
            Open(when);
            entries.Add(new Entry.TextReceived(when, attempt, text));
        }

        entries.Add(new Entry.ErrorEmitted(when, message.Text));
        if (isNews)
        {
            End(when, isByClient: true);
        }
    }

    /// <summary>What the server said to refuse a connection, or would have said where it closed it.</summary>
    private static string? Refusal(PusherJsMessage message) =>
        (message.About!["error"] ?? message.About)["data"] is JObject data ? new JObject(new JProperty("event", "pusher:error"), new JProperty("data", data)).ToString(Formatting.None) : null;

    private void Open(Moment when)
    {
        if (isLive && !isOpen)
        {
            isOpen = true;
            entries.Add(new Entry.AttemptOpened(when, attempt));
        }
    }

    private void End(Moment when, bool isByClient)
    {
        if (isLive)
        {
            isLive = false;
            entries.Add(isByClient ? new Entry.AttemptGivenUp(when, attempt)
                : isOpen ? new Entry.AttemptClosed(when, attempt, CloseCodes.NoCode, "", Clean: true)
                : new Entry.AttemptFailed(when, attempt, Unsaid));
        }
    }
}
