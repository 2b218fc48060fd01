using System.Globalization;
using System.Text;
using Simulator.Logs;
using Simulator.Rules;
using Simulator.Scenarios.Conformance;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Reports;
using Simulator.Simulation;

namespace Simulator.Scenarios.ConformanceReports;

/// <summary>The page that the maintainer of a client would want, as Markdown: each rule that it breaks, and the smallest scenario that shows it.</summary>
/// <param name="files">The number of scenario files that were played.</param>
/// <param name="seeds">The seeds of the random scenarios that were played.</param>
internal sealed class DeviationPage(int files, (long From, long To) seeds)
{
    private readonly StringBuilder text = new();

    /// <summary>The page of <paramref name="client"/>.</summary>
    public string Of(ClientDeviations client)
    {
        text.Clear();
        string name = client.Client.Name;
        Line($"# {name}: what it does otherwise");
        Line();
        Line(Played(name));
        Line();
        Line($"It breaks {Words.Counted(client.Faults.Count(fault => RuleCatalogue.Find(fault.Finding.Name) is not null), "rule")}{Thrown(client)}. Besides, it decides {Words.Counted(client.Choices.Count(), "choice")} otherwise, where the document is silent.");
        foreach (Deviation deviation in client.Faults)
        {
            Write(client, deviation);
        }

        WriteChoices(client);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>What was played, and by which command.</summary>
    private string Played(string name) => string.Create(CultureInfo.InvariantCulture,
        $"Played in virtual time: {Words.Counted(files, "scenario file")} and {seeds.To - seeds.From:N0} random scenarios (seeds {seeds.From}..{seeds.To}). This page is written by `deviations --clients {name} --seeds {seeds.From}..{seeds.To}`.");

    private static string Thrown(ClientDeviations client) =>
        client.Faults.Count(fault => RuleCatalogue.Find(fault.Finding.Name) is null) is > 0 and var count ? $", and in {Words.Counted(count, "way")} a run does not come to its end" : "";

    private void Write(ClientDeviations client, Deviation deviation)
    {
        Rule? rule = RuleCatalogue.Find(deviation.Finding.Name);
        Line();
        Line($"## {deviation.Name}{(rule is null ? "" : $": {deviation.Finding.Sentence}")}");
        Line();
        Line(string.Join(' ', Facts(client, deviation, rule)));
        Line();
        Line("```json");
        Line(ScenarioWriter.Write(Named(deviation), "").TrimEnd('\n'));
        Line("```");
        Line();
        Line("```");
        foreach (ExcerptLine line in Excerpt.Around(deviation.Run.Log, deviation.Finding.Entry, LogForm.Verified))
        {
            Line($"{(line.Decides ? ">" : " ")} {line.Text}".TrimEnd());
        }

        Line("```");
        Line();
        Line($"- expected: {deviation.Finding.Expected}");
        Line($"- actual: {deviation.Finding.Actual}");
    }

    /// <summary>The scenario under a name of its own: what the title of the file said is no longer what happens in it.</summary>
    private static Scenario Named(Deviation deviation) =>
        deviation.Smallest with { Id = "", Title = $"Shows {deviation.Finding.Name}", Why = null, Tags = [], Rules = RuleCatalogue.Find(deviation.Finding.Name) is null ? [] : [deviation.Finding.Name] };

    private static IEnumerable<string> Facts(ClientDeviations client, Deviation deviation, Rule? rule)
    {
        if (rule is not null)
        {
            yield return $"A {Words.Of(rule.Level).ToUpperInvariant()} of the section “{rule.Section}”.";
        }

        yield return deviation.IsRandomOnly
            ? string.Create(CultureInfo.InvariantCulture, $"**Found by random scenarios alone**, in {deviation.Samples:N0} of them; seed {deviation.Seed} is the first.")
            : $"Seen in {Words.Counted(deviation.Files, "file")} and {Words.Counted(deviation.Samples, "random scenario")}.";
        if (Since(client, deviation) is string since)
        {
            yield return since;
        }
    }

    /// <summary>Since which release the client does so in the smallest scenario, without a break until this one.</summary>
    private static string? Since(ClientDeviations client, Deviation deviation)
    {
        string[] all = [.. client.Client.Entry.Releases];
        int place = Array.IndexOf(all, client.Client.Release);
        if (place < 0)
        {
            return null;
        }

        int first = place;
        while (first > 0 && deviation.Releases.Contains(all[first - 1]))
        {
            first--;
        }

        return first == 0
            ? $"In this scenario every release since {all[0]}, the oldest here, does so."
            : $"In this scenario it does so since {all[first]}; {all[first - 1]} does not.";
    }

    private void WriteChoices(ClientDeviations client)
    {
        if (!client.Choices.Any())
        {
            return;
        }

        Line();
        Line("## Where the document is silent");
        Line();
        Line("No fault: another choice than that of the reference client.");
        Line();
        Line("| choice | the reference client | this one | seen in |");
        Line("|---|---|---|---|");
        foreach (Deviation choice in client.Choices)
        {
            Line($"| {choice.Finding.Name} | {Cell(choice.Finding.Sentence)} Here: {Cell(choice.Finding.Expected)} | {Cell(choice.Finding.Actual)} | {Words.Counted(choice.Files, "file")}, {Words.Counted(choice.Samples, "random scenario")} |");
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private void Line(string line = "") => text.Append(Printable.Lines(line)).Append('\n');
}
