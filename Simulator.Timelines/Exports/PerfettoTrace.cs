using Google.Protobuf;
using Simulator.Logs;
using Simulator.Timelines.Lanes;

namespace Simulator.Timelines.Exports;

/// <summary>A run as a trace of Perfetto, which ui.perfetto.dev opens: a track a lane, slices for stretches, instants for marks.</summary>
/// <remarks>Source: Perfetto's trace_packet.proto, track_event.proto and track_descriptor.proto; the numbers of the fields are theirs.</remarks>
public static class PerfettoTrace
{
    private const uint Sequence = 1;
    private const uint SliceBegin = 1;
    private const uint SliceEnd = 2;
    private const uint Instant = 3;

    /// <summary>The bytes of the file.</summary>
    public static byte[] Of(RunTimeline run)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var trace = new MemoryStream();
        using (var output = new CodedOutputStream(trace, leaveOpen: true))
        {
            ulong track = 0;
            foreach (TimelineLane lane in run.Lanes)
            {
                track++;
                WritePacket(output, packet => WriteMessage(packet, 60, descriptor => WriteDescriptor(descriptor, track, lane.Name)));
                WriteLane(output, run, lane, track);
            }
        }

        return trace.ToArray();
    }

    private static void WriteLane(CodedOutputStream output, RunTimeline run, TimelineLane lane, ulong track)
    {
        foreach (Stretch stretch in lane.Stretches.Where(stretch => stretch.Kind != "arc"))
        {
            WriteEvent(output, At(run, stretch.From), track, SliceBegin, stretch.Text);
            WriteEvent(output, At(run, stretch.To), track, SliceEnd, null);
        }

        foreach (Mark mark in lane.Marks)
        {
            string name = mark.Text.Length > 0 ? mark.Text : mark.Entry < run.Log.Entries.Count ? LogText.Verbose(run.Log.Entries[mark.Entry]) : mark.Kind;
            WriteEvent(output, At(run, mark.Entry), track, Instant, name);
        }
    }

    private static void WriteEvent(CodedOutputStream output, ulong nanoseconds, ulong track, uint type, string? name) => WritePacket(output, packet =>
    {
        packet.WriteTag(8, WireFormat.WireType.Varint); // timestamp
        packet.WriteUInt64(nanoseconds);
        WriteMessage(packet, 11, told => // track_event
        {
            told.WriteTag(9, WireFormat.WireType.Varint); // type
            told.WriteUInt32(type);
            told.WriteTag(11, WireFormat.WireType.Varint); // track_uuid
            told.WriteUInt64(track);
            if (name is not null)
            {
                told.WriteTag(23, WireFormat.WireType.LengthDelimited); // name
                told.WriteString(Printable.Line(name));
            }
        });
    });

    private static void WriteDescriptor(CodedOutputStream descriptor, ulong track, string name)
    {
        descriptor.WriteTag(1, WireFormat.WireType.Varint); // uuid
        descriptor.WriteUInt64(track);
        descriptor.WriteTag(2, WireFormat.WireType.LengthDelimited); // name
        descriptor.WriteString(Printable.Line(name));
    }

    /// <summary>A packet of the one sequence that there is.</summary>
    private static void WritePacket(CodedOutputStream output, Action<CodedOutputStream> write) => WriteMessage(output, 1, packet =>
    {
        packet.WriteTag(10, WireFormat.WireType.Varint); // trusted_packet_sequence_id
        packet.WriteUInt32(Sequence);
        write(packet);
    });

    private static void WriteMessage(CodedOutputStream output, int field, Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using (var inner = new CodedOutputStream(bytes, leaveOpen: true))
        {
            write(inner);
        }

        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(bytes.ToArray()));
    }

    private static ulong At(RunTimeline run, int entry) => (ulong)(run.Log.WhenAt(entry).At - Time.Instant.Start).Milliseconds * 1_000_000;
}
