using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Rules;

/// <summary>Why an attempt must be followed by another one.</summary>
internal enum RetryCause
{
    /// <summary>It failed.</summary>
    Failure,

    /// <summary>The server asked for a pause.</summary>
    BackOff,

    /// <summary>A connection was lost, or the server asked for a new one at once.</summary>
    Lost,
}

/// <summary>What the choices say of the attempt that follows one that has ended.</summary>
/// <param name="Attempt">The attempt that has ended.</param>
/// <param name="Cause">Why.</param>
/// <param name="Due">When the next one is due, on the client's clock.</param>
internal readonly record struct Retry(AttemptHistory Attempt, RetryCause Cause, Instant Due)
{
    /// <summary>All retries of a run about which the choices say something, in order.</summary>
    public static List<Retry> In(Timeline run)
    {
        var retries = new List<Retry>();
        int failures = 0;
        int span = 0;
        foreach (AttemptHistory attempt in run.Attempts)
        {
            for (; span < run.Spans.Count && run.Spans[span].FromIndex <= attempt.StartIndex; span++)
            {
                failures = 0; // they are counted anew in each state
            }

            if (EndOf(run, attempt) is not (RetryCause cause, Instant end))
            {
                continue;
            }

            Instant due = cause switch
            {
                RetryCause.Failure => end + run.Policy.RetryWaits[Math.Min(failures++, run.Policy.RetryWaits.Count - 1)],
                RetryCause.BackOff => end + run.Policy.BackOffWait,
                RetryCause.Lost => Instant.Later(end, attempt.Start.Awake + run.Policy.ReconnectFloor),
            };
            retries.Add(new Retry(attempt, cause, due > end ? run.Throttling.Fires(due) : due)); // what is done at once needs no timer
        }

        return retries;
    }

    /// <summary>Why and when an attempt ended, where a choice says when the next one starts; null elsewhere.</summary>
    private static (RetryCause Cause, Instant End)? EndOf(Timeline run, AttemptHistory attempt)
    {
        ReceivedCode? told = DecisionOn(run, attempt);
        bool decidedElsewhere = told is { ForbidsRetry: true } or { AsksForSecure: true };
        bool isReplaced = told is null
            && !attempt.WasEstablished
            && attempt is { EndedByPeer: false, End: not null }
            && attempt.Next?.StartIndex < run.ReactionEnd(attempt.EndIndex);
        if (attempt.End is not Logs.Moment end || decidedElsewhere || isReplaced || run.StateBefore(told?.Index ?? attempt.EndIndex) is not ("connecting" or "connected"))
        {
            return null;
        }

        CodeFamily family = told is null ? CodeFamily.Temporary : CloseCodes.Family(told.Code);
        RetryCause cause = family switch
        {
            CodeFamily.BackOff => RetryCause.BackOff,
            CodeFamily.AtOnce => RetryCause.Lost,
            _ => attempt.WasEstablished ? RetryCause.Lost : RetryCause.Failure,
        };
        return (cause, end.Awake);
    }

    /// <summary>The first code told on an attempt that the client must act on.</summary>
    private static ReceivedCode? DecisionOn(Timeline run, AttemptHistory attempt)
    {
        int end = attempt.Next?.StartIndex ?? run.Count;
        for (int place = run.FirstCode(attempt.StartIndex); place < run.Codes.Count && run.Codes[place].Index < end; place++)
        {
            if (run.Codes[place].Attempt == attempt && run.Codes[place].Decides)
            {
                return run.Codes[place];
            }
        }

        return null;
    }
}
