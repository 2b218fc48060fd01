using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Rules;

/// <summary>What the documents beside the seed say flatly about messages on channels.</summary>
internal static class MessageRules
{
    private const string Section = "Channels, \"Binding to events\" (protocol, \"Channel events\")";

    public static IEnumerable<Rule> All { get; } =
    [
        new("CHANNEL-3", RuleLevel.Must, "A message on a channel that the program wants reaches the program at once, on that channel, exactly once, with its data.", Section, ReachesTheProgram) { Needs = Evidence.All },
        new("CHANNEL-4", RuleLevel.Must, "Nothing else reaches the program on a channel: nothing of a channel that it has left or never wanted, or of a connection that is gone.", Section, ReachesNobody) { Needs = Evidence.All },
    ];

    /// <summary>The ids of the rules, of which nothing can be asked where nobody can hear what comes on a channel.</summary>
    public static bool IsAboutMessages(string id) => id is "CHANNEL-3" or "CHANNEL-4";

    private static void ReachesTheProgram(Timeline run, ref Observations seen)
    {
        foreach ((int index, Entry.TextReceived text) in run.TextsReceived)
        {
            if (MessageAt(run, index, text) is (Frame frame, string name) && run.Wishes.At(frame.Channel!, index) is not null)
            {
                int told = Told(run, index, frame.Channel!, name, frame.Data ?? "");
                seen.Check(told == 1, index, $"{frame.Channel}: {name} {frame.Data} handed to the program once", $"{(told == 0 ? "not handed over" : $"handed over {told} times")}");
            }
        }
    }

    private static void ReachesNobody(Timeline run, ref Observations seen)
    {
        foreach ((int index, Entry.TextReceived text) in run.TextsReceived)
        {
            if (Frame.Parse(text.Text)?.Channel is string channel && !IsFor(run, index, text, channel) && !run.ChannelEvents.Any(index, run.ReactionEnd(index)))
            {
                seen.Holds(index);
            }
        }

        foreach ((int index, Entry.ChannelEvent named) in run.ChannelEvents)
        {
            int text = run.TextsReceived.Last(index);
            bool isOfText = text >= 0 && run.ReactionEnd(text) > index && IsFor(run, text, (Entry.TextReceived)run[text], named.Channel);
            seen.Check(isOfText, index, $"nothing on {named.Channel}: no message has come there that the program wants", $"{run.Tell(index)}");
        }
    }

    /// <summary>Whether the text at <paramref name="index"/> is a message on <paramref name="channel"/> of the live connection, and the program wants that channel.</summary>
    private static bool IsFor(Timeline run, int index, Entry.TextReceived text, string channel) =>
        run.LiveBefore(index)?.Number == text.Attempt
        && run.Wishes.At(channel, index) is not null
        && Frame.Parse(text.Text)?.Channel == channel;

    /// <summary>The message of the live, established connection at <paramref name="index"/>, and its name for the program; null where there is none.</summary>
    private static (Frame Frame, string Name)? MessageAt(Timeline run, int index, Entry.TextReceived text) =>
        run.EventAt(index) is string name
        && run.StateBefore(index) == "connected"
        && run.LiveBefore(index)?.Number == text.Attempt
        && ChannelMessages.NameForProgram(name) is string told
        && Frame.Parse(text.Text) is { Channel: not null } frame
            ? (frame, told)
            : null;

    private static int Told(Timeline run, int index, string channel, string name, string data)
    {
        int times = 0;
        foreach ((_, Entry.ChannelEvent named) in run.ChannelEvents.In(index, run.ReactionEnd(index)))
        {
            times += named.Channel == channel && named.Name == name && JsonText.IsSame(named.Data, data) ? 1 : 0;
        }

        return times;
    }
}
