using Simulator.Network;
using Simulator.Time;

namespace Simulator.Tests.Network;

/// <summary>Breaks when a change of the application touches what it does not name.</summary>
public sealed class AppChangeTests
{
    private static readonly AppSetup Odd = new()
    {
        Exists = false,
        Enabled = false,
        EncryptedOnly = true,
        ConnectionLimit = 3,
        OpenConnections = 2,
        ActivityTimeout = new Duration(7_000),
        Protocol = 5,
    };

    public static TheoryData<string, AppChange, AppSetup> Changes => new()
    {
        { "nothing", new AppChange(), Odd },
        { "exists", new AppChange { Exists = true }, Odd with { Exists = true } },
        { "enabled", new AppChange { Enabled = true }, Odd with { Enabled = true } },
        { "encryption", new AppChange { EncryptedOnly = false }, Odd with { EncryptedOnly = false } },
        { "limit", new AppChange { ConnectionLimit = 9 }, Odd with { ConnectionLimit = 9 } },
        { "connections", new AppChange { OpenConnections = 0 }, Odd with { OpenConnections = 0 } },
        { "timeout", new AppChange { ActivityTimeout = new Duration(9_000) }, Odd with { ActivityTimeout = new Duration(9_000) } },
        { "protocol", new AppChange { Protocol = 8 }, Odd with { Protocol = 8 } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_of_one_member_keeps_the_others(string what, AppChange change, AppSetup expected)
    {
        Assert.NotEmpty(what);
        Assert.Equal(expected, change.Apply(Odd));
    }
}
