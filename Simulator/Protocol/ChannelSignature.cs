using System.Security.Cryptography;
using System.Text;

namespace Simulator.Protocol;

/// <summary>How an application proves with its secret that a connection may subscribe to a channel.</summary>
/// <remarks>Source: Pusher Channels, "Generating the authentication string": HMAC with SHA-256, written in hexadecimal digits.</remarks>
public static class ChannelSignature
{
    /// <summary>The proof.</summary>
    /// <param name="key">The application's key.</param>
    /// <param name="secret">The application's secret.</param>
    /// <param name="socketId">The connection.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="channelData">With presence channels who subscribes, as JSON text; null otherwise.</param>
    /// <returns><c>key:signature</c>.</returns>
    public static string Of(string key, string secret, string socketId, string channel, string? channelData)
    {
        string text = channelData is null ? $"{socketId}:{channel}" : $"{socketId}:{channel}:{channelData}";
        return $"{key}:{Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)))}";
    }
}
