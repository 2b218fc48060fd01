using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Rules;

/// <summary>The rules of the section "Connecting to Pusher".</summary>
internal static class ConnectRules
{
    private const string Section = "Connecting to Pusher";

    public static IEnumerable<Rule> All { get; } =
    [
        new("CONNECT-1", RuleLevel.Must, "Creating a client connects it at once, with no further call.", Section, ConnectsOnCreation),
        new("CONNECT-2", RuleLevel.Must, "The application key is a non-empty string, and every connection attempt names it in its URL (/app/{key}).", Section, NamesKey),
        new("CONNECT-3", RuleLevel.Must, "A client makes at most one live connection: a second attempt starts only after the one before it has ended.", Section, OneAtATime),
    ];

    private static IEnumerable<Observation> ConnectsOnCreation(Timeline run)
    {
        if (!run.Setup.ConnectOnCreate || !run.Setup.IsSupported)
        {
            yield break;
        }

        foreach ((int index, _) in run.Of<Entry.Created>())
        {
            bool starts = run.Any<Entry.AttemptStarted>(index, run.CallEnd(index));
            yield return Observation.Of(starts, index, "an attempt in the instant of creation, before any call", "no attempt");
        }
    }

    private static IEnumerable<Observation> NamesKey(Timeline run)
    {
        string path = ConnectionUrl.PathOf(run.Setup.Key);
        foreach (AttemptStory attempt in run.Attempts)
        {
            bool names = run.Setup.Key.Length > 0 && ConnectionUrl.HasPath(attempt.Start.Url, path);
            yield return Observation.Of(names, attempt.StartIndex, $"a URL with the path {path}", attempt.Start.Url);
        }
    }

    private static IEnumerable<Observation> OneAtATime(Timeline run)
    {
        foreach (AttemptStory attempt in run.Attempts)
        {
            if (attempt.Next is AttemptStory next)
            {
                yield return Observation.Of(
                    attempt.EndIndex < next.StartIndex, next.StartIndex, $"attempt #{attempt.Number} closed or ended first", $"attempt #{next.Number} starts while it lives");
            }
        }
    }
}
