using System.CommandLine;
using Simulator.Findings;
using Simulator.Rules;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Commands;

/// <summary><c>rules</c>: prints the rules, or which scenarios put them to the test.</summary>
internal sealed class RulesCommand : SimulatorCommand
{
    private const string Help = $$"""
        Examples:
          rules                      every rule: id, level, sentence, and the section that it comes from
          rules --own-rules FILE     the same, and those of your own
          rules scenarios            which scenarios put each rule to the test, and how often; exit code 1 where
                                     one is never tested, or broken without a waiver

        Members of the document that --json prints:
        {{RuleReport.Description}}
        """;

    private readonly SelectionOptions options;

    private readonly Argument<string[]> paths = new("paths")
    {
        Description = "Scenario files, and folders of them, that should put all rules to the test",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of a table" };

    /// <summary>The command.</summary>
    public RulesCommand(Host host)
        : base(host, "rules", "Print the rules, or which scenarios put each of them to the test.", Help)
    {
        paths.Validators.Add(SelectionOptions.CheckPaths);
        Add(paths);
        options = new SelectionOptions(host);
        Add(OwnRulesOption.New(host));
        Add(json);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        if (parsed.GetValue(paths) is { Length: > 0 } given)
        {
            return Run(parsed, options.Read(parsed, given));
        }

        RuleText[] rules = [.. RuleCatalogue.All.Select(RuleText.Of), .. OwnRulesOption.Of(parsed).Select(RuleText.Of)];
        if (parsed.GetValue(json))
        {
            RuleReport.WriteJson(Host.Output, rules);
        }
        else
        {
            RuleReport.WriteCatalogue(NewPage(parsed), rules);
        }

        return ExitCode.Held;
    }

    private int Run(ParseResult parsed, Selection selection)
    {
        SelectedScenarios selected = selection.Load();
        if (selected.IsRefused)
        {
            return Refuse(selected, "Nothing was run.");
        }

        TellErrors(selected, "The other files are run.");
        List<ScenarioResult> results = new Progress(Host).Collect(new SuiteRunner(new Subject(Host.Client) { OwnRules = selection.OwnRules }, Approval.Ignore).Run(selected.Chosen), selected.Chosen.Count);
        RuleUse[] uses = [.. RuleUse.In(results), .. RuleUse.Of(selection.OwnRules, results)];
        if (parsed.GetValue(json))
        {
            RuleReport.WriteJson(Host.Output, uses);
        }
        else
        {
            RuleReport.WriteUse(NewPage(parsed), uses, results.Count);
        }

        return selected.IsPartial ? ExitCode.CannotJudge
            : results.Exists(result => result.Divergence is not null) ? ExitCode.NotDeterministic
            : Array.Exists(uses, use => use.Exercised.Count == 0 || use.Broken.Count > 0) ? ExitCode.Broken
            : ExitCode.Held;
    }
}
