using System.Text;

namespace Simulator.Sockets;

/// <summary>The first lines of an HTTP request.</summary>
/// <param name="Method">The method, such as <c>GET</c>.</param>
/// <param name="Target">The path with its query, such as <c>/app/key?protocol=7</c>.</param>
/// <param name="Headers">The headers in the order in which they came.</param>
internal sealed record HttpHead(string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    private const int MostBytes = 16 * 1024;

    /// <summary>The path without the query.</summary>
    public string Path => Target.Split('?')[0];

    /// <summary>Whether it asks for a WebSocket.</summary>
    public bool IsUpgrade => "websocket".Equals(Find("Upgrade"), StringComparison.OrdinalIgnoreCase) && Find("Sec-WebSocket-Key") is not null;

    /// <summary>How many bytes of a body follow.</summary>
    public int BodyBytes => int.TryParse(Find("Content-Length"), out int length) && length > 0 ? length : 0;

    /// <summary>The first value of a header, or null.</summary>
    public string? Find(string name)
    {
        foreach ((string header, string value) in Headers)
        {
            if (header.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Reads a head, byte by byte: what follows it is for somebody else.</summary>
    /// <returns>The head; null where the stream ends before it, or it is none.</returns>
    public static async Task<HttpHead?> ReadAsync(Stream stream, CancellationToken stop)
    {
        var bytes = new List<byte>(512);
        byte[] one = new byte[1];
        while (bytes.Count < MostBytes && await stream.ReadAsync(one, stop).ConfigureAwait(false) == 1)
        {
            bytes.Add(one[0]);
            if (bytes is [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'])
            {
                return Parse(Encoding.Latin1.GetString([.. bytes]));
            }
        }

        return null;
    }

    private static HttpHead? Parse(string text)
    {
        string[] lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || lines[0].Split(' ') is not [string method, ['/', ..] target, _])
        {
            return null;
        }

        var headers = new List<KeyValuePair<string, string>>();
        foreach (string line in lines[1..])
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                return null;
            }

            headers.Add(new(line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }

        return new HttpHead(method, target, headers);
    }
}
