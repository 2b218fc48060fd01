using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Simulator.Logs;

/// <summary>
/// The one byte form of a log, on every machine: all fields of all entries in order, and the end. A kind is a number, a
/// number is little-endian, a text is UTF-8 behind its length.
/// </summary>
internal sealed class LogBytes
{
    private const int UsualBytesOfAnEntry = 64;
    private const int MostBytesOfALetter = 3;

    private byte[] bytes;
    private int length;

    private LogBytes(int entries) => bytes = new byte[UsualBytesOfAnEntry * (entries + 1)];

    /// <summary>The bytes of <paramref name="log"/>.</summary>
    public static ReadOnlySpan<byte> Of(TransitionLog log)
    {
        var form = new LogBytes(log.Entries.Count);
        for (int index = 0; index < log.Entries.Count; index++)
        {
            form.Write(log.Entries[index]);
        }

        form.Begin(0, log.End);
        return form.bytes.AsSpan(0, form.length);
    }

    /// <summary>A kind keeps its number for ever, and a new kind takes the next one: another number is another fingerprint of every log.</summary>
    private LogBytes Write(Entry entry) => entry switch
    {
        Entry.Created => Begin(1, entry.When),
        Entry.StepTaken step => Begin(2, entry.When).Number(step.Number).Text(step.Text).Text(step.Id).Text(step.Note),
        Entry.StepPostponed step => Begin(3, entry.When).Number(step.Number).Text(step.Text),
        Entry.Woken => Begin(4, entry.When),
        Entry.CallMade { Event: null } call => Begin(5, entry.When).Text(call.Name).Text(call.InHandler).Text(call.Channel),
        Entry.CallMade call => Begin(25, entry.When).Text(call.Event).Text(call.InHandler).Text(call.Channel).Text(call.Data),
        Entry.NoticeGiven notice => Begin(6, entry.When).Flag(notice.Online),
        Entry.WorldChanged world => Begin(7, entry.When).Flag(world.Accepting).Flag(world.Full).Flag(world.Silent).Text(world.Throttle.Milliseconds == 0 ? "" : world.Throttle.ToString()),
        Entry.Stopped stopped => Begin(8, entry.When).Text(stopped.Cause).Text(stopped.Explanation),
        Entry.StateChange change => Begin(9, entry.When).Text(change.Previous).Text(change.Current),
        Entry.StateEvent named => Begin(10, entry.When).Text(named.State).Text(named.SocketId),
        Entry.StateRead read => Begin(11, entry.When).Text(read.State),
        Entry.ConnectingIn announcement => Begin(12, entry.When).Text(announcement.Seconds.ToString("G29", CultureInfo.InvariantCulture)),
        Entry.ErrorEmitted error => Begin(13, entry.When).Text(error.Payload),
        Entry.EventEmitted other => Begin(14, entry.When).Text(other.Name).Text(other.Data),
        Entry.DeadlineReached => Begin(15, entry.When),
        Entry.AttemptStarted start => Begin(16, entry.When).Number(start.Attempt).Number((int)start.Transport).Text(start.Url),
        Entry.AttemptOpened opened => Begin(17, entry.When).Number(opened.Attempt),
        Entry.AttemptFailed failed => Begin(18, entry.When).Number(failed.Attempt).Text(failed.Reason),
        Entry.AttemptClosed closed => Begin(19, entry.When).Number(closed.Attempt).Number(closed.Code).Text(closed.Reason).Flag(closed.Clean),
        Entry.AttemptGivenUp given => Begin(20, entry.When).Number(given.Attempt),
        Entry.TextReceived text => Begin(21, entry.When).Number(text.Attempt).Text(text.Text),
        Entry.TextSent text => Begin(22, entry.When).Number(text.Attempt).Text(text.Text),
        Entry.AuthRequested request => Request(request),
        Entry.AuthAnswered answer => Begin(24, entry.When).Number(answer.Request).Number(answer.Status).Text(answer.Body),
        Entry.WorldActed acted => Begin(26, entry.When).Text(acted.Text),
        Entry.ChannelEvent named => Begin(27, entry.When).Text(named.Channel).Text(named.Name).Text(named.Data),
        Entry.StepMissed missed => Begin(28, entry.When).Number(missed.Number).Text(missed.Text),
        _ => throw new ArgumentException($"no bytes for {entry.GetType().Name}", nameof(entry)),
    };

    private LogBytes Request(Entry.AuthRequested request)
    {
        Begin(23, request.When).Number(request.Request).Text(request.Method).Text(request.Url).Text(request.Body).Number(request.Headers.Count);
        foreach (Protocol.Parameter header in request.Headers)
        {
            Text(header.Name).Text(header.Value);
        }

        return this;
    }

    private LogBytes Begin(byte kind, Moment when)
    {
        Span<byte> room = Room(1 + (2 * sizeof(long)));
        room[0] = kind;
        BinaryPrimitives.WriteInt64LittleEndian(room[1..], when.At.Milliseconds);
        BinaryPrimitives.WriteInt64LittleEndian(room[(1 + sizeof(long))..], when.Awake.Milliseconds);
        length += 1 + (2 * sizeof(long));
        return this;
    }

    private LogBytes Number(int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), number);
        length += sizeof(int);
        return this;
    }

    private LogBytes Flag(bool flag) => Number(flag ? 1 : 0);

    /// <summary>Null has the length -1, so that it is another text than the empty one.</summary>
    private LogBytes Text(string? text)
    {
        if (text is null)
        {
            return Number(-1);
        }

        Span<byte> room = Room(sizeof(int) + (MostBytesOfALetter * text.Length));
        int written = Encoding.UTF8.GetBytes(text, room[sizeof(int)..]);
        BinaryPrimitives.WriteInt32LittleEndian(room, written);
        length += sizeof(int) + written;
        return this;
    }

    private Span<byte> Room(int needed)
    {
        if (bytes.Length - length < needed)
        {
            Array.Resize(ref bytes, (2 * bytes.Length) + needed);
        }

        return bytes.AsSpan(length);
    }
}
