using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Simulator.Exploration.Generation;
using Simulator.Findings;
using Simulator.Scenarios.Campaigns;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Commands;

/// <summary><c>coverage</c>: says what scenarios reach, and what they do not.</summary>
internal sealed class CoverageCommand : SimulatorCommand
{
    private const string Help = $$"""
        Examples:
          coverage                                     what the scenarios in ./scenarios reach
          coverage --seeds 0..10000                    what random scenarios reach, and no files
          coverage scenarios --seeds 0..10000          what both reach together
          coverage --fail-under 90                     exit code 1 where less than 90 % of all goals are reached
          coverage --write scenarios/mine              the shortest scenario that is found for each goal not reached
          coverage --diagram states.svg --diagram states.mmd
                                                       the states, with what was never reached dashed

        Goals are the documented states, their transitions, successions of two of these, every kind of input in every state
        in which it can come, races - something arrives at most a millisecond before or after a deadline -, and rules that
        are put to the test: those of the catalogue, and those of --own-rules. Of a rule of your own it is a test where a
        pattern of it is seen, such as what ‘leads’ to something else; ‘never’ is tested by every run. Whether anything is broken ‘run’ says.

        Members of the document that --json prints:
        {{CoverageReport.Description}}
        """;

    private readonly SelectionOptions selection;
    private readonly RandomOptions random = new("none by default");
    private readonly ClientOptions client;
    private readonly Option<string?> write = new("--write") { Description = "Write the shortest scenario that is found for each goal not reached", HelpName = "FOLDER" };
    private readonly Option<string[]> diagrams = new("--diagram") { Description = "Draw the states: FILE.svg, or FILE.mmd for Mermaid; may be given again", HelpName = "FILE" };
    private readonly Option<decimal?> failUnder = new("--fail-under") { Description = "Fail where less of all goals is reached", HelpName = "PERCENT", CustomParser = ReadPercent };
    private readonly Option<bool> verbose = new("--verbose", "-v") { Description = "Name also what is reached, and by how many scenarios" };
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of a report" };
    private readonly Argument<string[]> paths = new("paths") { Description = "Scenario files, and folders of them; by default ‘scenarios’ where no --seeds are given", Arity = ArgumentArity.ZeroOrMore };

    /// <summary>The command.</summary>
    public CoverageCommand(Host host)
        : base(host, "coverage", "Say what scenarios reach and what they do not.", Help)
    {
        paths.Validators.Add(SelectionOptions.CheckPaths);
        Add(paths);
        selection = new SelectionOptions(host).AddFilters(this);
        client = new ClientOptions(host, this);
        diagrams.Validators.Add(CheckDiagrams);
        Option[] all = [random.Seeds, random.Faults, write, diagrams, failUnder, random.Workers, verbose, json];
        Array.ForEach(all, Add);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        if (Idle(parsed) is string idle)
        {
            Host.Error.WriteLine(idle);
            return ExitCode.CannotJudge;
        }

        SelectedScenarios selected = Load(parsed);
        if (selected.Errors.Count > 0)
        {
            return Refuse(selected, "Nothing was run.");
        }

        var runner = new CoverageRunner(client.Subject(parsed), random.WorkersOf(parsed));
        bool interrupted = false;
        Coverage coverage = runner.Run(selected.Chosen.Select(loaded => loaded.Scenario));
        if (random.SeedsOf(parsed) is (long from, long to))
        {
            (coverage, interrupted) = AtRandom(coverage, runner, random.FaultsOf(parsed), from, to);
        }

        Draw(parsed, coverage);
        bool enough = coverage.Percent >= (parsed.GetValue(failUnder) ?? 0);
        Report(parsed, coverage, Written(parsed, coverage, runner), enough);
        return interrupted ? ExitCode.CannotJudge : enough ? ExitCode.Held : ExitCode.Broken;
    }

    /// <summary>What is wrong with an option that would do nothing; null where none is.</summary>
    private string? Idle(ParseResult parsed)
    {
        bool draws = random.SeedsOf(parsed) is not null;
        if (parsed.GetResult(random.Faults) is not null && !draws && parsed.GetValue(write) is null)
        {
            return "--faults says which random scenarios are drawn: name them with --seeds, too.";
        }

        return draws && (parsed.GetValue(paths) ?? []).Length == 0 && selection.IsFiltered(parsed)
            ? "--filter and --tag choose among scenario files: name some, such as ‘scenarios’."
            : null;
    }

