using System.Text.Json;

namespace Simulator.Protocol;

/// <summary>One message of the wire: a JSON object with the name of an event, and what comes with it.</summary>
/// <param name="Event">The name of the event, such as <c>pusher:ping</c>.</param>
/// <param name="Channel">The channel it belongs to, or null.</param>
/// <param name="Data">The data as JSON text, with the usual double encoding undone; null where there is none.</param>
/// <remarks>
/// Source: Pusher Channels WebSocket protocol, "Events". Data from a server is usually a JSON text inside a JSON
/// string; a client must accept both forms.
/// </remarks>
public sealed record Frame(string Event, string? Channel, string? Data)
{
    /// <summary>Reads a frame.</summary>
    /// <param name="text">The text as it arrived.</param>
    /// <returns>The frame, or null where the text is not a JSON object that names an event.</returns>
    public static Frame? Parse(string text) => JsonText.Read(text, root =>
        JsonText.TextIn(root, "event") is { Length: > 0 } name
            ? new Frame(name, JsonText.TextIn(root, "channel"), DataOf(root))
            : null);

    private static string? DataOf(JsonElement root) => JsonText.MemberOf(root, "data") switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        JsonElement value => value.GetRawText(),
    };
}
