using Simulator.Testing;
using Simulator.Tests.Canaries;
using Simulator.Tests.House;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Guide;

/// <summary>Breaks when the page of the package shows something that is not so. <c>SIM_ACCEPT=1</c> writes the drawn parts anew.</summary>
[Trait("Speed", "Slow")]
public sealed class GuideTests
{
    private static readonly string Page = Repository.Path("Simulator.Testing", "README.md");

    [Fact]
    public void The_fifteen_lines_are_those_that_run_here()
    {
        string code = File.ReadAllText(Repository.Path("Simulator.Tests", "Guide", "MyClientTests.cs"));
        DocumentBlock.Hold(Page, "tests", $"```csharp\n{code.Replace("namespace Simulator.Tests.Guide;\n\n", "", StringComparison.Ordinal).TrimEnd()}\n```");
    }

    [Fact]
    public void The_failure_is_one_that_a_mistake_gives()
    {
        using var folder = new TemporaryFolder();
        var client = new ClientUnderTest(CanaryCatalogue.All.Single(canary => canary.Name == "retry-second-late").Make) { Found = Path.Combine(folder.Path, "found") };
        string message = Assert.Throws<NonconformanceException>(() => client.ObeysRandom()).Message;
        DocumentBlock.Hold(Page, "failure", $"```\n{message.Replace($"{folder.Path}/", "scenarios/", StringComparison.Ordinal)}\n```");
    }
}
