using System.Text;
using FsCheck.Xunit;
using Simulator.Logs;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.LogFiles;
using Simulator.Simulation;
using Simulator.Tests.Snapshots;
using Simulator.Time;

namespace Simulator.Tests.LogFiles;

/// <summary>Whatever a file holds, it is read or its errors are told, each with its line and a remedy.</summary>
public sealed class LogFileReaderTests
{
    private const string Opened = """{"at":50,"entry":"attemptOpened","attempt":1}""";
    private const string End = """{"end":60}""";

    [Theory]
    [InlineData("""{"at":60,"entry":"attemptOpend","attempt":1}""", "There is no kind of entry ‘attemptOpend’ here: did you mean ‘attemptOpened’?")]
    [InlineData("""{"at":60,"entry":7}""", "Expected a kind of entry")]
    [InlineData("""{"at":60}""", "The member ‘entry’ is missing.")]
    [InlineData("""{"at":60,"entry":"attemptOpened"}""", "The member ‘attempt’ is missing.")]
    [InlineData("""{"entry":"created"}""", "The member ‘at’ is missing.")]
    [InlineData("""{"at":60,"entry":"attemptOpened","attempt":1,"atempt":2}""", "There is no member ‘atempt’ here: did you mean ‘attempt’?")]
    [InlineData("""{"at":60,"entry":"attemptOpened","attempt":"1"}""", "Expected a whole number")]
    [InlineData("""{"at":60,"at":70,"entry":"created"}""", "The member ‘at’ is here twice; the first is in line 3.")]
    [InlineData("""{"at":-1,"entry":"created"}""", "Expected a whole number from 0 to")]
    [InlineData("""{"at":1.5,"entry":"created"}""", "Expected a whole number from 0 to")]
    [InlineData("""{"at":49,"entry":"created"}""", "Time goes backward here, from 0.050 to 0.049.")]
    [InlineData("""{"at":60,"awake":40,"entry":"created"}""", "Time goes backward here, from 0.050 to 0.060 (awake 0.040).")]
    [InlineData("""{"at":60,"awake":61,"entry":"created"}""", "The client cannot have been awake for 0.061 s in 0.060 s.")]
    [InlineData("""{"end":40}""", "Time goes backward here")]
    [InlineData("""{"end":60,"until":70}""", "There is no member ‘until’ here.")]
    [InlineData("[]", "Each line of a log is a JSON object, but this is an empty list.")]
    [InlineData("", "This line is empty.")]
    [InlineData("""{"at":60,"entry":""", "The line ends here, before the object that begins in line 3 is closed.")]
    [InlineData("{'at':60}", "must be strict JSON")]
    [InlineData("""{"at":60,"entry":"error","payload":"\ud800"}""", "half of a surrogate pair")]
    public void A_wrong_line_is_told_with_its_place(string line, string message)
    {
        ReadLog read = LogLines.Read(Opened, line, End);

        Assert.Null(read.File);
        Assert.All(read.Errors, error => Assert.Equal(3, error.Line));
        Assert.Contains(read.Errors, error => error.Message.Contains(message, StringComparison.Ordinal));
        Assert.All(read.Errors, error => Assert.Contains(error.Message[^1], ".?"));
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData(" \r\n\n", "The file is empty.")]
    [InlineData("hello", "is an invalid start of a value")]
    [InlineData("[]", "Each line of a log is a JSON object")]
    [InlineData("""{"at":0,"entry":"created"}""", "The first line of a log is its header")]
    [InlineData("""{"log":2,"scenario":null,"client":null,"speed":1,"tolerance":0,"evidence":[]}""", "This log has version 2 of the format, and this program reads version 1.")]
    [InlineData("""{"log":1,"speed":1,"tolerance":0}""", "The member ‘evidence’ is missing.")]
    [InlineData("""{"log":1,"speed":0,"tolerance":0,"evidence":[]}""", "The speed must be more than 0.")]
    [InlineData("""{"log":1,"speed":1,"tolerance":-1,"evidence":[]}""", "Expected a whole number from 0")]
    [InlineData("""{"log":1,"speed":1,"tolerance":0,"evidence":["call"]}""", "did you mean ‘calls’?")]
    [InlineData("""{"log":1,"speed":1,"tolerance":0,"evidence":[],"client":7}""", "Expected a text")]
    [InlineData("""{"log":1,"speed":1,"tolerance":0,"evidence":[],"scenario":{"title":"A"}}""", "The member ‘until’ is missing.")]
    [InlineData("""{"log":1,"speed":1,"tolerance":0,"evidence":[],"scenario":{"title":"${a}","until":"1s"}}""", "Nothing is bound to ‘${a}’")]
    [InlineData("""{"log":1,"speed":1,"tolerance":0,"evidence":[],"scenario":{"title":"A","until":"1s","matrix":{"a":[1]}}}""", "it has neither ‘params’ nor ‘matrix’")]
    [InlineData("""{"log":1,"speed":1,"tolerance":0,"evidence":[],"scenario":7}""", "Expected an object")]
    public void A_wrong_header_is_told_and_nothing_else(string header, string message)
    {
        ReadLog read = LogLines.ReadText(header.Length == 0 ? "" : $"{header}\nnothing\n{{}}\n");

        Assert.Null(read.File);
        Assert.Contains(read.Errors, error => error.Message.Contains(message, StringComparison.Ordinal) || message == "The file is empty.");
        Assert.All(read.Errors, error => Assert.InRange(error.Line, 0, 1));
    }

