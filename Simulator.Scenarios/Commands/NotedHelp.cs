using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Simulator.Scenarios.Commands;

/// <summary>The help: what the options say, then examples and notes, then the exit codes.</summary>
/// <param name="usual">The help of the options.</param>
internal sealed class NotedHelp(HelpAction usual) : SynchronousCommandLineAction
{
    private const string RootNotes = """
        Examples:
          run                        run all scenarios in ./scenarios
          show scenarios/x.json      see what happens in one
          check                      validate the files only
          COMMAND --help             all about a command
        """;

    private const string ExitCodes = """
        Exit codes:
          0   all held
          1   a client broke a rule or an expectation, a log is not the approved one, or less was covered than was asked for
          2   not all could be judged: a bad file, bad arguments, nothing matched, or it was interrupted
          3   two runs of one scenario gave two logs
          70  a bug of the simulator's own
        """;

    /// <summary>The parser's help cannot be written into less.</summary>
    private const int LeastWidth = 40;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => usual.ClearsParseErrors;

    /// <summary>Makes the help option of <paramref name="root"/> write this help.</summary>
    public static void Install(RootCommand root, int width)
    {
        HelpOption option = root.Options.OfType<HelpOption>().Single();
        option.Action = new NotedHelp(new HelpAction { MaxWidth = Math.Max(width, LeastWidth) });
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine((parseResult.CommandResult.Command as SimulatorCommand)?.Notes ?? RootNotes);
        output.WriteLine();
        output.WriteLine(ExitCodes);
        return ExitCode.Held;
    }
}
