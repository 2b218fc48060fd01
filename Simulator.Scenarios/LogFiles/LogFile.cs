using Simulator.Collections;
using Simulator.Logs;
using Simulator.Profiles;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Scenarios.LogFiles;

/// <summary>A log that was read from a file.</summary>
/// <param name="Name">The name of the file, as it was given.</param>
/// <param name="Header">What was run, and how much can be known of it.</param>
/// <param name="Entries">What happened, in order.</param>
/// <param name="End">When it ended.</param>
internal sealed record LogFile(string Name, LogHeader Header, ValueList<Entry> Entries, Moment End)
{
    /// <summary>The line of each entry in the file, from 1, and behind them that of the end, where there is one.</summary>
    public ValueList<int> Lines { get; init; } = [];

    /// <summary>Whether its end is missing, so that its scenario cannot expect what was to come.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>Whether it ends in the middle of an instant, as far as one knows: what else the client did in it was not seen.</summary>
    public bool HasOpenEnd { get; init; }

    /// <summary>What a reader must know of the file, in sentences.</summary>
    public ValueList<string> Notes { get; init; } = [];

    /// <summary>Whether messages that the program gets on its channels are not in it.</summary>
    public bool IsDeafToChannels { get; init; }

    /// <summary>The rules of which it does not tell enough, each off and with a reason.</summary>
    public ValueList<RuleDemand> Untold { get; init; } = [];

    /// <summary>What may be asked of a client with <paramref name="profile"/> of which nothing is known but this log.</summary>
    public ClientProfile AsSeen(ClientProfile profile) => Untold.Aggregate(
        IsDeafToChannels ? profile.Without(Capability.ChannelEvents) : profile,
        (asked, untold) => asked.With(untold.Rule, untold.Demand, untold.Because));

    /// <summary>What was run; where nobody says so, nothing but the default client for as long as the log is.</summary>
    public Scenario Scenario => Header.Scenario ?? new Scenario(Path.GetFileNameWithoutExtension(Name) is { Length: > 0 } name ? name : "log", "A log without a scenario", End.At);

    /// <summary>The line of the entry at <paramref name="index"/> of <paramref name="judged"/>, which may be this log or what it was taken to mean; 0 where there is none.</summary>
    public int LineOf(TransitionLog judged, int index)
    {
        Instant at = judged.WhenAt(index).At;
        int own = judged.Entries.Count == Entries.Count ? index : Entries.Count(entry => entry.At <= at) - 1;
        return Lines.Count == 0 ? 0 : Lines[Math.Clamp(own, 0, Lines.Count - 1)];
    }
}
