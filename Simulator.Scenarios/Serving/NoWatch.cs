using Simulator.Adapters.Drivers;
using Simulator.Logs;
using Simulator.Scenarios.Format;

namespace Simulator.Scenarios.Serving;

/// <summary>Sees nothing.</summary>
internal sealed class NoWatch : IStageWatch
{
    /// <inheritdoc/>
    public void Listening(LoadedScenario source, Uri address)
    {
    }

    /// <inheritdoc/>
    public void Met(DriverHello hello)
    {
    }

    /// <inheritdoc/>
    public void Said(string line)
    {
    }

    /// <inheritdoc/>
    public void Happened(Entry entry)
    {
    }
}
