using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Collections;

namespace Simulator.Sockets.Application;

/// <summary>An event that the application's own server publishes.</summary>
/// <param name="Name">The event.</param>
/// <param name="Channels">The channels.</param>
/// <param name="Data">The data as text, usually JSON.</param>
/// <param name="SocketId">The connection that is left out; null for none.</param>
/// <param name="Info">What the answer tells of the channels, such as <c>user_count</c>.</param>
/// <remarks>Source: Pusher Channels, "HTTP API reference", "POST event", with its limits.</remarks>
internal sealed partial record PublishedEvent(string Name, ValueList<string> Channels, string Data, string? SocketId, string? Info)
{
    private const int MostChannels = 100;
    private const int MostEvents = 10;
    private const int MostLetters = 200;
    private const int MostDataBytes = 10 * 1024;

    /// <summary>Reads the body of <c>events</c>.</summary>
    /// <exception cref="ApiException">It cannot be read, or breaks a limit.</exception>
    public static PublishedEvent Read(string body) => In(JsonIn(body));

    /// <summary>Reads the body of <c>batch_events</c>.</summary>
    /// <exception cref="ApiException">It cannot be read, or breaks a limit.</exception>
    public static IReadOnlyList<PublishedEvent> ReadBatch(string body)
    {
        if (JsonIn(body)["batch"] is not JArray batch)
        {
            throw new ApiException(400, "‘batch’ is missing: give a list of events");
        }

        return batch.Count > MostEvents
            ? throw new ApiException(400, $"‘batch’ has {batch.Count} events: {MostEvents} are allowed")
            : [.. batch.Select(one => In(one as JObject ?? throw new ApiException(400, "an event of ‘batch’ is no object")))];
    }

    private static PublishedEvent In(JObject json)
    {
        string name = TextOf(json, "name") ?? throw new ApiException(400, "‘name’ is missing: the name of the event");
        string data = TextOf(json, "data") ?? throw new ApiException(400, "‘data’ is missing: the data of the event as a string");
        string[] channels = json["channels"] is JArray list ? [.. list.Select(item => item.Type == JTokenType.String ? (string)item! : throw new ApiException(400, "‘channels’ holds something that is no string"))]
            : TextOf(json, "channel") is string one ? [one]
            : throw new ApiException(400, "‘channels’ is missing: a list of names, or ‘channel’ with one");
        Check(name, data, channels);
        return new PublishedEvent(name, channels.ToValueList(), data, TextOf(json, "socket_id"), TextOf(json, "info"));
    }

    private static void Check(string name, string data, string[] channels)
    {
        if (name.Length > MostLetters)
        {
            throw new ApiException(400, $"‘name’ has {name.Length} letters: {MostLetters} are allowed");
        }

        if (channels.Length is 0 or > MostChannels)
        {
            throw new ApiException(400, $"‘channels’ holds {channels.Length} names: from 1 to {MostChannels} are allowed");
        }

        if (channels.FirstOrDefault(channel => !ChannelName().IsMatch(channel)) is string wrong)
        {
            throw new ApiException(400, $"{JsonConvert.ToString(wrong)} is no name of a channel: it has up to {MostLetters} letters, digits and signs out of _-=@,.;");
        }

        if (System.Text.Encoding.UTF8.GetByteCount(data) > MostDataBytes)
        {
            throw new ApiException(413, $"‘data’ is longer than {MostDataBytes} bytes");
        }
    }

    private static string? TextOf(JObject json, string name) => json[name] switch
    {
        null or { Type: JTokenType.Null } => null,
        { Type: JTokenType.String } text => (string)text!,
        _ => throw new ApiException(400, $"‘{name}’ is no string"),
    };

    private static JObject JsonIn(string body)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(body)) { DateParseHandling = DateParseHandling.None, MaxDepth = 16 };
            var json = JObject.Load(reader);
            reader.Read(); // complains of whatever stands behind it
            return json;
        }
        catch (JsonException error)
        {
            throw new ApiException(400, $"the body is no JSON object: {error.Message}");
        }
    }

    [GeneratedRegex(@"\A[-A-Za-z0-9_=@,.;]{1,200}\z")]
    private static partial Regex ChannelName();
}
