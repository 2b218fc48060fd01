namespace Simulator.Clients;

/// <summary>What a program reads of its client inside a handler.</summary>
/// <param name="State">The name of the state.</param>
/// <param name="SocketId">The id of the connection; null where there is none, or the client does not show it.</param>
public sealed record HandlerReads(string State, string? SocketId);
