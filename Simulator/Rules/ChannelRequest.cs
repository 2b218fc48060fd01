using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Rules;

/// <summary>One time that the client asks for a channel: by an authentication request where the channel needs one, else by a subscribe message.</summary>
/// <param name="Index">The entry.</param>
/// <param name="Channel">The channel that it names.</param>
internal readonly record struct ChannelRequest(int Index, string Channel)
{
    private static readonly List<ChannelRequest> None = [];


    /// <summary>All of a run, in order.</summary>
    public static List<ChannelRequest> In(Timeline run)
    {
        List<ChannelRequest>? requests = null; // most runs are about no channel
        foreach ((int index, Entry.AuthRequested request) in run.Requests)
        {
            (requests ??= []).Add(new ChannelRequest(index, ChannelOf(request)));
        }

        foreach ((int index, Entry.TextSent sent) in run.TextsSent)
        {
            if (SubscribedAt(run, index, sent) is string channel && !ChannelAuth.IsNeededBy(channel))
            {
                (requests ??= []).Add(new ChannelRequest(index, channel));
            }
        }

        requests?.Sort((left, right) => left.Index.CompareTo(right.Index));
        return requests ?? None;
    }

    /// <summary>A client that never asks for a private channel puts no answer to the test.</summary>
    public static void Misses(Timeline run, ref Observations seen)
    {
        int wants = run.Requests.Count > 0 ? -1 : run.Calls.First(0, run.Count, call => call is { Name: "subscribe", Channel: string channel } && ChannelAuth.IsNeededBy(channel));
        if (wants >= 0)
        {
            seen.Misses(wants, $"an authentication request for {((Entry.CallMade)run[wants]).Channel}, which the program subscribes to at {run.When(wants).At}", "the client makes none");
        }
    }

    /// <summary>The channel that an authentication request names; empty where it names none.</summary>
    public static string ChannelOf(Entry.AuthRequested request) =>
        Form.Find(request.Body, "channel_name") ?? Form.Find(Form.QueryOf(request.Url), "channel_name") ?? "";

    /// <summary>The channel to which the text at <paramref name="index"/> subscribes; null where it does not.</summary>
    public static string? SubscribedAt(Timeline run, int index, Entry.TextSent sent) =>
        run.EventAt(index) == ChannelMessages.Subscribe && Frame.Parse(sent.Text) is Frame frame ? ChannelAuth.SubscribedChannel(frame) : null;

    /// <summary>The channel that the text at <paramref name="index"/> leaves; null where it leaves none.</summary>
    public static string? LeftAt(Timeline run, int index, Entry.TextSent sent) =>
        run.EventAt(index) == ChannelMessages.Unsubscribe && Frame.Parse(sent.Text) is Frame frame ? ChannelAuth.LeftChannel(frame) : null;
}
