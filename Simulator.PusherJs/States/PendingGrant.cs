namespace Simulator.PusherJs.States;

/// <summary>A request to the authentication endpoint that is not answered yet.</summary>
/// <param name="Request">Its number.</param>
/// <param name="Channel">The number of the channel that asks.</param>
/// <param name="Name">The channel's name.</param>
public sealed record PendingGrant(int Request, int Channel, string Name);
