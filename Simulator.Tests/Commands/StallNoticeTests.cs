using Simulator.Scenarios.Commands;
using Simulator.Scenarios.Watching;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when a person is left to wonder why nothing happens, or is told so although something does.</summary>
public sealed class StallNoticeTests
{
    [Fact]
    public void Where_nothing_ends_it_says_so_and_since_when()
    {
        using var error = new SignallingWriter();
        using var notice = new StallNotice(error, TimeSpan.FromMilliseconds(1), new UnderWay());
        error.Written.Wait();
        Assert.Equal("Nothing has come to an end for 0.001 s. If the client never answers, this ends after 60 s, or by Ctrl-C pressed twice.", error.Line);
        error.Written.Reset();
        notice.Move(() => "activity/check");
        error.Written.Wait();
        Assert.Contains("s, since activity/check. If", error.Line, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_it_is_over_nothing_more_is_said()
    {
        using var error = new SignallingWriter();
        new StallNotice(error, TimeSpan.FromHours(1), new UnderWay()).Dispose();
        Assert.Null(error.Line);
    }

    private sealed class SignallingWriter : StringWriter
    {
        public ManualResetEventSlim Written { get; } = new();

        public string? Line { get; private set; }

        public override void WriteLine(string? value)
        {
            Line = value;
            Written.Set();
        }

        protected override void Dispose(bool disposing)
        {
            Written.Dispose();
            base.Dispose(disposing);
        }
    }
}