    /// <summary>Adds what random scenarios reach; a person sees how far they are, and may end them early.</summary>
    private (Coverage Coverage, bool Interrupted) AtRandom(Coverage coverage, CoverageRunner runner, FaultMix faults, long from, long to)
    {
        using var sight = new ProgressLine(Host);
        CancellationToken asked = Host.Heed();
        long next = from;
        while (next < to && !asked.IsCancellationRequested)
        {
            long behind = Math.Min(to, next + CoverageRunner.Share);
            coverage = coverage.And(runner.Run(next, behind, faults));
            next = behind;
            sight.Show(_ => string.Create(CultureInfo.InvariantCulture, $"{next - from:N0} of {to - from:N0} random scenarios, {coverage.Percent:0.0} % of all goals reached"));
        }

        if (next < to)
        {
            Host.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Stopped after {next - from:N0} of {to - from:N0} random scenarios; what follows is what they reach."));
        }

        return (coverage, next < to);
    }

    private SelectedScenarios Load(ParseResult parsed)
    {
        string[] given = parsed.GetValue(paths) ?? [];
        return given.Length == 0 && random.SeedsOf(parsed) is not null
            ? new SelectedScenarios([], [], [], false)
            : selection.Read(parsed, given.Length == 0 ? ["scenarios"] : given).Load();
    }

    private void Draw(ParseResult parsed, Coverage coverage)
    {
        foreach (string file in (parsed.GetValue(diagrams) ?? []).Select(name => Path.GetFullPath(Path.Combine(Host.Folder, name))))
        {
            Host.Files.Try(() =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                AtomicFile.Write(file, IsPicture(file) ? StateDiagram.Svg(coverage) : StateDiagram.Mermaid(coverage));
            });
        }
    }

    private ReachedGoal[]? Written(ParseResult parsed, Coverage coverage, CoverageRunner runner)
    {
        if (parsed.GetValue(write) is not string folder)
        {
            return null;
        }

        var written = new List<ReachedGoal>();
        foreach ((Goal goal, Judgement run) in runner.Search([.. coverage.Unreached], random.FaultsOf(parsed)))
        {
            Host.Files.Try(() => written.Add(new ReachedGoal(goal, FoundScenario.Of(run, goal).WriteTo(Path.Combine(Host.Folder, folder)))));
        }

        return [.. written];
    }

    private void Report(ParseResult parsed, Coverage coverage, ReachedGoal[]? written, bool enough)
    {
        var report = new CoverageReport(coverage, written);
        if (parsed.GetValue(json))
        {
            report.WriteJson(Host.Output, enough ? ExitCode.Held : ExitCode.Broken);
            return;
        }

        Page page = NewPage(parsed);
        report.Write(page, parsed.GetValue(verbose));
        if (!enough)
        {
            page.Line();
            page.Line(string.Create(CultureInfo.InvariantCulture, $"[red]✗ {coverage.Percent:0.0} % is less than --fail-under {parsed.GetValue(failUnder)} %[/]"));
        }
    }

    private static bool IsPicture(string file) => file.EndsWith(".svg", StringComparison.OrdinalIgnoreCase);

    private static void CheckDiagrams(OptionResult result)
    {
        foreach (string file in result.Tokens.Select(token => token.Value).Where(file => !IsPicture(file) && !file.EndsWith(".mmd", StringComparison.OrdinalIgnoreCase)))
        {
            result.AddError($"--diagram: ‘{file}’ is no file of a diagram. End its name with .svg or, for Mermaid, with .mmd.");
        }
    }

    private static decimal? ReadPercent(ArgumentResult result)
    {
        if (decimal.TryParse(result.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal percent) && percent <= 100)
        {
            return percent;
        }

        result.AddError($"--fail-under: ‘{result.Tokens[0].Value}’ is no number from 0 to 100. Write one as in ‘--fail-under 90’.");
        return null;
    }
}
