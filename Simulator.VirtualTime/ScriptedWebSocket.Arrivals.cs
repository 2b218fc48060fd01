using System.Net.WebSockets;
using Simulator.VirtualTime.Sockets;

namespace Simulator.VirtualTime;

// How what arrives comes to those who wait for it.
public sealed partial class ScriptedWebSocket
{
    private void Arrive(SocketArrival arrival)
    {
        if (state is WebSocketState.Open or WebSocketState.CloseSent && !broken)
        {
            within(() =>
            {
                inbox.Add(arrival);
                Pump();
            });
        }
    }

    /// <summary>Gives what has arrived to those who wait, until there is no more of either.</summary>
    private void Pump()
    {
        while (inbox.First is SocketArrival first && waiting.TryPeek(out SocketReceive? receive))
        {
            if (receive.IsForClose && first.Type != WebSocketMessageType.Close)
            {
                inbox.DropFirst();
                continue;
            }

            waiting.Dequeue();
            receive.Cancellation.Dispose();
            Give(first, receive);
        }
    }

    private void Give(SocketArrival first, SocketReceive receive)
    {
        if (first.IsEnd)
        {
            GiveEnd(receive);
        }
        else if (first.Type == WebSocketMessageType.Close)
        {
            GiveClose(first, receive);
        }
        else
        {
            receive.Complete(inbox.Read(receive.Buffer));
        }
    }

    /// <summary>The end stays where it is: whoever else reads meets it, too.</summary>
    private void GiveEnd(SocketReceive receive)
    {
        if (receive.IsForClose && receivedClose)
        {
            receive.Complete(new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, true));
            return;
        }

        state = state == WebSocketState.Closed ? state : WebSocketState.Aborted;
        receive.Fail(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));
    }

    private void GiveClose(SocketArrival close, SocketReceive receive)
    {
        receivedClose = true;
        inbox.CloseOff();
        state = state == WebSocketState.CloseSent ? WebSocketState.Closed : WebSocketState.CloseReceived;
        if (!SocketChecks.IsSendable(close.Code))
        {
            if (SentCloseStatus is null)
            {
                _ = SendClose(WebSocketCloseStatus.ProtocolError, "", CancellationToken.None);
            }

            receive.Fail(new WebSocketException(WebSocketError.Faulted));
            return;
        }

        closeStatus = close.Code;
        closeDescription = close.Reason;
        receive.Complete(new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, true));
    }
}
