using Simulator.Collections;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Rules;

/// <summary>
/// A log, read once for all rules: attempts as histories, states as spans, codes with the attempt they were told on, and
/// where the entries of each kind stand. What the client says is taken as said; whether it is right is for the rules.
/// </summary>
internal sealed class Timeline : EntryLists
{
    private readonly ValueList<Entry> entries;
    private readonly EntryContext[] contexts;
    private List<Retry>? retries;
    private ChannelWishes? wishes;
    private List<Silence>? silences;
    private Dictionary<int, int>? requestsByNumber;

    private Throttling? throttling;

    public Timeline(TransitionLog log)
        : base(log.Entries)
    {
        Log = log;
        Policy = log.Setup.EffectivePolicy;
        entries = log.Entries;
        contexts = new EntryContext[Count];
        ReadEntries();
        FindInstants();
        Spans = StateSpan.In(log, StateChanges.In(0, Count));
    }

    public TransitionLog Log { get; }

    public ConnectionPolicy Policy { get; }

    public ClientSetup Setup => Log.Setup;

    public int Count => entries.Count;

    public List<AttemptHistory> Attempts { get; } = [];

    public List<ReceivedCode> Codes { get; } = [];

    public List<StateSpan> Spans { get; }

    public List<Retry> Retries => retries ??= Retry.In(this);

    public ChannelWishes Wishes => wishes ??= new ChannelWishes(this);

    /// <summary>The entry of the first authentication request of each number.</summary>
    public Dictionary<int, int> RequestsByNumber => requestsByNumber ??= NumberRequests();

    /// <summary>When timers fire.</summary>
    public Throttling Throttling => throttling ??= new Throttling(this);

    public List<Silence> Silences => silences ??= Silence.In(this);

    public Entry this[int index] => entries[index];

    /// <summary>The moment of the entry at <paramref name="index"/>, or the end of the run behind the last one.</summary>
    public Moment When(int index) => Log.WhenAt(index);

    /// <summary>The state that the client last told, after the entry at <paramref name="index"/>.</summary>
    public string StateAfter(int index) => contexts[index].State;

    /// <summary>The state that the client last told, before the entry at <paramref name="index"/>.</summary>
    public string StateBefore(int index) => index == 0 ? StateNames.All[0] : contexts[index - 1].State;

    /// <summary>The attempt that is live after the entry at <paramref name="index"/>.</summary>
    public AttemptHistory? LiveAfter(int index) => contexts[index].Live;

    /// <summary>The attempt that is live before the entry at <paramref name="index"/>.</summary>
    public AttemptHistory? LiveBefore(int index) => index == 0 ? null : contexts[index - 1].Live;

    /// <summary>
    /// The event that the text at <paramref name="index"/> names, sent or received on the live attempt; null where it is
    /// malformed.
    /// </summary>
    public string? EventAt(int index) => contexts[index].Event;

    /// <summary>The index of the first entry of the instant of <paramref name="index"/>.</summary>
    public int InstantStart(int index) => contexts[index].InstantStart;

    /// <summary>The index behind the last entry of the instant of <paramref name="index"/>.</summary>
    public int InstantEnd(int index) => contexts[index].InstantEnd;

    /// <summary>The index behind what answers the call at <paramref name="index"/>: the next call, or the end of the instant.</summary>
    public int CallEnd(int index) =>
        Calls.First(index + 1, InstantEnd(index)) is int next and >= 0 ? next : InstantEnd(index);

