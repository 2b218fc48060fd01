using Simulator.Simulation;

namespace Simulator.Tests.Simulation;

/// <summary>Breaks when a maintainer is sent to another line than that of the own code in which a client threw.</summary>
public sealed class ThrownTests
{
    private const string Own = "at Mine.Client.Take(Input input) in /home/me/src/Client.cs:line 12";

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData(Own, " (in Mine.Client.Take, Client.cs:12)")]
    [InlineData(@"at Mine.Client.Take() in C:\src\Client.cs:line 12", " (in Mine.Client.Take, Client.cs:12)")]
    [InlineData("at Mine.Client.Take(Input input)", " (in Mine.Client.Take)")]
    [InlineData("   at Mine.Client.Take()\r\n   at Mine.Client.Other()", " (in Mine.Client.Take)")]
    [InlineData("--- End of stack trace from previous location ---\n" + Own, " (in Mine.Client.Take, Client.cs:12)")]
    [InlineData("at System.Linq.First()\n" + Own, " (in Mine.Client.Take, Client.cs:12)")]
    [InlineData("at Microsoft.Extensions.Run()\n" + Own, " (in Mine.Client.Take, Client.cs:12)")]
    [InlineData("at Simulator.Simulation.Run.Take()\n" + Own, " (in Mine.Client.Take, Client.cs:12)")]
    [InlineData("at Simulator.Testing.Faulty.Take()\n" + Own, " (in Mine.Client.Take, Client.cs:12)")]
    [InlineData("at Systems.Client.Take()", " (in Systems.Client.Take)")]
    [InlineData("at System.Linq.First()", "")]
    public void The_topmost_frame_of_somebodys_own_is_told_without_its_folder(string? trace, string expected) =>
        Assert.Equal("TracedException: no" + expected, Thrown.Tell(new TracedException("no", trace), ""));

    [Fact]
    public void The_occasion_is_told_where_it_is_known() => Assert.Equal("TracedException on Connect: no", Thrown.Tell(new TracedException("no", null), "Connect"));

    [Fact]
    public void A_message_of_several_lines_is_told_on_one() => Assert.Equal("TracedException: one two", Thrown.Tell(new TracedException("one\r\ntwo", null), ""));

    [Fact]
    public void A_message_that_throws_is_told_as_such() =>
        Assert.Equal("TracedException: its message cannot be read: NotSupportedException", Thrown.Tell(new TracedException(null, null), ""));

    [Fact]
    public void A_stack_trace_that_throws_names_no_place() => Assert.Equal("TracedException: no", Thrown.Tell(new TracedException("no", "throws"), ""));

    [Fact]
    public void A_message_without_end_is_cut_off()
    {
        string told = Thrown.Tell(new TracedException(new string('a', 3_000_000), null), "");
        Assert.Equal("TracedException: ".Length + 10_001, told.Length);
        Assert.EndsWith("a…", told, StringComparison.Ordinal);
    }

#pragma warning disable CA1032 // nobody makes it in another way
    private sealed class TracedException(string? message, string? trace) : Exception
    {
        public override string Message => message ?? throw new NotSupportedException();

        public override string? StackTrace => trace == "throws" ? throw new NotSupportedException() : trace;
    }
#pragma warning restore CA1032
}
