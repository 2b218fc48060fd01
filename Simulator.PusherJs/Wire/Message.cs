using Simulator.PusherJs.Scripting;

namespace Simulator.PusherJs.Wire;

/// <summary>A message of the server.</summary>
/// <param name="Event">Its event, a text where the server keeps to the protocol.</param>
/// <param name="Channel">Its channel.</param>
/// <param name="Data">Its data; where that came as a text that holds JSON, what the JSON says.</param>
internal readonly record struct Message(ScriptValue Event, ScriptValue Channel, ScriptValue Data)
{
    /// <summary>Reads a text.</summary>
    /// <returns>Whether it can be read: JSON, and not null.</returns>
    public static bool TryRead(string text, out Message message)
    {
        message = default;
        if (!ScriptValue.TryParse(text, out ScriptValue value) || value.IsNothing)
        {
            return false;
        }

        ScriptValue data = value["data"];
        data = data.Text is string inner && ScriptValue.TryParse(inner, out ScriptValue read) ? read : data;
        message = new Message(value["event"], value["channel"], data);
        return true;
    }

    /// <summary>The error about a text that cannot be read, as JSON.</summary>
    public static string ParseError(string text) =>
        ScriptJson.Object(("type", "\"MessageParseError\""), ("error", "{}"), ("data", ScriptJson.Quoted(text)));
}
