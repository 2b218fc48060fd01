using Simulator.Collections;
using Simulator.Logs;

namespace Simulator.Timelines.Lanes;

/// <summary>The state of the client, as it tells it.</summary>
internal static class StateLane
{
    public static TimelineLane Of(TransitionLog log) => new(
        "state",
        "state",
        StateSpan.In(log).Where(span => span.FromIndex < span.ToIndex).Select(span => new Stretch(span.FromIndex, span.ToIndex, span.State, span.State)).ToValueList(),
        []);
}
