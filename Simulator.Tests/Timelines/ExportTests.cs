using System.Globalization;
using Google.Protobuf;
using Newtonsoft.Json.Linq;
using Simulator.Scenarios;
using Simulator.Tests.Commands;
using Simulator.Tests.Snapshots;
using Simulator.Timelines.Exports;
using Simulator.Timelines.Lanes;

namespace Simulator.Tests.Timelines;

/// <summary>Breaks when a run that is written for another tool says something else than its timeline.</summary>
public sealed class ExportTests
{
    private static readonly RunTimeline Run = Runs.Of("sequences/internet-disappears");

    [Fact]
    public void Of_Perfetto_each_lane_has_a_track_and_each_slice_that_begins_ends()
    {
        uint?[] packets = [.. Packets(Run).Select(packet => packet.Kind)];
        uint[] kinds = [.. packets.OfType<uint>()];
        Assert.Equal(Run.Lanes.Count, packets.Length - kinds.Length);
        Assert.Equal(Run.Lanes.Sum(lane => lane.Stretches.Count(stretch => stretch.Kind != "arc")), kinds.Count(kind => kind == 1));
        Assert.Equal(kinds.Count(kind => kind == 1), kinds.Count(kind => kind == 2));
        Assert.Equal(Run.Lanes.Sum(lane => lane.Marks.Count), kinds.Count(kind => kind == 3));
    }

    /// <summary>Perfetto ends the slice that began last on a track: of two that overlap, the wrong one.</summary>
    [Theory]
    [InlineData("sequences/internet-disappears")]
    [InlineData("auth/session-expires")]
    public void Of_Perfetto_no_slice_begins_on_a_track_before_the_last_one_has_ended(string scenario)
    {
        RunTimeline run = Runs.Of(scenario);
        foreach (IGrouping<ulong, Packet> track in Packets(run).Where(packet => packet.Kind is 1 or 2).GroupBy(packet => packet.Track))
        {
            // A sort that keeps the order of equals, as Perfetto's does.
            Packet[] slices = [.. track.OrderBy(packet => packet.At)];
            Assert.Equal(slices.Select((_, place) => (uint?)(place % 2 == 0 ? 1 : 2)), slices.Select(packet => packet.Kind));
        }
    }

    [Fact]
    public void Of_OpenTelemetry_each_span_lies_in_one_trace_below_a_span_that_is_there()
    {
        JToken[] spans = [.. OtlpTrace.Of(Run, "mine")["resourceSpans"]![0]!["scopeSpans"]![0]!["spans"]!];
        var ids = spans.Select(span => (string)span["spanId"]!).ToHashSet();
        Assert.Equal(spans.Length, ids.Count);
        Assert.All(spans, span =>
        {
            Assert.Matches("^[0-9a-f]{32}$", (string)span["traceId"]!);
            Assert.Matches("^[0-9a-f]{16}$", (string)span["spanId"]!);
            Assert.True(((string)span["parentSpanId"]!).Length == 0 || ids.Contains((string)span["parentSpanId"]!));
            Assert.True(long.Parse((string)span["startTimeUnixNano"]!, CultureInfo.InvariantCulture) <= long.Parse((string)span["endTimeUnixNano"]!, CultureInfo.InvariantCulture));
        });
        Assert.Contains(spans, span => (string)span["name"]! == "state: unavailable" && (string)span["startTimeUnixNano"]! == "40000000000");
    }

