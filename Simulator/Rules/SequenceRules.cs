using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Rules;

/// <summary>The rules of the section "Example state changes".</summary>
internal static class SequenceRules
{
    private const string Section = "Example state changes";
    private static readonly Duration About = Duration.FromSeconds(1);

    public static IEnumerable<Rule> All { get; } =
    [
        new("SEQUENCE-1", RuleLevel.Must, "Supported browser, working internet: initialized → connecting → connected.", Section, FirstConnection) { Scope = RuleScope.Course, Needs = Evidence.Emissions },
        new("SEQUENCE-2", RuleLevel.Must, "Temporary failure: connected → disconnected → connecting → connected.", Section, TemporaryFailure) { Scope = RuleScope.Course, Needs = Evidence.Emissions },
        new("SEQUENCE-3", RuleLevel.Must, "The internet disappears: connected → disconnected → connecting → unavailable.", Section, InternetDisappears) { Scope = RuleScope.Course, Needs = Evidence.Emissions },
        new("SEQUENCE-4", RuleLevel.Should, "… and unavailable comes about 30 s after connecting (29-31 s).", Section, UnavailableAfterThirtySeconds) { Scope = RuleScope.Course, Needs = Evidence.Emissions },
        new("SEQUENCE-5", RuleLevel.Must, "The internet returns: unavailable → connected, with no state between.", Section, InternetReturns) { Scope = RuleScope.Course, Needs = Evidence.Emissions },
        new("SEQUENCE-6", RuleLevel.Must, "Not supported: initialized → failed.", Section, NotSupported) { Scope = RuleScope.Course, Needs = Evidence.Emissions },
        new("SEQUENCE-7", RuleLevel.Must, "Only transitions of the documented graph occur.", Section, StaysInGraph) { Scope = RuleScope.Course, Needs = Evidence.Emissions },
        new("SEQUENCE-8", RuleLevel.Must, "Liveness: once the path to a healthy server that accepts the client is back and stays, the client is connected within one retry interval plus one attempt.", Section, Liveness.Observe) { Scope = RuleScope.Course },
    ];

    private static void FirstConnection(Timeline run, ref Observations seen)
    {
        int connected = FirstConnected(run);
        foreach (AttemptHistory attempt in run.Attempts)
        {
            if (attempt.StartIndex <= connected)
            {
                Accepted(run, attempt, "connecting", ref seen);
            }
        }
    }

    private static void TemporaryFailure(Timeline run, ref Observations seen)
    {
        foreach (AttemptHistory attempt in run.Attempts)
        {
            if (attempt.WasEstablished && attempt.EndedByPeer && run.StateBefore(attempt.EndIndex) == "connected")
            {
                bool leaves = run.StateChanges.Any(attempt.EndIndex, run.InstantEnd(attempt.EndIndex));
                seen.Check(leaves, attempt.EndIndex, "connected left in the instant in which the connection ends", "still connected");
            }
        }

        foreach (StateSpan span in run.Spans)
        {
            if (span.Previous != "connected")
            {
                continue;
            }

            bool reconnects = run.MayRest(span.FromIndex)
                || run.StateChanges.First(span.FromIndex + 1, run.InstantEnd(span.FromIndex), change => change.Current == "connecting") >= 0;
            seen.Check(
                span.State == "disconnected" && reconnects, span.FromIndex, "disconnected, then connecting in the same instant", $"{span.State} until {span.To.At}");
        }

        int connected = FirstConnected(run);
        foreach (AttemptHistory attempt in run.Attempts)
        {
            if (attempt.StartIndex > connected)
            {
                Accepted(run, attempt, "connecting", ref seen);
            }
        }
    }

    private static void InternetDisappears(Timeline run, ref Observations seen)
    {
        Duration far = run.Policy.UnavailableAfter + run.Policy.UnavailableAfter;
        foreach (StateSpan span in run.Spans)
        {
            if (span.State != "connecting")
            {
                continue;
            }

            if (span.To.Awake > run.Throttling.Fires(span.From.Awake + far))
            {
                seen.Breaks(span.ToIndex, $"unavailable after {run.Policy.UnavailableAfter} or so", $"connecting for {span.Length}");
            }
            else if (span.Previous == "disconnected" && Next(run, span) == "unavailable")
            {
                seen.Holds(span.ToIndex);
            }
        }
    }

    private static void UnavailableAfterThirtySeconds(Timeline run, ref Observations seen)
    {
        Duration wanted = run.Policy.UnavailableAfter;
        foreach (StateSpan span in run.Spans)
        {
            bool late = span.To.Awake > run.Throttling.Fires(span.From.Awake + wanted + About);
            if (span.State == "connecting" && (late || Next(run, span) == "unavailable"))
            {
                seen.Check(
                    !late && span.Length >= wanted - About, span.ToIndex, $"unavailable {wanted} after connecting, within {About}", $"connecting for {span.Length}");
            }
        }
    }

    private static void InternetReturns(Timeline run, ref Observations seen)
    {
        foreach (AttemptHistory attempt in run.Attempts)
        {
            Accepted(run, attempt, "unavailable", ref seen);
        }
    }

    private static void NotSupported(Timeline run, ref Observations seen)
    {
        if (run.Setup.IsSupported)
        {
            return;
        }

        foreach ((int index, Entry.StateChange change) in run.StateChanges)
        {
            seen.Check(
                run.StateBefore(index) == "initialized" && change.Current == "failed", index, "initialized -> failed, and nothing else", $"{run.Tell(index)}");
        }
    }

    private static void StaysInGraph(Timeline run, ref Observations seen)
    {
        foreach ((int index, Entry.StateChange change) in run.StateChanges)
        {
            string arrow = DocumentedGraph.Arrow(run.StateBefore(index), change.Current);
            bool onPurpose = DocumentedGraph.OnPurpose.Contains(arrow);
            seen.Check(
                DocumentedGraph.ByItself.Contains(arrow) || (onPurpose && run.MayRest(index)),
                index,
                $"{(onPurpose ? $"{arrow} only on purpose or where a code forbids a retry" : "a transition of the documented graph")}",
                arrow);
        }
    }

    /// <summary>A handshake that comes while the client is in <paramref name="state"/> leads straight to connected.</summary>
    private static void Accepted(Timeline run, AttemptHistory attempt, string state, ref Observations seen)
    {
        int handshake = attempt.EstablishedIndex;
        if (attempt.WasEstablished && run.StateBefore(handshake) == state)
        {
            int change = run.StateChanges.First(handshake, run.InstantEnd(handshake));
            bool connects = change >= 0 && run.StateAfter(change) == "connected";
            seen.Check(
                connects, change < 0 ? handshake : change, $"{state} -> connected in the instant of the handshake", $"{(change < 0 ? "no change" : run.Tell(change))}");
        }
    }

    /// <summary>The entry that first tells that the client is connected; behind the last one where none does.</summary>
    private static int FirstConnected(Timeline run) =>
        run.StateChanges.First(0, run.Count, change => change.Current == "connected") is int first and >= 0 ? first : run.Count;

    private static string Next(Timeline run, StateSpan span) => span.ToIndex < run.Count ? run.StateAfter(span.ToIndex) : "";
}
