namespace Simulator.Timelines.Lanes;

/// <summary>Something that happens in an instant: a sign on a lane.</summary>
/// <param name="Entry">The index of the entry that tells it; the number of entries for the end of the run.</param>
/// <param name="Kind">What it is, as one word: it chooses the sign and its colour.</param>
/// <param name="Text">What it is, in a few words; empty where the entry says it.</param>
public sealed record Mark(int Entry, string Kind, string Text = "");
