namespace Simulator.PusherJs.States;

/// <summary>A member of a presence channel.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Info">What is known of it, as JSON; null where nothing is.</param>
public sealed record Member(string Id, string? Info);
