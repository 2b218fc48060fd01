namespace Simulator.PusherJs.States;

/// <summary>Kinds of channels, by the beginning of their names.</summary>
public enum ChannelKind
{
    /// <summary>Anybody may subscribe.</summary>
    Public,

    /// <summary>The endpoint of the program must allow it.</summary>
    Private,

    /// <summary>The same, and members know each other.</summary>
    Presence,
}
