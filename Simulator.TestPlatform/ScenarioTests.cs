using Simulator.Findings;
using Simulator.Profiles;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Suites;

namespace Simulator.TestPlatform;

/// <summary>The scenarios of files as tests.</summary>
/// <param name="paths">The files and folders.</param>
internal sealed class ScenarioTests(IReadOnlyList<string> paths)
{
    private ScenarioSet? read;

    /// <summary>The client under test; null for the reference client.</summary>
    public ChosenClient? Client { get; init; }

    /// <summary>What may be asked of it.</summary>
    public ClientProfile Profile { get; init; } = ClientProfile.Complete;

    /// <summary>Whether it is another client, or less is asked of it: its log is not the one to approve.</summary>
    public bool IsOther { get; init; }

    /// <summary>Whether the logs of this run are approved.</summary>
    public bool Approves { get; init; }

    /// <summary>Whether a scenario without an approved log fails, and no received log is written: so it is on a build server.</summary>
    public bool LogsRequired { get; init; }

    /// <summary>The scenarios, as they were read once.</summary>
    public IReadOnlyList<LoadedScenario> All => Read.Scenarios;

    /// <summary>What is wrong with files, each file once.</summary>
    public IEnumerable<IGrouping<string, ScenarioError>> Unreadable => Read.Errors.Concat(Read.CommandErrors).GroupBy(error => error.File);

    private ScenarioSet Read => read ??= ScenarioLoader.Load(paths, new ReadSettings());

    /// <summary>Runs some of them, as <c>run</c> does: each twice, held to its rules, its expectations and its approved log.</summary>
    public IEnumerable<ScenarioResult> Run(IEnumerable<LoadedScenario> chosen)
    {
        Approval approval = IsOther ? Approval.Ignore : Approves ? Approval.Update : LogsRequired ? Approval.Compare : Approval.CompareAndReceive;
        return new SuiteRunner(new Subject(Client?.Make) { Profile = Profile }, approval) { LogsRequired = LogsRequired }.Run(chosen);
    }

    /// <summary>What was found in a run, the most important first.</summary>
    public IReadOnlyList<Problem> ProblemsOf(ScenarioResult result) => [.. new Problems(new Selection(paths) { HasOtherClient = IsOther }).Of(result)];
}
