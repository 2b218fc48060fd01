using System.Diagnostics;
using System.Text;
using Simulator.Scenarios;
using Simulator.Scenarios.Format;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when what helps a newcomer does not: the first scenario, what is missing on the machine, completion in a shell.</summary>
public sealed class NewcomerCommandsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Kinds => [.. NewScenario.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_new_scenario_holds_as_it_is(string what)
    {
        CommandRun made = CommandRun.Of(folder, "new", "mine/first.json", "--what", what, "--at", "5s", "--for", "30s");
        Assert.Equal(ExitCode.Held, made.Exit);
        Assert.Equal(ExitCode.Held, CommandRun.Of(folder, "run", folder["mine/first.json"]).Exit);
        Assert.Contains("// ", File.ReadAllText(folder["mine/first.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_said_is_asked()
    {
        CommandRun made = CommandRun.Of(folder, host => host with { Input = () => new MemoryStream(Encoding.UTF8.GetBytes("storm\nsleep\nsoon\n20s\n")) }, "new", "nap.json");
        Assert.Contains("‘storm’ is none of them.", made.Output, StringComparison.Ordinal);
        Assert.Contains("‘soon’ is no time.", made.Output, StringComparison.Ordinal);
        Assert.Contains("\"at\": \"20s\", \"sleep\"", File.ReadAllText(folder["nap.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_there_is_left_alone()
    {
        folder.Write("a.json", Files.Good);
        CommandRun made = CommandRun.Of(folder, "new", "a.json", "--what", "outage");
        Assert.Equal((ExitCode.CannotJudge, "a.json is there already. Name another file, or remove it.\n"), (made.Exit, made.Error));
        Assert.Equal(Files.Good, File.ReadAllText(folder["a.json"]));
    }

    [Fact]
    public void The_schema_is_named_where_there_is_one_above_the_file()
    {
        folder.Write("scenarios/scenario.schema.json", "{}");
        CommandRun.Of(folder, "new", "scenarios/mine/a.json", "--what", "outage");
        Assert.Contains("\"$schema\": \"../scenario.schema.json\"", File.ReadAllText(folder["scenarios/mine/a.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Doctor_tells_a_version_and_what_is_missing()
    {
        CommandRun run = CommandRun.Of(folder, host => host with { Variable = name => name == "CHROMIUM" ? "/no/such/browser" : null }, "doctor", "--only", "dotnet,chromium");
        Assert.Equal(ExitCode.Broken, run.Exit);
        Assert.Matches(@"✓  dotnet +\d+\.\d+", run.Output);
        Assert.Contains("\nchromium is missing: ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, ExitCode.Held, "✓  certificates  can be made")]
    [InlineData("/no/such/file.pem", ExitCode.Broken, "\ncertificates are not in order: ")]
    public void Doctor_looks_whether_certificates_can_be_made_and_trusted(string? trusted, int exit, string told)
    {
        CommandRun run = CommandRun.Of(folder, host => host with { Variable = name => name == "SSL_CERT_FILE" ? trusted : null }, "doctor", "--only", "certificates");
        Assert.Equal(exit, run.Exit);
        Assert.Contains(told, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shell_completes_by_asking_the_tool()
    {
        Assert.Contains("explain\n", CommandRun.Of(folder, "[suggest:3]", "exp").Output, StringComparison.Ordinal);
        string script = CommandRun.Of(folder, "completion", "bash").Output;
        folder.Write("script.sh", $"pusher-simulator() {{ echo \"$1 $2\"; }}\n{script}COMP_LINE='pusher-simulator exp'; COMP_POINT=20; _pusher_simulator; echo \"${{COMPREPLY[0]}}\"\n");
        using var bash = Process.Start(new ProcessStartInfo("bash", [folder["script.sh"]]) { RedirectStandardOutput = true })!;
        Assert.Equal("[suggest:20] pusher-simulator exp\n", bash.StandardOutput.ReadToEnd());
    }
}
