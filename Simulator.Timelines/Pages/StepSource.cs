namespace Simulator.Timelines.Pages;

/// <summary>Where a step stands in its scenario's file.</summary>
/// <param name="Number">The step, as the log numbers it.</param>
/// <param name="Line">The line.</param>
/// <param name="Text">What stands there.</param>
public sealed record StepSource(int Number, int Line, string Text);