    [Theory]
    [InlineData(Opened)]
    [InlineData(End)]
    public void Nothing_follows_the_end(string line) =>
        Assert.Contains("One file holds one log", Assert.Single(LogLines.Read(Opened, End, line).Errors).Message, StringComparison.Ordinal);

    [Fact]
    public void A_log_without_an_end_is_read_up_to_its_last_whole_line()
    {
        LogFile log = LogLines.Log(LogLines.ReadText($"{LogLines.Header}\n{Opened}\n{{\"at\":90,\"entry\":\"attempt"));

        Assert.Equal([new Entry.AttemptOpened(new Moment(new Instant(50), new Instant(50)), 1)], log.Entries);
        Assert.True(log.IsCutOff);
        Assert.Equal(new Instant(50), log.End.At);
        Assert.Contains("It was read up to 0.050", Assert.Single(log.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_line_needs_no_line_feed_and_lines_may_end_as_on_Windows()
    {
        LogFile log = LogLines.Log(LogLines.ReadText($"\ufeff{LogLines.Header}\r\n{Opened}\r\n{End}"));

        Assert.False(log.IsCutOff);
        Assert.Equal((1, new Instant(60)), (log.Entries.Count, log.End.At));
    }

    [Fact]
    public void A_finding_is_shown_at_the_line_of_its_entry()
    {
        LogFile log = LogLines.Log(LogLines.Read(Opened, Opened, End));
        TransitionLog judged = new(log.Scenario.Client, log.Entries, log.End);

        Assert.Equal([2, 3, 4], Enumerable.Range(0, 3).Select(entry => log.LineOf(judged, entry)));
        Assert.Equal(3, log.LineOf(judged with { Entries = [.. judged.Entries, .. judged.Entries] }, 3));
    }

    [Fact]
    public void What_could_hold_up_a_judgement_is_refused()
    {
        AssertRefused("nested deeper than", LogLines.Header + "\n" + new string('[', 3_000_000) + "\n");
        AssertRefused("more than 4 MB", $"{LogLines.Header}\n{{\"at\":0,\"entry\":\"error\",\"payload\":\"{new string('x', 5_000_000)}\"}}\n");
        AssertRefused("more than 4 MB", new string('x', 5_000_000));
        AssertRefused("There are more errors than these 100.", LogLines.Header + "\n" + string.Concat(Enumerable.Repeat("{}\n", 1_000_000)));
    }

    [Fact]
    public void What_is_no_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal($"{folder.Path}: It is a folder. Name a log in it.", Refused(folder.Path));
        Assert.Equal("nothing: There is no such file. Check the path; it counts from the current folder.", Refused("nothing"));
    }

    [Property(MaxTest = 60)]
    public void Bytes_may_be_put_in_and_taken_out_anywhere(int place, byte[] damage, bool cut)
    {
        byte[] text = Encoding.UTF8.GetBytes(LogLines.Of(new LogHeader(new Scenario("x", "X", new Instant(5_000))), ScenarioRunner.Run(new Scenario("x", "X", new Instant(5_000)))));
        int at = (int)((uint)(place * 7919) % (uint)text.Length);

        ReadLog read = LogFileReader.Read("a.jsonl", [.. text[..at], .. damage, .. text[Math.Min(text.Length, at + (cut ? damage.Length + 1 : 0))..]], new ReadSettings());

        Assert.True(read.File is null == read.Errors.Count > 0);
    }

    private static string Refused(string path) => Assert.Single(LogSource.Read(path, _ => throw new InvalidOperationException("it was read")).Errors).ToString();

    private static void AssertRefused(string message, string text) =>
        Assert.Contains(LogLines.ReadText(text).Errors, error => error.Message.Contains(message, StringComparison.Ordinal));
}
