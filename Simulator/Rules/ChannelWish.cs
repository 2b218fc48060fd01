namespace Simulator.Rules;

/// <summary>A stretch of a run in which the program wants a channel.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="From">The index of the call that asks for it.</param>
/// <param name="To">The index of the call that leaves it; the end of the log where none does.</param>
internal sealed record ChannelWish(string Channel, int From, int To);
