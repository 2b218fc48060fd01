namespace Simulator.Patterns;

/// <summary>A header or a parameter that a request must carry.</summary>
/// <param name="Name">Its name; the case of a header does not matter.</param>
/// <param name="Value">What its value must match.</param>
public sealed record NamedPattern(string Name, TextPattern Value);
