using System.Globalization;
using System.Text;

namespace Simulator.Sockets;

/// <summary>Reads what follows the head of a request.</summary>
internal static class RequestBody
{
    /// <summary>Reads it.</summary>
    /// <param name="stream">Where it comes from.</param>
    /// <param name="head">What was said of it.</param>
    /// <param name="mostBytes">How long it may be.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <returns>The body; or the answer to a request whose body is not taken.</returns>
    public static async Task<(string Body, HttpReply? Refusal)> ReadAsync(Stream stream, HttpHead head, int mostBytes, CancellationToken stop)
    {
        if (head.Find("Transfer-Encoding") is not null)
        {
            return ("", HttpReply.Text(411, "the body comes in pieces: send it whole, with a Content-Length"));
        }

        if (head.BodyBytes > mostBytes)
        {
            return ("", HttpReply.Text(413, string.Create(CultureInfo.InvariantCulture, $"the body may have {mostBytes} bytes")));
        }

        if ("100-continue".Equals(head.Find("Expect"), StringComparison.OrdinalIgnoreCase))
        {
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), stop).ConfigureAwait(false);
        }

        byte[] body = new byte[head.BodyBytes];
        await stream.ReadExactlyAsync(body, stop).ConfigureAwait(false);
        return (Encoding.UTF8.GetString(body), null);
    }
}
