using System.Net.WebSockets;
using System.Text;

namespace Simulator.VirtualTime.Sockets;

/// <summary>What the runtime's own WebSocket refuses.</summary>
internal static class SocketChecks
{
    private const int MostReasonBytes = 123;

    /// <summary>What a call fails with in a state that does not allow it; null where it does.</summary>
    public static WebSocketException? State(WebSocketState state, params ReadOnlySpan<WebSocketState> allowed) =>
        allowed.Contains(state) ? null
        : new WebSocketException(WebSocketError.InvalidState, $"The WebSocket is in an invalid state ('{state}') for this operation. Valid states are: '{string.Join(", ", allowed.ToArray())}'");

    /// <summary>Refuses to send a close as if it were a message.</summary>
    /// <exception cref="ArgumentException">It is neither text nor binary.</exception>
    public static void MessageType(WebSocketMessageType messageType)
    {
        if (messageType is not (WebSocketMessageType.Text or WebSocketMessageType.Binary))
        {
            throw new ArgumentException("A message is text or binary; a close is sent by CloseOutputAsync.", nameof(messageType));
        }
    }

    /// <summary>Refuses a close that cannot be sent.</summary>
    /// <exception cref="ArgumentException">The code is reserved, or the reason is too long or goes with none.</exception>
    public static void Close(WebSocketCloseStatus closeStatus, string? statusDescription)
    {
        if ((int)closeStatus is (>= 0 and <= 999) or 1006 or 1015)
        {
            throw new ArgumentException($"The close status code '{(int)closeStatus}' is reserved.", nameof(closeStatus));
        }

        bool hasReason = !string.IsNullOrEmpty(statusDescription);
        if (hasReason && (closeStatus == WebSocketCloseStatus.Empty || Encoding.UTF8.GetByteCount(statusDescription!) > MostReasonBytes))
        {
            throw new ArgumentException("The reason is too long, or goes with no code.", nameof(statusDescription));
        }
    }

    /// <summary>Whether a server may send a code.</summary>
    public static bool IsSendable(WebSocketCloseStatus code) => (int)code is (>= 1000 and <= 1003) or (>= 1007 and <= 1014) or (>= 3000 and <= 4999);
}
