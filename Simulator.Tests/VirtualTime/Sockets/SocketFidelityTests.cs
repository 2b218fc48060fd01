namespace Simulator.Tests.VirtualTime.Sockets;

/// <summary>Breaks when the scripted WebSocket and the runtime's own do not go through the same scripts with the same results.</summary>
public sealed class SocketFidelityTests
{
    public static TheoryData<string> Scripts => [.. SocketScripts.All.Keys];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task The_scripted_socket_behaves_like_the_real_one(string name)
    {
        using var real = SocketTalk.WithReal();
        using var scripted = SocketTalk.WithScripted();
        await SocketScripts.All[name](real);
        await SocketScripts.All[name](scripted);
        Assert.Equal(real.Heard, scripted.Heard);
    }
}
