using System.Text;
using Simulator.Scenarios.Format;
using Simulator.Servers;
using Simulator.Tests.Commands;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Format;

/// <summary>Breaks when the files of the dialects are not what the simulator plays. <c>SIM_ACCEPT=1</c> writes them anew.</summary>
public sealed class DialectWriterTests
{
    public static TheoryData<string> Names => [.. Dialects.All.Select(dialect => dialect.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_file_of_a_dialect_is_what_is_played(string name)
    {
        string file = Repository.Path("docs", "dialects", $"{name}.json");
        string text = DialectWriter.Write(Dialects.All.Single(dialect => dialect.Name == name));
        if (Environment.GetEnvironmentVariable("SIM_ACCEPT") is not null)
        {
            File.WriteAllText(file, text, new UTF8Encoding(false));
        }

        Assert.Equal(text, File.ReadAllText(file));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rules_of_a_dialect_do_the_same_where_a_scenario_writes_them_itself(string name)
    {
        Dialect dialect = Dialects.All.Single(dialect => dialect.Name == name);
        var named = new ServerSetup { Dialect = dialect };
        var written = new ServerSetup { Dialect = Dialects.Pusher with { ActivityTimeout = dialect.ActivityTimeout }, Rules = dialect.Rules };
        Assert.Equal(Simulation.ServerRuleTests.Day(named), Simulation.ServerRuleTests.Day(written));
    }

    [Fact]
    public void The_command_lists_the_dialects_and_prints_one()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal("pusher\nsoketi\nreverb\n", CommandRun.Of(folder, "dialects").Output);
        Assert.Equal(DialectWriter.Write(Dialects.Reverb), CommandRun.Of(folder, "dialects", "reverb").Output);
        Assert.Equal(2, CommandRun.Of(folder, "dialects", "ably").Exit);
    }
}
