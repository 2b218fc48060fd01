using System.Text.RegularExpressions;
using Simulator.Findings;
using Simulator.Rules;
using Simulator.Scenarios.Format;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Guide;

/// <summary>Breaks when an example of the language page cannot be read, does not hold, or is no longer an example of its rules.</summary>
public sealed partial class LanguagePageTests
{
    private static readonly string Page = File.ReadAllText(Repository.Path("docs", "language.md"));

    /// <summary>Every example, by its title.</summary>
    public static TheoryData<string> Titles => [.. Names];

    private static string[] Names => [.. Example().Matches(Page).Select(match => Title().Match(match.Value).Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void An_example_holds(string title)
    {
        using var folder = new TemporaryFolder();
        string text = Example().Matches(Page).Single(match => Title().Match(match.Value).Groups[1].Value == title).Groups[1].Value;
        string file = folder.Write("example.json", text);
        ScenarioSet set = ScenarioLoader.Load([file], new ReadSettings());
        Assert.Empty(set.Errors);
        Assert.All(set.Scenarios, loaded => Assert.Empty(Subject.Reference.Test(loaded.Scenario).Findings));
    }

    [Fact]
    public void Each_example_has_a_title_of_its_own() =>
        Assert.Equal(Names.Length, Names.Distinct().Count());

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("\"title\": \"(.*?)\"")]
    private static partial Regex Title();
}
