using Simulator.Collections;
using Simulator.Logs;

namespace Simulator.Timelines.Lanes;

/// <summary>Collects stretches of which one ends where the next begins.</summary>
/// <param name="log">The log that they are of.</param>
internal sealed class Bands(TransitionLog log)
{
    private readonly List<Stretch> ended = [];
    private Stretch? open;

    /// <summary>All of them; what has not ended ends with the run.</summary>
    public ValueList<Stretch> All => open is null ? [.. ended] : [.. ended, open with { To = log.Entries.Count }];

    /// <summary>Begins another one, unless it is the one that goes on.</summary>
    public void Begin(int index, string kind, string text)
    {
        if (open is Stretch same && same.Kind == kind && same.Text == text)
        {
            return;
        }

        End(index);
        open = new Stretch(index, index, kind, text);
    }

    /// <summary>Ends the one that goes on, if there is one.</summary>
    public void End(int index)
    {
        if (open is not null)
        {
            ended.Add(open with { To = index });
            open = null;
        }
    }
}