    [Fact]
    public void Of_Mermaid_what_is_said_stands_between_the_three_who_say_it()
    {
        string text = MermaidSequence.Of(Run);
        Assert.StartsWith("sequenceDiagram\n", text, StringComparison.Ordinal);
        Assert.Contains("\n    Note over C: 40.000 unavailable\n", text, StringComparison.Ordinal);
        Assert.Contains("\n    C-->>P: 10.030 connecting_in 2\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_text_is_a_name_in_any_of_them_and_no_more()
    {
        const string Nasty = "</script><img src=x onerror=alert(1)>\u202Egnirts\u0007\u001b[31m\u0085\r&amp;";
        using var folder = new TemporaryFolder();
        string file = folder.Write("a.json", new JObject(
            new JProperty("title", "hostile"),
            new JProperty("until", "5s"),
            new JProperty("steps", new JArray(
                new JObject(new JProperty("at", "1s"), new JProperty("raw", Nasty)),
                new JObject(new JProperty("at", "2s"), new JProperty("raw", new string('x', 1_000_000)))))).ToString());
        CommandRun run = CommandRun.Of(folder, "show", file, "--export", "perfetto=a.pftrace", "--export", "otlp=a.otlp", "--export", "mermaid=a.mmd");
        Assert.NotEqual(ExitCode.CannotJudge, run.Exit);
        string[] written = [.. Directory.GetFiles(folder.Path).Where(name => Path.GetFileName(name).StartsWith("a.", StringComparison.Ordinal) && name != file)];
        Assert.Equal(3, written.Length);
        Assert.All(written, name => Assert.DoesNotContain(File.ReadAllText(name), letter => letter is '\u202E' or '\u001b' or '\u0007' or '\u0085' && !name.EndsWith(".pftrace", StringComparison.Ordinal)));
        JToken spans = JToken.Parse(File.ReadAllText(written.Single(name => name.EndsWith(".otlp", StringComparison.Ordinal))))["resourceSpans"]![0]!["scopeSpans"]![0]!["spans"]!;
        Assert.Contains(spans.SelectTokens("$..name"), told => ((string)told!).Contains(@"onerror=alert(1)>\u202egnirts\u0007\u001b[31m\u0085\u000d&amp;", StringComparison.Ordinal));
        using var packets = new CodedInputStream(File.ReadAllBytes(written.Single(name => name.EndsWith(".pftrace", StringComparison.Ordinal))));
        int count = 0;
        while (packets.ReadTag() != 0)
        {
            Assert.False(packets.ReadBytes().Span.IndexOf("\u202E"u8) >= 0, "a letter that turns text around is written as it is");
            count++;
        }

        Assert.True(count > 10, "the trace is empty");
    }

    [Theory]
    [InlineData("--export svg=x", "there is no format ‘svg’")]
    [InlineData("--export mermaid", "name a file, as in ‘--export mermaid=run’")]
    public void A_format_that_is_not_there_is_refused(string words, string expected)
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Of(folder, ["show", folder.Write("a.json", Files.Good), .. words.Split(' ')]);
        Assert.Equal(ExitCode.CannotJudge, run.Exit);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_file_is_of_one_run()
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Of(folder, "show", folder.Write("a.json", Files.Matrix), "--export", "mermaid=a.mmd");
        Assert.Equal(ExitCode.CannotJudge, run.Exit);
        Assert.Contains("Choose it with --filter", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["a.mmd"]));
    }

    private static List<Packet> Packets(RunTimeline run)
    {
        using var trace = new CodedInputStream(PerfettoTrace.Of(run));
        var packets = new List<Packet>();
        while (trace.ReadTag() != 0)
        {
            packets.Add(PacketOf(trace.ReadBytes()));
        }

        return packets;
    }

    private static Packet PacketOf(ByteString packet)
    {
        ulong at = 0;
        using CodedInputStream fields = packet.CreateCodedInput();
        while (fields.ReadTag() is uint tag and not 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 8:
                    at = fields.ReadUInt64();
                    break;
                case 11:
                    using (CodedInputStream told = fields.ReadBytes().CreateCodedInput())
                    {
                        told.ReadTag();
                        uint kind = told.ReadUInt32();
                        told.ReadTag();
                        return new Packet(at, kind, told.ReadUInt64());
                    }

                default:
                    fields.SkipLastField();
                    break;
            }
        }

        return new Packet(at, null, 0);
    }

    /// <param name="At">Nanoseconds from the start.</param>
    /// <param name="Kind">The type of its event; null where it describes a track.</param>
    /// <param name="Track">The track of its event.</param>
    private sealed record Packet(ulong At, uint? Kind, ulong Track);
}
