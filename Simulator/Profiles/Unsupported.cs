namespace Simulator.Profiles;

/// <summary>A part of a scenario that was left out, because the client cannot do it.</summary>
/// <param name="Capability">What the client lacks.</param>
/// <param name="Step">The place of the step that was left out or lessened, from 1; 0 where it is about what the client is.</param>
/// <param name="What">What was left out, in words.</param>
public sealed record Unsupported(Capability Capability, int Step, string What);
