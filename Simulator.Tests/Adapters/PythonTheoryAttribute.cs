namespace Simulator.Tests.Adapters;

/// <summary>A theory that needs python3. Where the variable CI is set it is never skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips the tests where there is no python3, but for CI.</summary>
    public PythonTheoryAttribute() => Skip = new PythonFactAttribute().Skip;
}
