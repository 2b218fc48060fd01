using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Rules;
using Simulator.Time;

namespace Simulator.Exploration.Explaining;

/// <summary>A log that breaks a rule, made from one that holds it by changing one thing that the client did.</summary>
/// <param name="Log">The log; only the rule's own check should be asked of it.</param>
/// <param name="Change">What was changed, in words.</param>
/// <param name="Verdict">How it breaks the rule.</param>
public sealed record BrokenExample(TransitionLog Log, string Change, Verdict.Broken Verdict)
{
    /// <summary>So many changes are weighed against one another; the closest to where the rule was put to the test come first.</summary>
    private const int MostWeighed = 12;

    private static readonly Duration[] Delays = [Duration.FromSeconds(1), Duration.FromSeconds(5), Duration.FromSeconds(60)];

    /// <summary>Looks for the change of <paramref name="held"/> that breaks <paramref name="rule"/>, and as few others as may be; null where no single one does.</summary>
    public static BrokenExample? Of(Rule rule, TransitionLog held)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(held);
        int[] tested = [.. rule.HeldAt(held)];
        IEnumerable<int> places = Enumerable.Range(0, held.Entries.Count)
            .Where(place => held.Entries[place].IsClients)
            .OrderBy(place => tested.Length == 0 ? 0 : tested.Min(at => Math.Abs(at - place)));
        return places.SelectMany(place => Changes(held, place))
            .Select(change => rule.Check(change.Log) is Verdict.Broken broken ? new BrokenExample(change.Log, change.Told, broken) : null)
            .OfType<BrokenExample>()
            .Take(MostWeighed)
            .MinBy(example => RuleCatalogue.Judge(example.Log).Count(ruling => ruling.Verdict is Verdict.Broken));
    }

    private static IEnumerable<(TransitionLog Log, string Told)> Changes(TransitionLog log, int place)
    {
        Entry entry = log.Entries[place];
        string told = $"‘{LogText.Verbose(entry)}’ at {entry.At}";
        yield return (With(log, [.. log.Entries.Take(place), .. log.Entries.Skip(place + 1)]), $"without {told}");
        foreach (Duration delay in Delays)
        {
            yield return (Delayed(log, place, delay), $"with {told} {delay} later");
        }

        yield return (With(log, [.. log.Entries.Take(place + 1), entry, .. log.Entries.Skip(place + 1)]), $"with {told} twice");
        foreach (Duration delay in Delays)
        {
            yield return (Inserted(log, log.Entries, Again(log, entry, delay)), $"with {told} once more {delay} later");
        }

        if (Otherwise(entry) is Entry other)
        {
            yield return (With(log, [.. log.Entries.Take(place), other, .. log.Entries.Skip(place + 1)]), $"with ‘{LogText.Verbose(other)}’ in place of {told}");
        }
    }

    /// <summary>The same once more: of an attempt another one.</summary>
    private static Entry Again(TransitionLog log, Entry entry, Duration delay)
    {
        Entry late = Late(entry, delay);
        return late is Entry.AttemptStarted started ? started with { Attempt = log.Of<Entry.AttemptStarted>().Max(attempt => attempt.Attempt) + 1 } : late;
    }

    /// <summary>What a client says wrong in its stead; null where there is nothing to say.</summary>
    private static Entry? Otherwise(Entry entry) => entry switch
    {
        Entry.StateChange change => change with { Current = "reconnecting" },
        Entry.StateEvent named => named with { State = "reconnecting" },
        Entry.AttemptStarted started => started with { Url = ConnectionUrl.IsSecure(started.Url) ? $"ws{started.Url[3..]}" : $"wss{started.Url[2..]}" },
        Entry.ErrorEmitted error => error with { Payload = "{}" },
        Entry.TextSent sent => sent with { Text = "{}" },
        Entry.AuthRequested request => request with { Method = request.Method == "GET" ? "POST" : "GET", Body = "" },
        _ => null,
    };

    private static TransitionLog Delayed(TransitionLog log, int place, Duration delay)
    {
        List<Entry> rest = [.. log.Entries.Take(place), .. log.Entries.Skip(place + 1)];
        return Inserted(log, rest, Late(log.Entries[place], delay));
    }

    private static Entry Late(Entry entry, Duration delay) => entry with { When = new Moment(entry.At + delay, entry.Awake + delay) };

    private static TransitionLog Inserted(TransitionLog log, IEnumerable<Entry> entries, Entry late)
    {
        List<Entry> rest = [.. entries];
        int behind = rest.FindIndex(entry => entry.At > late.At);
        rest.Insert(behind < 0 ? rest.Count : behind, late);
        return With(log, [.. rest.Where(entry => entry.At <= log.End.At)]);
    }

    private static TransitionLog With(TransitionLog log, Entry[] entries) => log with { Entries = [.. entries] };
}
