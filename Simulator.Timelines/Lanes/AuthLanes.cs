using System.Globalization;
using Simulator.Logs;

namespace Simulator.Timelines.Lanes;

/// <summary>Requests of the authentication endpoint, each until its answer. No lane where there are none.</summary>
internal static class AuthLanes
{
    public static IEnumerable<TimelineLane> Of(TransitionLog log)
    {
        var answers = new Dictionary<int, (int Index, int Status)>();
        var requests = new List<(int Index, int Number)>();
        for (int index = 0; index < log.Entries.Count; index++)
        {
            switch (log.Entries[index])
            {
                case Entry.AuthRequested request:
                    requests.Add((index, request.Request));
                    break;
                case Entry.AuthAnswered answer:
                    answers.TryAdd(answer.Request, (index, answer.Status));
                    break;
                default:
                    break;
            }
        }

        var lanes = new PackedLanes("auth");
        foreach ((int index, int number) in requests)
        {
            bool isAnswered = answers.TryGetValue(number, out (int Index, int Status) answer);
            int end = isAnswered ? answer.Index : log.Entries.Count;
            string kind = !isAnswered ? "unanswered" : answer.Status is >= 200 and < 300 ? "granted" : "refused";
            lanes.Add(index, end, [new Stretch(index, end, kind, string.Create(CultureInfo.InvariantCulture, $"{number}{(isAnswered ? $": {answer.Status}" : "")}"))], []);
        }

        return requests.Count == 0 ? [] : lanes.All;
    }
}
