using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Tests.LogFiles;

/// <summary>What pusher-js 8 would tell its console where a client does what a log tells.</summary>
internal static class PusherJsConsoleText
{
    private static readonly DateTimeOffset Start = new(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);

    /// <summary>The console of <paramref name="log"/>, from its beginning to its end.</summary>
    public static string Of(TransitionLog log)
    {
        string socketId = "";
        int live = 0;
        bool isConnected = false;
        var lines = new List<string>();
        foreach (Entry entry in log.Entries)
        {
            if (entry is Entry.TextReceived text && Handshake.From(Frame.Parse(text.Text)) is Handshake handshake)
            {
                socketId = handshake.SocketId;
            }
            else if (Said(entry, socketId) is JArray said && IsSaid(entry, live, isConnected))
            {
                lines.Add(Line(entry.At.Milliseconds, $"Pusher :  : {said.ToString(Formatting.None)}"));
            }

            live = entry switch { Entry.AttemptStarted start => start.Attempt, Entry.AttemptGivenUp => 0, _ => live };
            isConnected = entry is Entry.StateChange change ? change.Current == "connected" : isConnected;
        }

        return string.Concat(lines.Append(Line(log.End.At.Milliseconds, "the page is closed")).Select(line => line + '\n'));
    }

    /// <summary>What comes before the handshake is not told, nor what becomes of a connection that was given up.</summary>
    private static bool IsSaid(Entry entry, int live, bool isConnected) => entry switch
    {
        Entry.AttemptClosed closed => closed.Attempt == live,
        Entry.TextReceived => isConnected,
        _ => true,
    };

    private static string Line(long at, string text) => $"{(Start + TimeSpan.FromMilliseconds(at)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)} {text}";

    private static JArray? Said(Entry entry, string socketId) => entry switch
    {
        Entry.StateChange { Current: "connected" } change => ["State changed", $"{change.Previous} -> connected with new socket ID {socketId}"],
        Entry.StateChange change => ["State changed", $"{change.Previous} -> {change.Current}"],
        Entry.AttemptStarted start => ["Connecting", new JObject(new JProperty("transport", start.Transport == Transport.Flash ? "flash" : "ws"), new JProperty("url", start.Url))],
        Entry.TextSent text when Parsed(text.Text) is JObject message => ["Event sent", message],
        Entry.TextReceived text when Frame.Parse(text.Text) is not null && Parsed(text.Text) is JObject message => ["Event recd", Decoded(message)],
        Entry.ErrorEmitted error when Parsed(error.Payload) is JObject payload => [payload],
        Entry.AttemptClosed { Code: >= 1002 } closed => [new JObject(new JProperty("type", "PusherError"), new JProperty("data", new JObject(new JProperty("code", closed.Code), new JProperty("message", closed.Reason))))],
        _ => null,
    };

    /// <summary>The data of a message is JSON in a text, which is read before it is told.</summary>
    private static JObject Decoded(JObject message)
    {
        if (message["data"] is JValue { Type: JTokenType.String } data && Parsed((string)data!) is JToken read)
        {
            message["data"] = read;
        }

        return message;
    }

    private static JToken? Parsed(string text)
    {
        try
        {
            return JToken.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
