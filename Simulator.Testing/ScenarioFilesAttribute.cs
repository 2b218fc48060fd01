using System.Reflection;
using Simulator.Scenarios.Format;
using Xunit.Sdk;

namespace Simulator.Testing;

/// <summary>
/// Makes each scenario of files and folders, and each case of a matrix, a test of its own: in every test explorer, and under
/// <c>dotnet test --filter "DisplayName~sequences"</c>.
/// </summary>
/// <example><code>
/// [Theory, ScenarioFiles("scenarios")]
/// public void Holds(ScenarioCase scenario) => Client.Obeys(scenario);
/// </code></example>
/// <param name="paths">The files and folders, looked for below the folder that the tests run in and all above it.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ScenarioFilesAttribute(params string[] paths) : DataAttribute
{
    /// <summary>The files and folders.</summary>
    public IReadOnlyList<string> Paths => paths;

    /// <summary>Rules of somebody's own that the files may name: a file as <c>schema rules</c> describes it; null for none.</summary>
    public string? OwnRules { get; set; }

    /// <inheritdoc/>
    /// <exception cref="ScenarioFormatException">One of the files cannot be read, or there is none.</exception>
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        KnownRules rules = new(OwnRules is null ? [] : OwnRuleFile.Read(ProjectFolder.Find(OwnRules)));
        ScenarioSet set = ScenarioLoader.Load([.. paths.Select(ProjectFolder.Find)], new ReadSettings { KnownRules = rules });
        if (set.Errors.Count > 0)
        {
            throw new ScenarioFormatException(string.Join('\n', set.Errors));
        }

        return set.Scenarios.Select(loaded => new object[] { new ScenarioCase(loaded.File, loaded.Scenario.Id) });
    }
}
