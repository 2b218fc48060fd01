using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Diagnostics.CodeAnalysis;
using Simulator.Scenarios.Format.Codecs;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Reports;

namespace Simulator.Scenarios.Commands;

/// <summary>The command line: from arguments to an exit code. Nothing else leaves a command, and no exception does.</summary>
internal static class CommandLine
{
    /// <summary>The environment variable that shows where a bug is.</summary>
    public const string TraceVariable = "SIMULATOR_TRACE";

    private const string Description =
        "A deterministic simulator of the Pusher connection protocol: runs scenario files in virtual time and judges the client.";

    /// <summary>Does what <paramref name="arguments"/> ask for.</summary>
    /// <returns>The exit code.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "The one place where a bug becomes an exit code and a request for a report.")]
    public static int Run(IReadOnlyList<string> arguments, Host outside)
    {
        ArgumentNullException.ThrowIfNull(outside);
        using var error = new PrintableWriter(outside.Error);
        Host host = outside with { Error = error };
        try
        {
            // Paths that begin with @ are paths, not lists of arguments.
            ParseResult parsed = NewRoot(host).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            return parsed.Action is ParseErrorAction
                ? RefuseArguments(parsed, host)
                : WithUnwritten(host, parsed.Invoke(new InvocationConfiguration { Output = host.Output, Error = host.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            host.Error.WriteLine($"A file could not be read or written: {failure.Message}");
            return ExitCode.CannotJudge;
        }
        catch (Exception bug)
        {
            ReportBug(arguments, host, bug);
            return ExitCode.OurBug;
        }
    }

    /// <summary>The root of all commands.</summary>
    public static RootCommand NewRoot(Host host)
    {
        var root = new RootCommand(Description) { HelpName = RepeatCommand.Program };
        root.Add(new NewCommand(host));
        root.Add(new RunCommand(host));
        root.Add(new CheckCommand(host));
        root.Add(new ShowCommand(host));
        root.Add(new StepCommand(host));
        root.Add(new ReviewCommand(host));
        root.Add(new JudgeCommand(host));
        root.Add(new ListCommand(host));
        root.Add(new RulesCommand(host));
        root.Add(new ExplainCommand(host));
        root.Add(new SchemaCommand(host));
        root.Add(new DialectsCommand(host));
        root.Add(new FuzzCommand(host));
        root.Add(new MergeCommand(host));
        root.Add(new ExploreCommand(host));
        root.Add(new PerturbCommand(host));
        root.Add(new ShrinkCommand(host));
        root.Add(new WhyCommand(host));
        root.Add(new CoverageCommand(host));
        root.Add(new AdapterCheckCommand(host));
        root.Add(new ConformCommand(host));
        root.Add(new DeviationsCommand(host));
        root.Add(new CompareCommand(host));
        root.Add(new ServeCommand(host));
        root.Add(new StandInCommand(host));
        root.Add(new DoctorCommand(host));
        root.Add(new CompletionCommand(host));
        root.Add(new Option<bool>(SimulatorCommand.NoColor)
        {
            Description = "No colour, even on a terminal; the variable NO_COLOR does the same",
            Recursive = true,
        });
        NotedHelp.Install(root, host.Width);
        return root;
    }

    private static int RefuseArguments(ParseResult parsed, Host host)
    {
        Command command = parsed.CommandResult.Command;
        if (command is RootCommand && parsed.UnmatchedTokens is [string unknown, ..])
        {
            string hint = Spelling.Nearest(unknown, command.Subcommands.Select(known => known.Name)) is string near ? $" Did you mean ‘{near}’?" : "";
            host.Error.WriteLine($"There is no command ‘{unknown}’.{hint}");
        }
        else
        {
            foreach (string message in parsed.Errors.Select(Told).Distinct())
            {
                host.Error.WriteLine(message);
            }
        }

        host.Error.WriteLine();
        host.Error.WriteLine($"Try ‘{(command is RootCommand ? "" : $"{command.Name} ")}--help’.");
        return ExitCode.CannotJudge;
    }

    /// <summary>The exit code, once it is told what could not be written.</summary>
    private static int WithUnwritten(Host host, int exit)
    {
        foreach (string failure in host.Files.Failures)
        {
            host.Error.WriteLine($"A file could not be written: {failure}");
        }

        return host.Files.Failures.Count > 0 ? ExitCode.CannotJudge : exit;
    }

    private static string Told(ParseError error) => error.SymbolResult is OptionResult { Tokens.Count: 0, Option: Option option } && !error.Message.StartsWith($"{option.Name}: ", StringComparison.Ordinal)
        ? $"{option.Name} needs a value: {option.Name} {option.HelpName}."
        : error.Message.Replace("\t", "  ", StringComparison.Ordinal); // choices come in a list that is set with tabs

    private static void ReportBug(IReadOnlyList<string> arguments, Host host, Exception error)
    {
        string command = $"{RepeatCommand.Program} {string.Join(' ', arguments.Select(RepeatCommand.Quoted))}";
        host.Error.WriteLine(
            $"This is a bug of the simulator, not of a scenario or a client: {error.GetType().Name}: {error.Message} "
            + $"Please report it with this text, the scenario files and the command: {command} "
            + $"(set {TraceVariable}=1 to see where it happened).");
        if (host.Has(TraceVariable))
        {
            host.Error.WriteLine(error);
        }
    }
}
