using Simulator.Time;

namespace Simulator.PusherJs.States;

/// <summary>A channel that the program has.</summary>
/// <param name="Number">Its number: a channel that is left and wanted again is another one.</param>
/// <param name="Name">Its name.</param>
public sealed record Channel(int Number, string Name)
{
    /// <summary>Whether the server has confirmed it.</summary>
    public bool IsSubscribed { get; init; }

    /// <summary>Whether a subscription is under way.</summary>
    public bool IsPending { get; init; }

    /// <summary>Whether the program left it while the subscription was under way.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Who is there; used for presence channels only.</summary>
    public Members Members { get; init; } = Members.None;

    /// <summary>Its kind.</summary>
    public ChannelKind Kind => Name.StartsWith("private-", StringComparison.Ordinal) ? ChannelKind.Private
        : Name.StartsWith("presence-", StringComparison.Ordinal) ? ChannelKind.Presence
        : ChannelKind.Public;

    /// <summary>The same, with nothing left of a connection that is over.</summary>
    public Channel Reset() => this with { IsSubscribed = false, IsPending = false, Members = Members.None };

    /// <summary>Writes down what decides how it goes on.</summary>
    internal void Write(ValueWriter writer)
    {
        writer.Add(Name);
        writer.Add(IsSubscribed);
        writer.Add(IsPending);
        writer.Add(IsCancelled);
        writer.Add(Members.Json());
    }
}
