using System.Net.WebSockets;
using System.Text;
using Simulator.VirtualTime;

namespace Simulator.Tests.VirtualTime;

/// <summary>Breaks when the socket of a hosted client is not like the one it would have in the field.</summary>
public sealed class ScriptedWebSocketTests : IDisposable
{
    private readonly ScriptedWebSocket socket = new();

    public void Dispose() => socket.Dispose();

    [Fact]
    public async Task A_text_longer_than_the_buffer_comes_in_parts()
    {
        socket.Deliver("hello");
        socket.Deliver("you");
        Assert.Equal(["hel", "lo.", "you."], [await Receive(3), await Receive(3), await Receive(3)]);
    }

    [Fact]
    public async Task Fragments_go_out_as_one_text()
    {
        await socket.SendAsync("he"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: false, CancellationToken.None);
        await socket.SendAsync("llo"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        Assert.Equal(["hello"], socket.Sent);
    }

    [Fact]
    public async Task The_close_of_the_server_is_received_with_its_code()
    {
        socket.DeliverClose(4004, "over");
        ValueWebSocketReceiveResult result = await socket.ReceiveAsync(new byte[8].AsMemory(), CancellationToken.None);
        Assert.Equal(WebSocketMessageType.Close, result.MessageType);
        Assert.Equal((4004, "over", WebSocketState.CloseReceived), ((int)socket.CloseStatus!, socket.CloseStatusDescription, socket.State));
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        Assert.Equal((WebSocketState.Closed, false, WebSocketCloseStatus.NormalClosure), (socket.State, socket.IsEndedByClient, socket.SentCloseStatus));
    }

    [Fact]
    public async Task A_close_waits_for_the_other_side()
    {
        Task close = socket.CloseAsync((WebSocketCloseStatus)4_000, "mine", CancellationToken.None);
        Assert.Equal((WebSocketState.CloseSent, true, false), (socket.State, socket.IsEndedByClient, close.IsCompleted));
        Assert.Equal((4_000, "mine"), ((int)socket.SentCloseStatus!, socket.SentCloseStatusDescription));
        socket.DeliverClose(1000, "");
        await close;
        Assert.Equal(WebSocketState.Closed, socket.State);
    }

    [Fact]
    public async Task A_connection_that_breaks_fails_whoever_reads()
    {
        Task<string> receive = Receive(8);
        socket.Break();
        WebSocketException error = await Assert.ThrowsAsync<WebSocketException>(() => receive);
        Assert.Equal((WebSocketError.ConnectionClosedPrematurely, WebSocketState.Aborted), (error.WebSocketErrorCode, socket.State));
    }

    [Fact]
    public async Task A_receive_that_is_cancelled_takes_the_connection_with_it()
    {
        using var source = new CancellationTokenSource();
        var receive = socket.ReceiveAsync(new byte[8].AsMemory(), source.Token).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receive);
        Assert.Equal((WebSocketState.Aborted, true), (socket.State, socket.IsEndedByClient));
    }

    [Fact]
    public async Task Two_that_receive_at_once_take_turns()
    {
        Task<string> first = Receive(8);
        Task<string> second = Receive(8);
        socket.Deliver("mine");
        Assert.False(second.IsCompleted);
        socket.Deliver("yours");
        Assert.Equal(["mine.", "yours."], [await first, await second]);
    }

    [Fact]
    public async Task What_is_over_can_be_used_no_more()
    {
        socket.Abort();
        WebSocketException aborted = await Assert.ThrowsAsync<WebSocketException>(() => Receive(8));
        Assert.Equal(WebSocketError.InvalidState, aborted.WebSocketErrorCode);
        socket.Dispose();
        Assert.Equal((WebSocketState.Aborted, true), (socket.State, socket.IsEndedByClient));
    }

    [Fact]
    public async Task Binary_messages_go_both_ways()
    {
        socket.DeliverBinary([1, 2]);
        ValueWebSocketReceiveResult result = await socket.ReceiveAsync(new byte[8].AsMemory(), CancellationToken.None);
        Assert.Equal((2, WebSocketMessageType.Binary, true), (result.Count, result.MessageType, result.EndOfMessage));
        await socket.SendAsync(new byte[] { 3 }, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        Assert.Equal([3], Assert.Single(socket.SentBinary).ToArray());
        Assert.Empty(socket.Sent);
    }

    [Fact]
    public void What_the_client_ended_is_told_once()
    {
        int ended = 0;
        using var hosted = new VirtualRun().NewWebSocket(ended: () => ended++);
        hosted.Abort();
        hosted.Dispose();
        Assert.Equal(1, ended);
    }

    private async Task<string> Receive(int size)
    {
        byte[] buffer = new byte[size];
        ValueWebSocketReceiveResult result = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
        return Encoding.UTF8.GetString(buffer, 0, result.Count) + (result.EndOfMessage ? "." : "");
    }
}
