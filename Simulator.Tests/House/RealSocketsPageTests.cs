using System.Reflection;
using System.Text.RegularExpressions;

namespace Simulator.Tests.House;

/// <summary>Breaks when a condition of docs/real-sockets.md has no test on a real socket, a test is about a condition that is not told there, or the page shows other lines than those that are tried.</summary>
public sealed partial class RealSocketsPageTests
{
    [Fact]
    public void Each_condition_on_real_sockets_has_a_test_and_each_test_its_condition()
    {
        string page = File.ReadAllText(Repository.Path("docs", "real-sockets.md"));
        string table = page[page.IndexOf("| condition |", StringComparison.Ordinal)..].Split("\n\n")[0];
        string[] told = [.. table.Split('\n').Skip(2).SelectMany(row => Aside().Replace(row.Split('|')[1], "").Split(',')).Select(name => name.Trim()).Order(StringComparer.Ordinal)];
        string[] tested = [.. typeof(RealSocketsPageTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributesData())
            .Where(attribute => attribute.AttributeType == typeof(TraitAttribute) && (string)attribute.ConstructorArguments[0].Value! == "Condition")
            .Select(attribute => (string)attribute.ConstructorArguments[1].Value!)
            .Distinct()
            .Order(StringComparer.Ordinal)];
        Assert.Equal(told, tested);
    }

    [Fact]
    public void The_lines_for_a_page_are_those_of_the_file_that_is_tried()
    {
        string file = File.ReadAllText(Repository.Path("examples", "real-sockets", "observe.js"));
        Assert.Contains($"```js\n{file[(file.IndexOf('\n', StringComparison.Ordinal) + 1)..]}```", File.ReadAllText(Repository.Path("docs", "real-sockets.md")), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Aside();
}
