using Simulator.Protocol;

namespace Simulator.Tests.Protocol;

/// <summary>Breaks when an address is taken apart otherwise than RFC 3986 says, be it as odd as a client may make it.</summary>
public sealed class ConnectionUrlTests
{
    [Theory]
    [InlineData("ws://h:80/app/k?protocol=7", "ws", "/app/k", "7")]
    [InlineData("wss://h/app/k?client=js&protocol=5", "wss", "/app/k", "5")]
    [InlineData("/app/k?protocol=7", "", "/app/k", "7")]
    [InlineData("ws://h?protocol=/app/k", "ws", "", "/app/k")]
    [InlineData("ws://h", "ws", "", null)]
    [InlineData("", "", "", null)]
    [InlineData("ws://h/app/k?protocol=1&protocol=2", "ws", "/app/k", "1")]
    public void An_address_is_taken_apart(string url, string scheme, string path, string? protocol)
    {
        Assert.Equal(scheme, ConnectionUrl.SchemeOf(url));
        Assert.True(ConnectionUrl.HasPath(url, path));
        Assert.False(ConnectionUrl.HasPath(url, path + "x"));
        Assert.Equal(protocol, ConnectionUrl.Query(url, "protocol"));
    }

    [Fact]
    public void An_attempt_names_its_application_its_scheme_and_the_protocol()
    {
        string url = ConnectionUrl.Write("a key", secure: true, Transport.Flash);
        Assert.Equal(("wss", "7", "true"), (ConnectionUrl.SchemeOf(url), ConnectionUrl.Query(url, "protocol"), ConnectionUrl.Query(url, "flash")));
        Assert.True(ConnectionUrl.IsSecure(url) && ConnectionUrl.HasPath(url, ConnectionUrl.PathOf("a key")));
    }
}
