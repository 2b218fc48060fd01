namespace Simulator.Timelines.Terminal;

/// <summary>Some letters of a line that have one colour.</summary>
/// <param name="Text">The letters.</param>
/// <param name="Colour">The usual name of the colour; null for none. The line says the same without it.</param>
public sealed record TerminalPart(string Text, string? Colour);
