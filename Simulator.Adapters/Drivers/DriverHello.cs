using Simulator.Collections;
using Simulator.Profiles;

namespace Simulator.Adapters.Drivers;

/// <summary>What a driver says first.</summary>
/// <param name="Client">The client that it drives.</param>
/// <param name="Release">Its release.</param>
/// <param name="Cannot">What it cannot do.</param>
public sealed record DriverHello(string Client, string Release, ValueList<Capability> Cannot);
