namespace Simulator.Protocol;

/// <summary>A name with its value: an additional parameter or header of an authentication request.</summary>
/// <param name="Name">The name; not empty.</param>
/// <param name="Value">The value, as it is before any escaping.</param>
public readonly record struct Parameter(string Name, string Value);
