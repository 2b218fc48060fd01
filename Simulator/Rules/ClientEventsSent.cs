using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Rules;

/// <summary>CHOICE-18: what the program triggers is compared with the client events that are sent, one by one.</summary>
internal static class ClientEventsSent
{
    public static void Observe(Timeline run, ref Observations seen)
    {
        var used = new HashSet<int>();
        ObserveCalls(run, used, ref seen);
        foreach ((int index, _) in run.TextsSent)
        {
            if (run.EventAt(index)?.StartsWith(ClientEvent.Prefix, StringComparison.Ordinal) == true)
            {
                seen.Check(used.Contains(index), index, "a client event only in answer to trigger, where the channel is confirmed", $"{run.Tell(index)}");
            }
        }
    }

    private static void ObserveCalls(Timeline run, HashSet<int> used, ref Observations seen)
    {
        ConfirmedChannels? confirmed = null; // most runs trigger nothing
        foreach ((int index, Entry.CallMade call) in run.Calls)
        {
            if (call is not { Event: string name, Channel: string channel })
            {
                continue;
            }

            confirmed ??= new ConfirmedChannels(run);
            bool isDue = ClientEvent.IsAllowed(name, channel) && confirmed.Contains(channel, index);
            int sent = run.TextsSent.First(index, run.ReactionEnd(index), text => Frame.Parse(text.Text) is Frame frame && frame.Event == name && frame.Channel == channel);
            if (isDue)
            {
                used.Add(sent);
            }

            seen.Check(isDue == sent >= 0, isDue ? index : sent, $"{(isDue ? $"{name} sent on {channel} at once" : $"nothing sent: {channel} is not confirmed on this connection, or no client event can go there")}", $"{(sent < 0 ? "nothing sent" : run.Tell(sent))}");
        }
    }
}
