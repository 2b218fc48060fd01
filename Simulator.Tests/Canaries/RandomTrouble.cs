using FsCheck;
using FsCheck.Fluent;
using Simulator.Collections;
using Simulator.Simulation;
using Simulator.Tests.Generation;

namespace Simulator.Tests.Canaries;

/// <summary>The random scenarios by which canaries are hunted, by seed; and what makes those that catch one smaller.</summary>
internal static class RandomTrouble
{
    private const int Size = 50;
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    public static Scenario Draw(long seed) =>
        TroubleGenerator.Scenario.Sample(Size, new Rnd((ulong)seed, Gamma), 1).First();

    public static Scenario Shrink(Scenario scenario, Func<Scenario, bool> stillFails)
    {
        while (Smaller(scenario).FirstOrDefault(stillFails) is Scenario smaller)
        {
            scenario = smaller;
        }

        return scenario;
    }

    private static IEnumerable<Scenario> Smaller(Scenario scenario) =>
        from left in Enumerable.Range(0, scenario.Steps.Count)
        select scenario with { Steps = scenario.Steps.Where((_, index) => index != left).ToValueList() };
}
