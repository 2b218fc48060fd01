using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Rules;

/// <summary>The choices about channels and the answers of the authentication endpoint.</summary>
internal static class ChannelChoices
{
    private const string Section = "Choices: channels (protocol, \"Authentication\")";

    public static IEnumerable<Rule> All { get; } =
    [
        new("CHOICE-12", RuleLevel.Choice, "A grant is used on the connection it was asked for: subscribed to at once, or not at all once that connection is gone.", Section, UsesGrants),
        new("CHOICE-13", RuleLevel.Choice, "An answer that grants nothing is told as pusher:subscription_error.", Section, TellsRefusals),
        new("CHOICE-14", RuleLevel.Choice, "Every new connection asks for its channels anew.", Section, AsksAnew),
    ];

    private static void UsesGrants(Timeline run, ref Observations seen)
    {
        foreach ((int index, Entry.AuthAnswered answer) in run.Answers)
        {
            bool isStale = IsStale(run, index, answer);
            bool granted = answer.Status == 200 && ChannelAuth.Parse(answer.Body) is not null;
            if (granted)
            {
                bool subscribes = run.TextsSent.Any(index, run.ReactionEnd(index));
                seen.Check(subscribes != isStale, index, isStale ? "nothing: the answer is stale" : "a subscription at once", subscribes ? "a subscription" : "none");
            }
        }
    }

    private static void TellsRefusals(Timeline run, ref Observations seen)
    {
        foreach ((int index, Entry.AuthAnswered answer) in run.Answers)
        {
            bool isStale = IsStale(run, index, answer);
            bool granted = answer.Status == 200 && ChannelAuth.Parse(answer.Body) is not null;
            if (!granted && !isStale)
            {
                bool tells = run.OtherEvents.Any(index, run.InstantEnd(index), emitted => emitted.Name == SubscriptionError.Event);
                seen.Check(tells, index, $"{SubscriptionError.Event} in the same instant", "none");
            }
        }
    }

    /// <summary>The first connection with channels sets the number that each later one must ask for or subscribe to again.</summary>
    private static void AsksAnew(Timeline run, ref Observations seen)
    {
        int wanted = 0;
        foreach ((int index, Entry.StateChange change) in run.StateChanges)
        {
            if (change.Current == "connected" && wanted > 0)
            {
                int asked = run.Requests.In(index, run.InstantEnd(index)).Length;
                seen.Check(asked >= wanted, index, $"{wanted} requests for the channels of the connection before", $"{asked} requests");
            }

            int end = run.StateChanges.First(index + 1, run.Count);
            wanted = Math.Max(wanted, run.Requests.In(index, end < 0 ? run.Count : end).Length);
        }
    }

    /// <summary>Whether the connection that the request of an answer was made on is gone.</summary>
    private static bool IsStale(Timeline run, int index, Entry.AuthAnswered answer)
    {
        int asked = run.Requests.First(0, index, request => request.Request == answer.Request);
        return asked >= 0 && run.LiveAfter(asked) != run.LiveBefore(index);
    }
}
