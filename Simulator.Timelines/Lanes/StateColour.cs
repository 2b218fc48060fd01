using Simulator.Collections;
using Simulator.Protocol;

namespace Simulator.Timelines.Lanes;

/// <summary>The colour of a state: the same in every page, picture and terminal. A colour never stands alone, the name stands with it.</summary>
/// <param name="State">The state.</param>
/// <param name="Light">Behind dark letters, as CSS.</param>
/// <param name="Dark">Behind light letters, as CSS.</param>
/// <param name="Terminal">In a terminal, by its usual name.</param>
public sealed record StateColour(string State, string Light, string Dark, string Terminal)
{
    /// <summary>Those of the six states, in their order.</summary>
    public static ValueList<StateColour> All { get; } =
    [
        new(ConnectionState.Initialized.Name(), "#dde1e6", "#3d444d", "grey"),
        new(ConnectionState.Connecting.Name(), "#ffdf80", "#5c4700", "yellow"),
        new(ConnectionState.Connected.Name(), "#a5e2b0", "#155227", "green"),
        new(ConnectionState.Unavailable.Name(), "#e2c5f7", "#522f73", "magenta"),
        new(ConnectionState.Failed.Name(), "#ffb3aa", "#76211a", "red"),
        new(ConnectionState.Disconnected.Name(), "#b8d6ff", "#1b4479", "blue"),
    ];

    /// <summary>The colour of <paramref name="state"/>; null where it is none of the six.</summary>
    public static StateColour? Of(string state) => All.FirstOrDefault(colour => colour.State == state);
}
