using Simulator.Collections;
using Simulator.Logs;

namespace Simulator.Rules;

/// <summary>The entries of a log by kind, for the kinds that rules visit: a rule sees only those that concern it.</summary>
internal class EntryLists
{
    public EntryLists(ValueList<Entry> entries)
    {
        for (int index = 0; index < entries.Count; index++)
        {
            Add(index, entries[index]);
        }
    }

    public EntryList<Entry.Created> Creations { get; } = new();

    public EntryList<Entry.CallMade> Calls { get; } = new();

    public EntryList<Entry.NoticeGiven> Notices { get; } = new();

    public EntryList<Entry.WorldChanged> WorldChanges { get; } = new();

    public EntryList<Entry.Woken> Wakings { get; } = new();

    public EntryList<Entry.StateChange> StateChanges { get; } = new();

    public EntryList<Entry.StateEvent> StateEvents { get; } = new();

    public EntryList<Entry.StateRead> StatesRead { get; } = new();

    public EntryList<Entry.ConnectingIn> Announcements { get; } = new();

    public EntryList<Entry.ErrorEmitted> Errors { get; } = new();

    public EntryList<Entry.EventEmitted> OtherEvents { get; } = new();

    public EntryList<Entry.ChannelEvent> ChannelEvents { get; } = new();

    public EntryList<Entry.AttemptStarted> Starts { get; } = new();

    public EntryList<Entry.AttemptFailed> Failures { get; } = new();

    public EntryList<Entry.AttemptClosed> Closes { get; } = new();

    public EntryList<Entry.AttemptGivenUp> GivenUp { get; } = new();

    public EntryList<Entry.TextReceived> TextsReceived { get; } = new();

    public EntryList<Entry.TextSent> TextsSent { get; } = new();

    public EntryList<Entry.AuthRequested> Requests { get; } = new();

    public EntryList<Entry.AuthAnswered> Answers { get; } = new();

    private void Add(int index, Entry entry)
    {
        switch (entry)
        {
            case Entry.StateChange change: StateChanges.Add(index, change); break;
            case Entry.StateEvent named: StateEvents.Add(index, named); break;
            case Entry.StateRead read: StatesRead.Add(index, read); break;
            case Entry.AttemptStarted start: Starts.Add(index, start); break;
            case Entry.TextReceived received: TextsReceived.Add(index, received); break;
            case Entry.TextSent sent: TextsSent.Add(index, sent); break;
            case Entry.ConnectingIn announcement: Announcements.Add(index, announcement); break;
            case Entry.AttemptFailed failed: Failures.Add(index, failed); break;
            case Entry.AttemptClosed closed: Closes.Add(index, closed); break;
            case Entry.AttemptGivenUp given: GivenUp.Add(index, given); break;
            case Entry.CallMade call: Calls.Add(index, call); break;
            case Entry.NoticeGiven notice: Notices.Add(index, notice); break;
            case Entry.WorldChanged world: WorldChanges.Add(index, world); break;
            case Entry.ErrorEmitted error: Errors.Add(index, error); break;
            case Entry.EventEmitted emitted: OtherEvents.Add(index, emitted); break;
            case Entry.ChannelEvent named: ChannelEvents.Add(index, named); break;
            case Entry.AuthRequested request: Requests.Add(index, request); break;
            case Entry.AuthAnswered answer: Answers.Add(index, answer); break;
            case Entry.Created created: Creations.Add(index, created); break;
            case Entry.Woken woken: Wakings.Add(index, woken); break;
            case Entry.StepTaken or Entry.StepPostponed or Entry.StepMissed or Entry.WorldActed or Entry.Stopped or Entry.DeadlineReached or Entry.AttemptOpened:
                break; // no rule visits these by kind
        }
    }
}
