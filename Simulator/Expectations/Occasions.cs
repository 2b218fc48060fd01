namespace Simulator.Expectations;

/// <summary>Counts how often a run gives an expectation the occasion to fail.</summary>
internal static class Occasions
{
    /// <summary>So often: of what is about something else than the run as a whole, as often as that is seen.</summary>
    public static int In(Expectation wanted, LogIndex log) => wanted switch
    {
        Expectation.Gap gap => Math.Max(0, log.Seen(gap.Of, gap.During).Count - 1),
        Expectation.Most { Number: > 0 } most => log.Seen(most.Of, most.During).Count,
        Expectation.Leads leads => log.Seen(leads.Cause).Count,
        Expectation.None none => log.Seen(none.From).Count,
        _ => 1,
    };
}
