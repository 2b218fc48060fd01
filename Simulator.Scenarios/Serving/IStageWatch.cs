using Simulator.Adapters.Drivers;
using Simulator.Logs;
using Simulator.Scenarios.Format;

namespace Simulator.Scenarios.Serving;

/// <summary>Sees what happens while a scenario is played to a real client. It is told on threads of others, and must not wait.</summary>
internal interface IStageWatch
{
    /// <summary>A scenario waits for its client.</summary>
    /// <param name="source">The scenario.</param>
    /// <param name="address">Where.</param>
    void Listening(LoadedScenario source, Uri address);

    /// <summary>A driver says who it is.</summary>
    void Met(DriverHello hello);

    /// <summary>The client's program says something to a person.</summary>
    void Said(string line);

    /// <summary>Something is in the log.</summary>
    void Happened(Entry entry);
}
