using System.Text.Json;

namespace Simulator.Protocol;

/// <summary>Writes frames: compact JSON, members always in the order event, channel, data.</summary>
public static class FrameWriter
{
    /// <summary>A frame whose data is a JSON value: how clients write, and how servers write errors.</summary>
    /// <param name="name">The name of the event.</param>
    /// <param name="data">The data as JSON text; null for none.</param>
    /// <param name="channel">The channel; null for none.</param>
    public static string Plain(string name, string? data, string? channel = null) => JsonText.Write(writer =>
    {
        Head(writer, name, channel);
        if (data is not null)
        {
            writer.WritePropertyName("data");
            writer.WriteRawValue(data);
        }
    });

    /// <summary>A frame whose data is a JSON text inside a JSON string: how servers write.</summary>
    /// <param name="name">The name of the event.</param>
    /// <param name="data">The data as text; null for none.</param>
    /// <param name="channel">The channel; null for none.</param>
    public static string Encoded(string name, string? data, string? channel = null) => JsonText.Write(writer =>
    {
        Head(writer, name, channel);
        if (data is not null)
        {
            writer.WriteString("data", data);
        }
    });

    private static void Head(Utf8JsonWriter writer, string name, string? channel)
    {
        writer.WriteString("event", name);
        if (channel is not null)
        {
            writer.WriteString("channel", channel);
        }
    }
}
