using Newtonsoft.Json.Linq;
using Simulator.Scenarios.Reports;
using Simulator.Tests.Commands;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Reports;

public sealed class JsonReportTests
{
    [Fact]
    public void A_finding_tells_a_program_all_that_it_tells_a_person()
    {
        using TemporaryFolder folder = Commands.Files.Approved();
        string file = folder.Write("scenarios/wish.json", Commands.Files.Failing);

        CommandRun run = CommandRun.Of(folder, "run", "--json");
        var document = JObject.Parse(run.Output);
        JToken finding = Assert.Single(document["findings"]!, finding => (string?)finding["kind"] == "expectationFailed");

        Assert.Equal(1, run.Exit);
        Assert.Equal(1, (int)document["exit"]!);
        Assert.Equal("wish", (string?)finding["scenario"]);
        Assert.Equal("must", (string?)finding["level"]);
        Assert.Equal("the state unavailable at 10.000", (string?)finding["expected"]);
        Assert.Equal("connected at 10.000", (string?)finding["actual"]);
        Assert.Equal((file, 6), ((string?)finding["file"], (int)finding["line"]!));
        Assert.EndsWith($"run {file}", (string?)finding["repeat"], StringComparison.Ordinal);
        Assert.Equal((4, 3, 1), ((int)document["summary"]!["scenarios"]!, (int)document["summary"]!["held"]!, (int)document["summary"]!["failed"]!));
    }

    [Fact]
    public void The_members_come_in_the_order_in_which_the_help_tells_them()
    {
        using TemporaryFolder folder = Commands.Files.Approved();
        folder.Write("scenarios/wish.json", Commands.Files.Failing);
        var document = JObject.Parse(CommandRun.Of(folder, "run", "--json").Output);
        IEnumerable<string> members = document.Properties().SelectMany(member => NamesOf(member).Prepend(member.Name));

        int place = 0;
        foreach (string member in members)
        {
            int next = JsonReport.Description.IndexOf(member, place, StringComparison.Ordinal);
            Assert.True(next >= place, $"{member} is not told, or not in this place");
            place = next;
        }
    }

    [Fact]
    public void Errors_are_a_document_too()
    {
        using var folder = new TemporaryFolder();
        folder.Write("scenarios/bad.json", Commands.Files.Bad);

        CommandRun run = CommandRun.Of(folder, "run", "--json");
        var document = JObject.Parse(run.Output);

        Assert.Equal(2, run.Exit);
        Assert.Equal(2, (int)document["exit"]!);
        Assert.Contains(document["errors"]!, error => (int)error["line"]! == 3 && (string?)error["path"] == "$.until");
        Assert.Empty(document["scenarios"]!);
    }

    private static IEnumerable<string> NamesOf(JProperty member) => member.Value switch
    {
        JObject summary => summary.Properties().Select(property => property.Name),
        JArray { Count: > 0 } list => ((JObject)list[0]).Properties().Select(property => property.Name),
        _ => [],
    };
}
