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
    /// <summary>Random scenarios over the whole language.</summary>
    public ScenarioPropertyAttribute() => Arbitrary = [typeof(UnshrunkScenario)];
}
