using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Rules;

/// <summary>
/// A log, read once for all rules: attempts as stories, states as spans, codes with the attempt they were told on.
/// What the client says is taken as said; whether it is right is for the rules.
/// </summary>
internal sealed class Timeline
{
    private readonly string[] states;
    private readonly AttemptStory?[] live;
    private readonly int[] instantEnds;

    public Timeline(TransitionLog log)
    {
        Log = log;
        Policy = log.Setup.EffectivePolicy;
        states = new string[log.Entries.Count];
        live = new AttemptStory?[log.Entries.Count];
        instantEnds = new int[log.Entries.Count];
        ReadEntries();
        Spans = [.. StateSpan.In(log)];
    }

    public TransitionLog Log { get; }

    public ConnectionPolicy Policy { get; }

    public ClientSetup Setup => Log.Setup;

    public int Count => Log.Entries.Count;

    public List<AttemptStory> Attempts { get; } = [];

    public List<ToldCode> Codes { get; } = [];

    public IReadOnlyList<StateSpan> Spans { get; }

    public Entry this[int index] => Log.Entries[index];

    /// <summary>The moment of the entry at <paramref name="index"/>, or the end of the run behind the last one.</summary>
    public Moment When(int index) => Log.WhenAt(index);

    /// <summary>The state that the client last told, after the entry at <paramref name="index"/>.</summary>
    public string StateAfter(int index) => states[index];

    /// <summary>The state that the client last told, before the entry at <paramref name="index"/>.</summary>
    public string StateBefore(int index) => index == 0 ? StateNames.All[0] : states[index - 1];

    /// <summary>The attempt that is live after the entry at <paramref name="index"/>.</summary>
    public AttemptStory? LiveAfter(int index) => live[index];

    /// <summary>The attempt that is live before the entry at <paramref name="index"/>.</summary>
    public AttemptStory? LiveBefore(int index) => index == 0 ? null : live[index - 1];

    /// <summary>The index behind the last entry of the instant of <paramref name="index"/>.</summary>
    public int InstantEnd(int index) => instantEnds[index];

    /// <summary>The index behind what answers the call at <paramref name="index"/>: the next call, or the end of the instant.</summary>
    public int CallEnd(int index) =>
        First<Entry.CallMade>(index + 1, InstantEnd(index)) is int next and >= 0 ? next : InstantEnd(index);

    /// <summary>All entries of one kind with their indexes.</summary>
    public IEnumerable<(int Index, T Entry)> Of<T>()
        where T : Entry
    {
        for (int index = 0; index < Count; index++)
        {
            if (Log.Entries[index] is T entry)
            {
                yield return (index, entry);
            }
        }
    }

