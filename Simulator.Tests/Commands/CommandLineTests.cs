using System.CommandLine;
using Simulator.Scenarios.Commands;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Help_can_be_read_on_a_terminal_of_one_column()
    {
        CommandRun run = CommandRun.Of(folder, host => host with { Width = 1 }, "run", "--help");
        Assert.Equal(0, run.Exit);
        Assert.Contains("--approved", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_help_lists_every_command_and_every_exit_code()
    {
        CommandRun help = CommandRun.Of(folder, "--help");

        Assert.Equal(0, help.Exit);
        Assert.All(Root.Subcommands, command => Assert.Contains($"\n  {command.Name} ", help.Output, StringComparison.Ordinal));
        Assert.All(["  0   ", "  1   ", "  2   ", "  3   ", "  70  "], code => Assert.Contains($"\n{code}", help.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void The_help_of_a_command_lists_its_options_and_shows_examples()
    {
        foreach (Command command in Root.Subcommands)
        {
            string help = CommandRun.Of(folder, command.Name, "--help").Output;

            Assert.Contains("Example", help, StringComparison.Ordinal);
            Assert.Contains("Exit codes:", help, StringComparison.Ordinal);
            Assert.All(command.Options, option => Assert.Contains($"{option.Name} ", help, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("There is no option ‘--jsn’. Did you mean ‘--json’?", "run", "--jsn")]
    [InlineData("There is no command ‘rum’. Did you mean ‘run’?", "rum")]
    [InlineData("Required command was not provided.")]
    [InlineData("--param: ‘x’ is not of the form NAME=VALUE. Write it as in ‘--param code=4001’.", "run", "--param", "x")]
    [InlineData("--param: ‘x’ is given twice.", "run", "--param", "x=1", "--param", "x=2")]
    [InlineData("--filter: ", "list", "--filter", "/(/")]
    [InlineData("--seed: ‘many’ is not a whole number of 64 bits. Write one as in ‘--seed 7’.", "run", "--seed", "many")]
    [InlineData("--seed: ‘99999999999999999999999’ is not a whole number of 64 bits.", "run", "--seed", "99999999999999999999999")]
    [InlineData("--seed needs a value: --seed N.", "run", "--seed")]
    [InlineData("--param needs a value: --param NAME=VALUE.", "run", "--param")]
    [InlineData("This path is empty. Write a file or a folder, such as ‘scenarios’.", "run", "")]
    [InlineData("This path is empty. Write a file or a folder, such as ‘scenarios’.", "show", "")]
    [InlineData("There is no option ‘--verbos’. Did you mean ‘--verbose’?", "show", "--verbos")]
    [InlineData("Required argument 'file' missing", "show")]
    public void Bad_arguments_exit_with_2_and_a_hint(string message, params string[] arguments)
    {
        CommandRun run = CommandRun.Of(folder, arguments);

        Assert.Equal(2, run.Exit);
        Assert.Empty(run.Output);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Contains("--help’", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bug_of_ours_exits_with_70_and_asks_for_a_report()
    {
        using var broken = new BrokenWriter();

        CommandRun run = CommandRun.Of(folder, host => host with { Output = broken }, "schema");

        Assert.Equal(70, run.Exit);
        Assert.Contains("a bug of the simulator", run.Error, StringComparison.Ordinal);
        Assert.Contains("no paper", run.Error, StringComparison.Ordinal);
        Assert.Contains("-- schema ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_shows_where_the_bug_is()
    {
        using var broken = new BrokenWriter();

        CommandRun run = CommandRun.Of(
            folder, host => host with { Output = broken, Variable = name => name == CommandLine.TraceVariable ? "1" : null }, "schema");

        Assert.Contains("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_no_bug_of_ours()
    {
        folder.Write("scenarios/rest.json", Files.Good);
        Directory.CreateDirectory(folder["scenarios/rest.received.txt"]);

        CommandRun run = CommandRun.Of(folder, "run");

        Assert.Equal(2, run.Exit);
        Assert.Contains("A file could not be written: ", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static RootCommand Root => CommandLine.NewRoot(new Host(TextWriter.Null, TextWriter.Null));

    private sealed class BrokenWriter : StringWriter
    {
        public override void Write(string? value) => throw new InvalidOperationException("no paper");
    }
}
