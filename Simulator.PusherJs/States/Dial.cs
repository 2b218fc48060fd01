namespace Simulator.PusherJs.States;

/// <summary>The client dials: attempt after attempt, until one comes to a handshake or the client gives up.</summary>
/// <param name="Trusting">Whether this is the first, short attempt of a client that knows the latency.</param>
/// <param name="Begun">When it began, by the wall clock in milliseconds.</param>
/// <param name="Attempt">The attempt under way; 0 where none is.</param>
public sealed record Dial(bool Trusting, long Begun, int Attempt);
