using Simulator.Collections;
using Simulator.Simulation;

namespace Simulator.Tests.Canaries;

/// <summary>What caught a canary.</summary>
/// <param name="Canary">The canary.</param>
/// <param name="Files">The scenario files whose run names it, first those that are there to show the rule, the shortest first.</param>
/// <param name="First">The number of those files in whose report the mistake is told first, before what follows from it.</param>
/// <param name="Needed">The median number of random scenarios until one named it; null where that is more than the most that were tried.</param>
/// <param name="Smallest">The first of them whose report tells the mistake first, shrunk; null where there is none.</param>
internal sealed record CanaryCatch(Canary Canary, ValueList<string> Files, int First, int? Needed, Scenario? Smallest)
{
    /// <summary>By how many steps a shrunk scenario may be longer than what the mistake needs.</summary>
    public const int Slack = 4;

    /// <summary>The ways in which the canary slipped through; none where it was caught as it must be.</summary>
    public IEnumerable<string> Slips()
    {
        if (Files.Count == 0)
        {
            yield return $"{Canary.Name}: no scenario file names {Names}";
        }

        else if (First == 0)
        {
            yield return $"{Canary.Name}: no scenario file tells {Names} first";
        }

        if (Needed is not null && Smallest is null)
        {
            yield return $"{Canary.Name}: no random scenario tells {Names} first";
        }

        if (Needed is null)
        {
            yield return $"{Canary.Name}: {CanaryHunt.MostScenarios} random scenarios do not name {Names}, in half of the hunts";
        }

        if (Smallest is { Steps.Count: int steps } && (steps < Canary.Needs || steps > Canary.Needs + Slack))
        {
            yield return $"{Canary.Name}: {steps} steps are left, {Canary.Needs} are needed";
        }
    }

    private string Names => string.Join(" or ", Canary.Rules);
}
