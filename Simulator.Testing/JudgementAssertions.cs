using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Findings;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Snapshots;
using Simulator.Simulation;

namespace Simulator.Testing;

/// <summary>Assertions about a run, for ordinary tests. Each gives the run back, so that they can be chained.</summary>
public static class JudgementAssertions
{
    /// <summary>The variable that, set to 1, approves every log as it is.</summary>
    public const string Accept = "SIM_ACCEPT";

    /// <summary>No rule that counts is broken, and everything that the scenario expects is seen.</summary>
    /// <param name="judgement">The run.</param>
    /// <exception cref="NonconformanceException">That is not so.</exception>
    public static Judgement ShouldHold(this Judgement judgement)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        return judgement.Findings.FirstOrDefault(finding => finding.Level == Level.Must) is Finding failure
            ? throw new NonconformanceException(FailureText.Of(judgement, failure, null))
            : judgement;
    }

    /// <summary>The client passes through exactly these states, in this order.</summary>
    /// <param name="judgement">The run.</param>
    /// <param name="states">The states with blanks between: <c>initialized connecting connected</c>.</param>
    /// <exception cref="NonconformanceException">It passes through others.</exception>
    public static Judgement ShouldPassThrough(this Judgement judgement, string states)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        ArgumentNullException.ThrowIfNull(states);
        ValueList<string> names = states.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToValueList();
        return judgement.Should(new Expectation.States(names, null));
    }

    /// <summary>Something is seen.</summary>
    /// <param name="judgement">The run.</param>
    /// <param name="expectation">What must be seen.</param>
    /// <exception cref="NonconformanceException">It is not.</exception>
    public static Judgement Should(this Judgement judgement, Expectation expectation)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        Outcome outcome = ExpectationCheck.Check(expectation, judgement.Log);
        var finding = new Finding(FindingKind.ExpectationFailed, Level.Must, "expectation", "What the test expects is seen.", outcome.Entry, outcome.Expected, outcome.Actual);
        return outcome.Holds ? judgement : throw new NonconformanceException(FailureText.Of(judgement, finding, null));
    }

    /// <summary>
    /// The log is the approved one, kept in a file of Verify's conventions; <c>SIM_ACCEPT=1</c> approves it. With Verify
    /// itself: <c>Verify(LogText.Write(judgement.Log, LogForm.Verified))</c>, over the same files.
    /// </summary>
    /// <param name="judgement">The run.</param>
    /// <param name="path">The path of the approved log, without <c>.verified.txt</c>.</param>
    /// <exception cref="NonconformanceException">It is another, or none was approved yet.</exception>
    public static Judgement ShouldMatchApproved(this Judgement judgement, string path)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        var file = new SnapshotFile(path + SnapshotFile.Ending);
        string text = ApprovedLog.TextOf(judgement.Log);
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            file.Approve(text);
        }

        SnapshotState state = file.Compare(text);
        if (state is SnapshotState.Same)
        {
            file.ForgetReceived();
            return judgement;
        }

        file.Receive(text);
        string difference = state switch
        {
            SnapshotState.Different different => string.Join('\n', LogDifference.Lines(different.Approved, text)),
            SnapshotState.Unreadable unreadable => unreadable.Because,
            _ => $"none was approved yet; this is the log:\n{text}",
        };
        throw new NonconformanceException($"{file.Path} is not this log. {Accept}=1 dotnet test approves it.\n{difference}");
    }
}
