namespace Simulator.Exploration.Explaining;

/// <summary>How far one number of a scenario may move, the others being as they are, while the scenario fails.</summary>
/// <param name="Number">Which number.</param>
/// <param name="From">The least value with which it fails; with the one below it does not, or there is none.</param>
/// <param name="To">The greatest such value; null where it fails as far as was tried.</param>
/// <remarks>Both ends and their neighbours were tried, and what lies between only here and there.</remarks>
public sealed record NumberRange(ScenarioNumber Number, long From, long? To);
