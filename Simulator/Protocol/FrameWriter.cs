namespace Simulator.Protocol;

/// <summary>Writes frames: compact JSON, members always in the order event, channel, data.</summary>
public static class FrameWriter
{
    /// <summary>A frame whose data is a JSON value: how clients write, and how servers write errors.</summary>
    /// <param name="name">The name of the event.</param>
    /// <param name="data">The data as JSON text; null for none.</param>
    /// <param name="channel">The channel; null for none.</param>
    public static string Plain(string name, string? data, string? channel = null)
    {
        string place = channel is null ? "" : $",\"channel\":{JsonText.Quote(channel)}";
        string rest = data is null ? "" : $",\"data\":{data}";
        return $"{{\"event\":{JsonText.Quote(name)}{place}{rest}}}";
    }

    /// <summary>A frame whose data is a JSON text inside a JSON string: how servers write.</summary>
    /// <param name="name">The name of the event.</param>
    /// <param name="data">The data as text; null for none.</param>
    /// <param name="channel">The channel; null for none.</param>
    public static string Encoded(string name, string? data, string? channel = null) =>
        Plain(name, data is null ? null : JsonText.Quote(data), channel);
}
