using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Reviewing;
using Simulator.Scenarios.Snapshots;

namespace Simulator.Scenarios.Commands;

/// <summary>Asks about each change, and does what is answered.</summary>
/// <param name="host">Everything outside.</param>
/// <param name="page">Where it is asked.</param>
/// <param name="answers">What a person answers, a line each.</param>
/// <param name="always">The answer to every question; null where a person answers.</param>
internal sealed class ReviewTalk(Host host, Page page, TextReader answers, string? always)
{
    private readonly ReviewReport report = new(page);
    private readonly Dictionary<string, int> done = new() { ["accepted"] = 0, ["rejected"] = 0, ["left"] = 0 };
    private bool isOver;

    /// <summary>Goes through everything.</summary>
    /// <returns>Whether nothing is left to review.</returns>
    public bool Go(IReadOnlyList<ReviewGroup> groups, IReadOnlyList<string> orphans, string question)
    {
        for (int place = 0; place < groups.Count; place++)
        {
            report.Write(groups[place], place + 1, groups.Count);
            Ask(groups[place], question);
        }

        foreach (string orphan in orphans)
        {
            report.WriteOrphan(orphan);
            string answer = Answer("(a)ccept: remove it, (s)kip, (q)uit", "as");
            Count(answer == "a" && ApprovedLogs.Remove([orphan]).Any() ? "accepted" : "left", 1);
        }

        page.Line($"{done["accepted"]} accepted, {done["rejected"]} rejected, {done["left"]} left");
        return done["left"] == 0;
    }

    private void Ask(ReviewGroup group, string question)
    {
        switch (Answer(group.Files.Count > 1 ? question : question.Replace("(o)ne by one, ", "", StringComparison.Ordinal), group.Files.Count > 1 ? "aros" : "ars"))
        {
            case "a":
                Do(group, file => file.Accept(), "accepted");
                break;
            case "r":
                Do(group, file => file.Reject(), "rejected");
                break;
            case "o":
                for (int place = 0; place < group.Files.Count; place++)
                {
                    var one = new ReviewGroup([group.Files[place]], ReviewGroup.Of([group.Files[place]])[0].Lines);
                    report.Write(one, place + 1, group.Files.Count);
                    Ask(one, question);
                }

                break;
            default:
                Count("left", group.Files.Count);
                break;
        }
    }

    private void Do(ReviewGroup group, Action<ReceivedFile> act, string word)
    {
        foreach (ReceivedFile file in group.Files)
        {
            Count(host.Files.Try(() => act(file)) ? word : "left", 1);
        }
    }

    /// <summary>One of the letters; what cannot be understood is asked again, and where nobody answers any more, all that follows is skipped.</summary>
    private string Answer(string question, string letters)
    {
        while (always is null && !isOver)
        {
            page.Line($"  {Words.Escaped(question)}");
            host.Output.Flush();
            string? line = answers.ReadLine()?.Trim();
            isOver = line is null or "q";
            if (line is [char letter] && letters.Contains(letter, StringComparison.Ordinal))
            {
                return line;
            }
        }

        return always ?? "s";
    }

    private void Count(string word, int number) => done[word] += number;
}
