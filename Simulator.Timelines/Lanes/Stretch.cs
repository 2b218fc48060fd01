namespace Simulator.Timelines.Lanes;

/// <summary>Something that lasts: a band or a bar of a lane.</summary>
/// <param name="From">The index of the entry that begins it.</param>
/// <param name="To">The index of the entry that ends it; the number of entries where the run ends in it.</param>
/// <param name="Kind">What it is, as one word of the lane, such as the name of a state: it chooses the colour.</param>
/// <param name="Text">What it is, in a few words.</param>
public sealed record Stretch(int From, int To, string Kind, string Text);
