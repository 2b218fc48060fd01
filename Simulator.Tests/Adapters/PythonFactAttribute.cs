namespace Simulator.Tests.Adapters;

/// <summary>A test that needs python3. Where the variable CI is set it is never skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : FactAttribute
{
    /// <summary>Skips the test where there is no python3, but for CI.</summary>
    public PythonFactAttribute()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        bool isThere = folders.Any(folder => File.Exists(Path.Combine(folder, "python3")));
        if (!isThere && Environment.GetEnvironmentVariable("CI") is null)
        {
            Skip = "python3 is not on the search path: install it to test clients in Python";
        }
    }
}
