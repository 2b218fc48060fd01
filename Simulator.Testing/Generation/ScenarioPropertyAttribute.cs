using System.Globalization;
using FsCheck.Xunit;
using Simulator.Simulation;

namespace Simulator.Testing.Generation;

/// <summary>
/// Marks a test that is given random scenarios, a hundred unless <c>MaxTest</c> says otherwise:
/// <c>[ScenarioProperty] public void Obeys(Scenario scenario) => client.Obeys(scenario);</c>
/// </summary>
/// <remarks>
/// <see cref="ClientUnderTest.Obeys(Scenario)"/> makes a scenario that fails smaller by itself, so that the same rule
/// stays broken; FsCheck therefore does not. For a property of your own take <c>[Property]</c> with <see cref="AnyScenario"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScenarioPropertyAttribute : PropertyAttribute
{
    /// <summary>The variable that asks for other scenarios: a whole number, or <c>random</c> for new ones in each run.</summary>
    public const string Seed = "SIM_SEED";

    private const string Usual = "1";

    /// <summary>Random scenarios over the whole language: the same in each run, so that no run passes by luck, unless <c>SIM_SEED</c> asks for others.</summary>
    public ScenarioPropertyAttribute()
    {
        Arbitrary = [typeof(UnshrunkScenario)];
        QuietOnSuccess = true;
        string seed = Environment.GetEnvironmentVariable(Seed) is { Length: > 0 } given ? given : Usual;
        if (seed != "random")
        {
            // FsCheck wants two numbers, of which the second must be odd.
            Replay = ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)
                ? string.Create(CultureInfo.InvariantCulture, $"{number},{(2 * (number % uint.MaxValue)) + 1}")
                : throw new ArgumentException($"{Seed} is ‘{seed}’: write a whole number, or ‘random’.");
        }
    }
}
