using System.Text;
using Simulator.Scenarios.Snapshots;

namespace Simulator.Tests.Snapshots;

public sealed class SnapshotFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private SnapshotFile Snapshot => new(folder["a.verified.txt"]);

    [Fact]
    public void An_approved_text_has_a_byte_order_mark_line_feeds_and_no_final_one()
    {
        Snapshot.Approve("één\ntwee");

        Assert.Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("één\ntwee")], File.ReadAllBytes(Snapshot.Path));
        Assert.IsType<SnapshotState.Same>(Snapshot.Compare("één\ntwee"));
    }

    [Fact]
    public void A_byte_order_mark_is_not_needed_to_read()
    {
        folder.Write("a.verified.txt", "text");

        Assert.IsType<SnapshotState.Same>(Snapshot.Compare("text"));
    }

    [Fact]
    public void A_text_that_was_never_approved_is_missing() => Assert.IsType<SnapshotState.Missing>(Snapshot.Compare("text"));

    [Theory]
    [InlineData("texT")]
    [InlineData("text\n")]
    [InlineData("te\u0301xt")]
    [InlineData("")]
    public void Another_letter_makes_another_text(string received)
    {
        Snapshot.Approve("text");

        Assert.Equal(new SnapshotState.Different("text"), Snapshot.Compare(received));
    }

    [Fact]
    public void Carriage_returns_are_refused_with_the_line_that_prevents_them()
    {
        folder.Write("a.verified.txt", "one\r\ntwo");

        var state = Assert.IsType<SnapshotState.Unreadable>(Snapshot.Compare("one\ntwo"));
        Assert.Contains("*.verified.txt text eol=lf", state.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_refused()
    {
        File.WriteAllBytes(Snapshot.Path, [0x61, 0xFF]);

        Assert.IsType<SnapshotState.Unreadable>(Snapshot.Compare("a"));
    }

    [Fact]
    public void The_empty_text_is_stored_as_Verify_stores_it()
    {
        Snapshot.Approve("");

        Assert.Equal("emptyString", File.ReadAllText(Snapshot.Path));
        Assert.IsType<SnapshotState.Same>(Snapshot.Compare(""));
    }

    [Fact]
    public void A_received_text_stands_beside_the_approved_one_until_it_is_approved()
    {
        Snapshot.Receive("new");
        Assert.Equal("new", File.ReadAllText(folder["a.received.txt"]));

        Snapshot.Approve("new");
        Assert.False(File.Exists(folder["a.received.txt"]));
    }

    [Fact]
    public void Letters_that_some_file_system_forbids_become_dashes() =>
        Assert.Equal("a--------- b-é", SnapshotFile.SafeName("a\"\\<>|:*?/ b\u0007é"));

    public void Dispose() => folder.Dispose();
}
