using System.Globalization;
using Simulator.Collections;

namespace Simulator.Protocol;

/// <summary>The address of a connection attempt: <c>ws://host:80/app/KEY?protocol=7&amp;…</c>.</summary>
/// <remarks>Source: Pusher Channels WebSocket protocol, "Connecting"; the host is that of the documented era.</remarks>
public static class ConnectionUrl
{
    /// <summary>The protocol version that the reference client speaks.</summary>
    public const int ProtocolVersion = 7;

    private const string Host = "ws.pusherapp.com";

    private static readonly TextMemory<Parts> Known = new(Read);
    private static readonly TextMemory<string> Paths = new(key => $"/app/{Uri.EscapeDataString(key)}");

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
    public static string PathOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Paths.Of(key);
    }

    /// <summary>The scheme of <paramref name="url"/>, or an empty text where it has none.</summary>
    public static string SchemeOf(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return Known.Of(url).Scheme;
    }

    /// <summary>Whether <paramref name="url"/> has the secure scheme.</summary>
    public static bool IsSecure(string url) => SchemeOf(url) == "wss";

    /// <summary>Whether <paramref name="url"/> has the <paramref name="path"/> that follows its origin.</summary>
    public static bool HasPath(string url, string path)
    {
        ArgumentNullException.ThrowIfNull(url);
        return Known.Of(url).Path == path;
    }

    /// <summary>The value of the query parameter <paramref name="name"/> of <paramref name="url"/>, or null.</summary>
    public static string? Query(string url, string name)
    {
        ArgumentNullException.ThrowIfNull(url);
        foreach (Parameter parameter in Known.Of(url).Query)
        {
            if (parameter.Name == name)
            {
                return parameter.Value;
            }
        }

        return null;
    }

    private static Parts Read(string url)
    {
        int origin = url.IndexOf("://", StringComparison.Ordinal);
        int path = origin < 0 ? 0 : url.IndexOf('/', origin + 3);
        int query = url.IndexOf('?', StringComparison.Ordinal);
        int end = query < 0 ? url.Length : query;
        return new Parts(
            origin < 0 ? "" : url[..origin],
            path < 0 || path > end ? "" : url[path..end],
            query < 0 ? [] : Form.Read(url[(query + 1)..]));
    }

    private sealed record Parts(string Scheme, string Path, ValueList<Parameter> Query);
}
