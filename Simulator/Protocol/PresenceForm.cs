namespace Simulator.Protocol;

/// <summary>How a kind of server writes the members of a presence channel.</summary>
/// <param name="NoInfo">What stands for a user of whom nothing is told, as JSON text; null where such a user is left out of the table.</param>
/// <param name="CountsFirst">Whether the count stands before the list.</param>
public sealed record PresenceForm(string? NoInfo, bool CountsFirst);