    /// <summary>The index of the first entry of a kind in [from, to) that fits; -1 where there is none.</summary>
    public int First<T>(int from, int to, Func<T, bool>? fits = null)
        where T : Entry
    {
        for (int index = from; index < Math.Min(to, Count); index++)
        {
            if (Log.Entries[index] is T entry && (fits is null || fits(entry)))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Whether an entry of a kind stands in [from, to) that fits.</summary>
    public bool Any<T>(int from, int to, Func<T, bool>? fits = null)
        where T : Entry => First(from, to, fits) >= 0;

    /// <summary>The index of the first entry behind <paramref name="from"/> that is later than <paramref name="awake"/> on the client's clock.</summary>
    public int FirstAfter(int from, Instant awake)
    {
        int index = from;
        while (index < Count && When(index).Awake <= awake)
        {
            index++;
        }

        return index;
    }

    /// <summary>Whether the program stops the client in [from, to).</summary>
    public bool Stops(int from, int to) => Any<Entry.CallMade>(from, to, IsStop);

    /// <summary>Whether the program asks the client to connect in [from, to).</summary>
    public bool Connects(int from, int to) => Any<Entry.CallMade>(from, to, call => call.Name == "connect");

    /// <summary>Whether something in the instant of <paramref name="index"/>, up to it, lets the client come to rest.</summary>
    public bool MayRest(int index)
    {
        int from = InstantStart(index);
        return Stops(from, index) || Codes.Exists(told => told.Index >= from && told.Index <= index && told.ForbidsRetry);
    }

    /// <summary>Whether the attempt that starts at <paramref name="index"/> was brought about by something other than waiting.</summary>
    public bool IsTriggered(int index)
    {
        int from = InstantStart(index);
        return Connects(from, index)
            || Any<Entry.NoticeGiven>(from, index, notice => notice.Online)
            || Codes.Exists(told => told.Index >= from && told.Index < index && told.AsksForSecure);
    }

    /// <summary>The attempt that starts after <paramref name="attempt"/>, or null.</summary>
    public AttemptStory? Next(AttemptStory attempt) => Attempts.Find(later => later.StartIndex > attempt.StartIndex);

    /// <summary>The index behind what the client does in answer to the entry at <paramref name="index"/>.</summary>
    public int ReactionEnd(int index)
    {
        int end = index + 1;
        while (end < InstantEnd(index) && (Log.Entries[end].IsClients || Log.Entries[end] is Entry.StateRead))
        {
            end++;
        }

        return end;
    }

    public static bool IsStop(Entry.CallMade call) => call.Name is "disconnect" or "leavePage";

    /// <summary>A few words for the entry at <paramref name="index"/>.</summary>
    public string Tell(int index) => index < Count
        ? $"{LogText.Verbose(Log.Entries[index])} at {Log.Entries[index].At}"
        : $"the run ends at {Log.End.At}";

    /// <summary>The index of the first entry of the instant of <paramref name="index"/>.</summary>
    public int InstantStart(int index)
    {
        int start = index;
        while (start > 0 && Log.Entries[start - 1].At == Log.Entries[index].At)
        {
            start--;
        }

        return start;
    }

    private void ReadEntries()
    {
        string state = StateNames.All[0];
        AttemptStory? current = null;
        for (int index = 0; index < Count; index++)
        {
            Entry entry = Log.Entries[index];
            state = entry is Entry.StateChange change ? change.Current : state;
            current = Follow(index, entry, current);
            states[index] = state;
            live[index] = current;
        }

        for (int index = Count - 1; index >= 0; index--)
        {
            bool last = index == Count - 1 || Log.Entries[index + 1].At != Log.Entries[index].At;
            instantEnds[index] = last ? index + 1 : instantEnds[index + 1];
        }
    }

    private AttemptStory? Follow(int index, Entry entry, AttemptStory? current)
    {
        switch (entry)
        {
            case Entry.AttemptStarted start:
                var story = new AttemptStory(index, start);
                Attempts.Add(story);
                return story;
            case Entry.AttemptOpened opened when opened.Attempt == current?.Number:
                current.OpenIndex = index;
                return current;
            case Entry.AttemptFailed failed:
                return EndIf(failed.Attempt, current, index, byPeer: true);
            case Entry.AttemptClosed closed when closed.Attempt == current?.Number:
                Codes.Add(new ToldCode(index, closed.Code, current, ByClose: true));
                return EndIf(closed.Attempt, current, index, byPeer: true);
            case Entry.AttemptGivenUp given:
                return EndIf(given.Attempt, current, index, byPeer: false);
            case Entry.TextReceived text when text.Attempt == current?.Number:
                Hear(index, text.Text, current);
                return current;
            default:
                return current;
        }
    }

    /// <summary>Ends the story of an attempt, be it the live one or one that was left open behind it.</summary>
    private AttemptStory? EndIf(int attempt, AttemptStory? current, int index, bool byPeer)
    {
        AttemptStory? story = current?.Number == attempt ? current : Attempts.Find(candidate => candidate.Number == attempt);
        if (story is not null && story.End is null)
        {
            story.EndIndex = index;
            story.End = When(index);
            story.EndedByPeer = byPeer;
        }

        return story == current ? null : current;
    }

    private void Hear(int index, string text, AttemptStory attempt)
    {
        Frame? frame = Frame.Parse(text);
        if (frame is { Event: Handshake.Event } && attempt.SocketId is null && Handshake.From(frame) is Handshake handshake)
        {
            attempt.EstablishedIndex = index;
            attempt.SocketId = handshake.SocketId;
            attempt.ActivityTimeout = handshake.ActivityTimeout;
        }
        else if (ErrorNotice.From(frame)?.Code is int code)
        {
            Codes.Add(new ToldCode(index, code, attempt, ByClose: false));
        }
    }
}
