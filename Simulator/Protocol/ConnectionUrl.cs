using System.Globalization;

namespace Simulator.Protocol;

/// <summary>The address of a connection attempt: <c>ws://host:80/app/KEY?protocol=7&amp;…</c>.</summary>
/// <remarks>Source: Pusher Channels WebSocket protocol, "Connecting"; the host is that of the documented era.</remarks>
public static class ConnectionUrl
{
    /// <summary>The protocol version that the reference client speaks.</summary>
    public const int ProtocolVersion = 7;

    private const string Host = "ws.pusherapp.com";

    private static readonly string QueryStart =
        string.Create(CultureInfo.InvariantCulture, $"?protocol={ProtocolVersion}&client=reference&version=1.0&flash=");

    /// <summary>Writes the address of an attempt.</summary>
    /// <param name="key">The application key.</param>
    /// <param name="secure">Whether the scheme is <c>wss</c> (port 443) instead of <c>ws</c> (port 80).</param>
    /// <param name="transport">What carries the attempt.</param>
    public static string Write(string key, bool secure, Transport transport)
    {
        string origin = secure ? $"wss://{Host}:443" : $"ws://{Host}:80";
        string flash = transport == Transport.Flash ? "true" : "false";
        return $"{origin}{PathOf(key)}{QueryStart}{flash}";
    }

    /// <summary>The path of the application <paramref name="key"/>: <c>/app/KEY</c>, escaped.</summary>
    public static string PathOf(string key) => $"/app/{Uri.EscapeDataString(key)}";

    /// <summary>The scheme of <paramref name="url"/>, or an empty text where it has none.</summary>
    public static string SchemeOf(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        int end = url.IndexOf("://", StringComparison.Ordinal);
        return end < 0 ? "" : url[..end];
    }

    /// <summary>Whether <paramref name="url"/> has the secure scheme.</summary>
    public static bool IsSecure(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.StartsWith("wss://", StringComparison.Ordinal);
    }

    /// <summary>Whether <paramref name="url"/> has the <paramref name="path"/> that follows its origin.</summary>
    public static bool HasPath(string url, string path)
    {
        ArgumentNullException.ThrowIfNull(url);
        int start = url.IndexOf("://", StringComparison.Ordinal);
        start = start < 0 ? 0 : url.IndexOf('/', start + 3);
        int end = url.IndexOf('?', StringComparison.Ordinal);
        ReadOnlySpan<char> actual = start < 0 ? [] : url.AsSpan(start, (end < 0 ? url.Length : end) - start);
        return actual.SequenceEqual(path);
    }

    /// <summary>The value of the query parameter <paramref name="name"/> of <paramref name="url"/>, or null.</summary>
    public static string? Query(string url, string name)
    {
        ArgumentNullException.ThrowIfNull(url);
        int start = url.IndexOf('?', StringComparison.Ordinal);
        return start < 0 ? null : Form.Find(url[(start + 1)..], name);
    }
}
