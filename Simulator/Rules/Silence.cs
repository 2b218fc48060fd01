using Simulator.Logs;

namespace Simulator.Rules;

/// <summary>A stretch of an established connection in which nothing is heard.</summary>
/// <param name="Attempt">The attempt that was established.</param>
/// <param name="Heard">The entry with which it begins: the last text that was heard.</param>
/// <param name="Until">The entry that ends it: the next text, or the end of the attempt or of the run.</param>
internal readonly record struct Silence(AttemptHistory Attempt, int Heard, int Until)
{
    /// <summary>All silences of a run, in order; none of a connection that the client does not take for established.</summary>
    public static List<Silence> In(Timeline run)
    {
        var silences = new List<Silence>();
        foreach (AttemptHistory attempt in run.Attempts)
        {
            if (!attempt.WasEstablished || run.StateAfter(run.ReactionEnd(attempt.EstablishedIndex) - 1) != "connected")
            {
                continue;
            }

            int heard = attempt.EstablishedIndex;
            int end = Math.Min(attempt.EndIndex, run.Count);
            while (heard < end)
            {
                int until = NextHeard(run, attempt, heard + 1, end);
                silences.Add(new Silence(attempt, heard, until));
                heard = until;
            }
        }

        return silences;
    }

    /// <summary>The index of the first text in [from, end) that comes on an attempt; the end where none does.</summary>
    private static int NextHeard(Timeline run, AttemptHistory attempt, int from, int end)
    {
        foreach ((int index, Entry.TextReceived received) in run.TextsReceived.In(from, end))
        {
            if (received.Attempt == attempt.Number)
            {
                return index;
            }
        }

        return end;
    }
}
