using System.CommandLine;
using System.Diagnostics;
using Simulator.Clients;
using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Snapshots;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Commands;

/// <summary><c>run</c>: runs scenarios and judges them.</summary>
internal sealed class RunCommand : SimulatorCommand
{
    private const string Help = $$"""
        Examples:
          run                                        all scenarios in ./scenarios
          run scenarios/sequences --tag retry        those of a folder that have a tag
          run scenarios/x.json --seed 7 --verbose    one, with other drawn values, and all that is to be said
          run --client bin/MyClient.dll:My.Client    a client of your own; approved logs are left alone
          run --update                               approve the logs of all that holds, and remove those of scenarios
                                                     that are gone; look at the difference before you commit

        Each scenario runs twice, and both logs must be equal: where they are not, the first entry that differs is told as
        both runs have it, and the exit code is 3. ‘--twice false’ leaves the second run out.
        The log in its verified form must be the approved one, which stands beside the file: NAME.verified.txt, or
        NAME[CASE].verified.txt for a case of a matrix. A log that is not approved is written as NAME.received.txt, except
        where the variable CI is set.
        The fingerprint is a hash of all that happened, the same on every machine; --verbose tells that of each scenario.

        Members of the document that --json prints:
        {{JsonReport.Description}}
        """;

    private readonly SelectionOptions options;

    private readonly Option<bool> update = new("--update", "-u") { Description = "Approve the logs of this run, except where a scenario fails; remove approved logs without a scenario" };

    private readonly Option<bool> verbose = new("--verbose", "-v")
    {
        Description = "Tell warnings and what was never reached in full, and show the wire, calls and deadlines in parts of logs",
    };

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of a report" };

    private readonly Option<Func<ClientSetup, IClient>?> client;

    private readonly Option<bool> twice = TwiceOption.New("Run every scenario a second time and compare the two logs", usual: true);

    /// <summary>The command.</summary>
    public RunCommand(Host host)
        : base(host, "run", "Run scenarios and judge them by all rules, their expectations and their approved logs.", Help)
    {
        options = new SelectionOptions(host).AddPaths(this).AddFilters(this).AddValues(this);
        Add(update);
        Add(verbose);
        Add(json);
        Add(client = ClientOption.New(host));
        Add(twice);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        Selection selection = options.Read(parsed) with { ClientWords = ClientOption.WordsOf(parsed, client) };
        if (parsed.GetValue(update) && !selection.IsAsWritten)
        {
            Host.Error.WriteLine("--update cannot go with --seed, --param or --client: the approved log is that of the file as it is written, over the reference client.");
            return ExitCode.CannotJudge;
        }

        Choice choice = selection.Load();
        if (choice.Errors.Count > 0)
        {
            return Refuse(choice, parsed.GetValue(json));
        }

        SuiteResult suite = Run(parsed, choice, selection);
        if (parsed.GetValue(json))
        {
            new JsonReport(new Problems(selection)).Write(Host.Output, suite);
        }
        else
        {
            Report(parsed, suite, selection);
        }

        return suite.Exit;
    }

    private int Refuse(Choice choice, bool asJson)
    {
        if (asJson)
        {
            JsonReport.WriteErrors(Host.Output, ExitCode.CannotJudge, choice.Errors);
        }

        // A part of what was asked for would be judged as if it were all.
        return Refuse(choice, choice.Chosen.Count == 0 ? "Nothing was run." : $"Nothing was run, not even the {Words.Counted(choice.Chosen.Count, "good scenario")}.");
    }

    private SuiteResult Run(ParseResult parsed, Choice choice, Selection selection)
    {
        var clock = Stopwatch.StartNew();
        bool approve = parsed.GetValue(update);
        Approval approval = !selection.IsAsWritten ? Approval.Ignore
            : approve ? Approval.Update
            : Host.Has("CI") ? Approval.Compare : Approval.CompareAndReceive;
        var runner = new SuiteRunner(parsed.GetValue(client), approval) { Twice = parsed.GetValue(twice) };
        List<ScenarioResult> results = new Progress(Host).Collect(runner.Run(choice.Chosen), choice.Chosen.Count);
        string[] orphans = [.. ApprovedLogs.Orphans(selection.Folders, choice.All)];
        string[] removed = approve ? [.. ApprovedLogs.Remove(orphans)] : [];
        return new SuiteResult(results.ToValueList(), orphans.Except(removed).ToValueList(), removed.ToValueList(), clock.Elapsed);
    }

    private void Report(ParseResult parsed, SuiteResult suite, Selection selection)
    {
        Page page = NewPage(parsed);
        var problems = new Problems(selection);
        new ResultTable(page, problems).Write(suite.Results);
        var failures = new FailureReport(page, problems, parsed.GetValue(verbose));
        foreach (ScenarioResult result in suite.Results)
        {
            failures.Write(result);
        }

        failures.WriteOrphans(suite);
        new Summary(page, parsed.GetValue(verbose)).Write(suite, selection.IsWhole && selection.Folders.Any());
    }
}
