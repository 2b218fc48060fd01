using System.Globalization;
using System.Text;

namespace Simulator.Sockets;

/// <summary>An answer to an HTTP request, after which the connection is closed.</summary>
/// <param name="Status">The status.</param>
/// <param name="Type">The type of the body.</param>
/// <param name="Body">The body.</param>
public sealed record HttpReply(int Status, string Type, string Body)
{
    /// <summary>An answer in JSON.</summary>
    public static HttpReply Json(int status, string body) => new(status, "application/json", body);

    /// <summary>An answer in words.</summary>
    public static HttpReply Text(int status, string body) => new(status, "text/plain; charset=utf-8", body);

    /// <summary>Writes it. Pages of every origin may read it.</summary>
    internal async Task WriteAsync(Stream stream, CancellationToken stop)
    {
        byte[] body = Encoding.UTF8.GetBytes(Body);
        string head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} {Word}\r\nContent-Type: {Type}\r\nContent-Length: {body.Length}\r\nAccess-Control-Allow-Origin: *\r\nAccess-Control-Allow-Headers: *\r\nAccess-Control-Allow-Methods: *\r\nConnection: close\r\n\r\n");
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body], stop).ConfigureAwait(false);
        await stream.FlushAsync(stop).ConfigureAwait(false);
    }

    private string Word => Status switch
    {
        200 => "OK",
        204 => "No Content",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        411 => "Length Required",
        413 => "Content Too Large",
        503 => "Service Unavailable",
        _ => "Status",
    };
}
