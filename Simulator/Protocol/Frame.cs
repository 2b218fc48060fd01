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
    private static readonly JsonReading<Frame> Reading = new(Read);

    /// <summary>Reads a frame.</summary>
    /// <param name="text">The text as it arrived.</param>
    /// <returns>The frame, or null where the text is not a JSON object that names an event.</returns>
    public static Frame? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Reading.Of(text);
    }

    private static Frame? Read(ref JsonMembers members)
    {
        string? name = null;
        string? channel = null;
        string? data = null;
        while (members.Next())
        {
            if (members.Is("event"u8))
            {
                name = members.Text();
            }
            else if (members.Is("channel"u8))
            {
                channel = members.Text();
            }
            else if (members.Is("data"u8))
            {
                data = members.Text() ?? members.Raw();
            }
        }

        return string.IsNullOrEmpty(name) ? null : new Frame(name, channel, data);
    }
}
