namespace Simulator.PusherJs.States;

/// <summary>What the client has learnt from sockets that broke soon after they opened: the next ones are pinged more often.</summary>
/// <param name="Watch">Its number: another scheme begins another one, which knows nothing.</param>
/// <param name="PingDelay">The silence after which the next sockets are pinged, in milliseconds; null where none died young.</param>
public sealed record YoungDeaths(int Watch, double? PingDelay);
