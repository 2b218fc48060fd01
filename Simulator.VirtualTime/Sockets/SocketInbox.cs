using System.Net.WebSockets;

namespace Simulator.VirtualTime.Sockets;

/// <summary>What has arrived at a scripted socket and is not read yet.</summary>
internal sealed class SocketInbox
{
    private readonly LinkedList<SocketArrival> arrivals = new();

    /// <summary>What is read next; null where nothing has arrived.</summary>
    public SocketArrival? First => arrivals.First?.Value;

    public void Add(SocketArrival arrival) => arrivals.AddLast(arrival);

    public void DropFirst() => arrivals.RemoveFirst();

    /// <summary>Nothing follows the server's close but the end.</summary>
    public void CloseOff()
    {
        arrivals.Clear();
        arrivals.AddLast(SocketArrival.End);
    }

    /// <summary>Reads as much of the first message as the buffer takes; the rest comes with the next call.</summary>
    public ValueWebSocketReceiveResult Read(Memory<byte> buffer)
    {
        LinkedListNode<SocketArrival> first = arrivals.First!;
        SocketArrival arrival = first.Value;
        int count = Math.Min(buffer.Length, arrival.Bytes.Length);
        arrival.Bytes[..count].CopyTo(buffer);
        bool whole = count == arrival.Bytes.Length;
        if (whole)
        {
            DropFirst();
        }
        else
        {
            first.Value = arrival with { Bytes = arrival.Bytes[count..] };
        }

        return new ValueWebSocketReceiveResult(count, arrival.Type, whole && arrival.EndOfMessage);
    }
}