    /// <summary>The index of the first entry behind <paramref name="from"/> that is later than <paramref name="awake"/> on the client's clock.</summary>
    public int FirstAfter(int from, Instant awake)
    {
        int low = from;
        int high = Count;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = entries[middle].Awake <= awake ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Whether the program stops the client in [from, to).</summary>
    public bool Stops(int from, int to) => Calls.Any(from, to, IsStop);

    /// <summary>Whether the program asks the client to connect in [from, to).</summary>
    public bool Connects(int from, int to) => Calls.Any(from, to, call => call.Name == "connect");

    /// <summary>Whether the server gives a code in [from, to) that fits.</summary>
    public bool IsTold(int from, int to, Func<ReceivedCode, bool> fits)
    {
        for (int place = FirstCode(from); place < Codes.Count && Codes[place].Index < to; place++)
        {
            if (fits(Codes[place]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The place in <see cref="Codes"/> of the first one told at <paramref name="index"/> or behind it.</summary>
    public int FirstCode(int index) => Sorted.FirstAt(Codes, static told => told.Index, index);

    /// <summary>The last attempt that starts before the entry at <paramref name="index"/>; null where none does.</summary>
    public AttemptHistory? AttemptBefore(int index) =>
        Sorted.FirstAt(Attempts, static attempt => attempt.StartIndex, index) is int place and > 0 ? Attempts[place - 1] : null;

    /// <summary>Whether something in the instant of <paramref name="index"/>, up to it, lets the client come to rest.</summary>
    public bool MayRest(int index)
    {
        int from = InstantStart(index);
        return Stops(from, index) || IsTold(from, index + 1, told => told.ForbidsRetry);
    }

    /// <summary>Whether the attempt that starts at <paramref name="index"/> was brought about by something other than waiting.</summary>
    public bool IsTriggered(int index)
    {
        int from = InstantStart(index);
        return Connects(from, index)
            || Notices.Any(from, index, notice => notice.Online)
            || IsTold(from, index, told => told.AsksForSecure);
    }

    /// <summary>The index behind what the client does in answer to the entry at <paramref name="index"/>.</summary>
    public int ReactionEnd(int index)
    {
        int end = index + 1;
        while (end < InstantEnd(index) && (entries[end].IsClients || entries[end] is Entry.StateRead))
        {
            end++;
        }

        return end;
    }

    /// <summary>Whether open sockets are silent after the entry at <paramref name="index"/>.</summary>
    public bool IsSilentAt(int index) => WorldChanges.Last(index + 1) is int last and >= 0 && ((Entry.WorldChanged)entries[last]).Silent;

    public static bool IsStop(Entry.CallMade call) => call.Name is "disconnect" or "leavePage";

    /// <summary>A few words for the entry at <paramref name="index"/>.</summary>
    public string Tell(int index) => $"{LogText.Verbose(entries[index])} at {entries[index].At}";

    private void ReadEntries()
    {
        string state = StateNames.All[0];
        AttemptHistory? current = null;
        for (int index = 0; index < Count; index++)
        {
            Entry entry = entries[index];
            state = entry is Entry.StateChange change ? change.Current : state;
            current = Follow(index, entry, current);
            contexts[index].State = state;
            contexts[index].Live = current;
        }
    }

    private void FindInstants()
    {
        int start = 0;
        for (int index = 1; index <= Count; index++)
        {
            if (index == Count || entries[index].At != entries[start].At)
            {
                foreach (ref EntryContext place in contexts.AsSpan(start..index))
                {
                    place.InstantStart = start;
                    place.InstantEnd = index;
                }

                start = index;
            }
        }
    }

    private AttemptHistory? Follow(int index, Entry entry, AttemptHistory? current)
    {
        switch (entry)
        {
            case Entry.AttemptStarted start:
                return Begin(new AttemptHistory(index, start));
            case Entry.AttemptOpened opened when opened.Attempt == current?.Number:
                current.OpenIndex = index;
                return current;
            case Entry.AttemptFailed failed:
                return EndIf(failed.Attempt, current, index, byPeer: true);
            case Entry.AttemptClosed closed when closed.Attempt == current?.Number:
                Codes.Add(new ReceivedCode(index, closed.Code, current, ByClose: true));
                return EndIf(closed.Attempt, current, index, byPeer: true);
            case Entry.AttemptGivenUp given:
                return EndIf(given.Attempt, current, index, byPeer: false);
            case Entry.TextReceived text when text.Attempt == current?.Number:
                Hear(index, Read(index, text.Text), current);
                return current;
            case Entry.TextSent text:
                Read(index, text.Text);
                return current;
            default:
                return current;
        }
    }

    private Dictionary<int, int> NumberRequests()
    {
        var numbered = new Dictionary<int, int>(Requests.Count);
        foreach ((int index, Entry.AuthRequested request) in Requests)
        {
            numbered.TryAdd(request.Request, index);
        }

        return numbered;
    }

    private AttemptHistory Begin(AttemptHistory history)
    {
        if (Attempts.Count > 0)
        {
            Attempts[^1].Next = history;
        }

        Attempts.Add(history);
        return history;
    }

    /// <summary>Ends the history of an attempt, be it the live one or one that was left open behind it.</summary>
    private AttemptHistory? EndIf(int attempt, AttemptHistory? current, int index, bool byPeer)
    {
        AttemptHistory? history = current?.Number == attempt ? current : FindAttempt(attempt);
        if (history is not null && history.End is null)
        {
            history.EndIndex = index;
            history.End = When(index);
            history.EndedByPeer = byPeer;
        }

        return history == current ? null : current;
    }

    private AttemptHistory? FindAttempt(int number) => Attempts.FindLast(candidate => candidate.Number == number);

    private Frame? Read(int index, string text)
    {
        Frame? frame = Frame.Parse(text);
        contexts[index].Event = frame?.Event;
        return frame;
    }

    private void Hear(int index, Frame? frame, AttemptHistory attempt)
    {
        if (frame is { Event: Handshake.Event } && attempt.SocketId is null && Handshake.From(frame) is Handshake handshake)
        {
            attempt.EstablishedIndex = index;
            attempt.SocketId = handshake.SocketId;
            attempt.ActivityTimeout = handshake.ActivityTimeout;
        }
        else if (ErrorNotice.From(frame)?.Code is int code)
        {
            Codes.Add(new ReceivedCode(index, code, attempt, ByClose: false));
        }
    }

    /// <summary>What holds at an entry.</summary>
    private struct EntryContext
    {
        public string State;
        public AttemptHistory? Live;
        public string? Event;
        public int InstantStart;
        public int InstantEnd;
    }
}
