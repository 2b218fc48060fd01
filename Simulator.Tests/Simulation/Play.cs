using Simulator.Collections;
using Simulator.Logs;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Tests.Simulation;

/// <summary>Runs a scenario that is written in one line, with the reference client.</summary>
internal static class Play
{
    public static StepAction Offline { get; } = NamedNetwork.Offline;

    public static StepAction Up { get; } = NamedNetwork.Up;

    public static StepAction Blackhole { get; } = NamedNetwork.Blackhole;

    public static StepAction Connect { get; } = new StepAction.Call(ProgramCall.Connect);

    public static StepAction Disconnect { get; } = new StepAction.Call(ProgramCall.Disconnect);

    public static StepAction LeavePage { get; } = new StepAction.Call(ProgramCall.LeavePage);

    public static Instant Seconds(double seconds) => new((long)Math.Round(seconds * 1000));

    public static Scenario Scenario(double until, params (double At, StepAction Action)[] steps) =>
        new("play", "A scenario of a test", Seconds(until)) { Steps = steps.Select(step => new Step(Seconds(step.At), step.Action)).ToValueList() };

    public static TransitionLog Run(double until, params (double At, StepAction Action)[] steps) =>
        ScenarioRunner.Run(Scenario(until, steps));

    public static TransitionLog Run(ClientSetup client, double until, params (double At, StepAction Action)[] steps) =>
        ScenarioRunner.Run(Scenario(until, steps) with { Client = client });

    public static TransitionLog Run(AppSetup app, double until, params (double At, StepAction Action)[] steps) =>
        ScenarioRunner.Run(Scenario(until, steps) with { App = app });

    /// <summary>The states that the client passes through, joined by blanks.</summary>
    public static string States(this TransitionLog log) =>
        string.Join(' ', StateSpan.In(log).Select(span => span.State));

    /// <summary>When the client enters <paramref name="state"/>, in seconds.</summary>
    public static IEnumerable<double> Entered(this TransitionLog log, string state) =>
        log.Of<Entry.StateChange>().Where(change => change.Current == state).Select(change => Seconds(change.At));

    public static IEnumerable<double> Attempts(this TransitionLog log) =>
        log.Of<Entry.AttemptStarted>().Select(attempt => Seconds(attempt.At));

    public static IEnumerable<string> Schemes(this TransitionLog log) =>
        log.Of<Entry.AttemptStarted>().Select(attempt => ConnectionUrl.SchemeOf(attempt.Url));

    public static IEnumerable<int?> Errors(this TransitionLog log) => log.Of<Entry.ErrorEmitted>().Select(error => error.Code);

    public static IEnumerable<string> Sent(this TransitionLog log) =>
        log.Of<Entry.TextSent>().Select(sent => Frame.Parse(sent.Text)!.Event);

    private static double Seconds(Instant instant) => instant.Milliseconds / 1000d;
}
