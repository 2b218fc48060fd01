using System.Globalization;
using Simulator.Adapters.Drivers;
using Simulator.Logs;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Serving;
using Simulator.Simulation;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells what happens while a scenario is played to a real client: a line an entry as it comes, and on a terminal one more line that says how things stand.</summary>
/// <param name="page">Where lines go; it is flushed after each.</param>
/// <param name="flush">Makes what was written seen.</param>
/// <param name="verbose">Whether every entry is told.</param>
/// <param name="status">Shows the last line of a terminal anew; null where there is none.</param>
internal sealed class StageReport(Page page, Action flush, bool verbose, Action<string>? status) : IStageWatch
{
    private readonly Lock gate = new();
    private Scenario? scenario;
    private string state = "initialized";
    private string attempt = "no attempt yet";

    /// <inheritdoc/>
    public void Listening(LoadedScenario source, Uri address)
    {
        lock (gate)
        {
            scenario = source.Scenario;
            (state, attempt) = ("initialized", "no attempt yet");
            Write($"[bold]{Words.Escaped(source.Scenario.Id)}[/]  {Words.Escaped(source.Scenario.Title)}");
            Write($"[dim]listening on[/] {Words.Escaped(address.ToString().TrimEnd('/'))}/app/{Words.Escaped(source.Scenario.Client.Key)}[dim]; time begins with the client’s first sign; ends at {source.Scenario.Until}; Ctrl-C ends it before, and judges what was seen[/]");
        }
    }

    /// <inheritdoc/>
    public void Met(DriverHello hello)
    {
        ArgumentNullException.ThrowIfNull(hello);
        lock (gate)
        {
            Write($"[dim]driven by {Words.Escaped(hello.Client)} {Words.Escaped(hello.Release)}[/]");
        }
    }

    /// <inheritdoc/>
    public void Said(string line)
    {
        lock (gate)
        {
            Write($"[dim]              client says  {Words.Escaped(line)}[/]");
        }
    }

    /// <inheritdoc/>
    public void Happened(Entry entry)
    {
        lock (gate)
        {
            Follow(entry);
            if (verbose || IsTold(entry))
            {
                Write(Words.Escaped(LogText.Line(entry)));
            }

            status?.Invoke($"{state}, {attempt}; next: {Next(entry)}");
        }
    }

    /// <summary>Takes the last line away: the scenario is over.</summary>
    public void End()
    {
        lock (gate)
        {
            status?.Invoke("");
        }
    }

    private static bool IsTold(Entry entry) => entry is not (Entry.StateRead or Entry.StateEvent or Entry.WorldChanged or Entry.CallMade or Entry.Created or Entry.TextReceived or Entry.TextSent);

    private void Follow(Entry entry)
    {
        switch (entry)
        {
            case Entry.StateChange change:
                state = change.Current;
                break;
            case Entry.AttemptStarted start:
                attempt = string.Create(CultureInfo.InvariantCulture, $"attempt {start.Attempt} under way");
                break;
            case Entry.AttemptOpened opened:
                attempt = string.Create(CultureInfo.InvariantCulture, $"attempt {opened.Attempt} open");
                break;
            case Entry.AttemptFailed or Entry.AttemptClosed or Entry.AttemptGivenUp:
                attempt = "no attempt under way";
                break;
        }
    }

    private string Next(Entry entry)
    {
        Step? next = scenario?.Steps.FirstOrDefault(step => step.When is null && step.At > entry.At);
        return next is null ? $"the end at {scenario?.Until}" : $"{StepText.Write(next.Action)} at {next.At}";
    }

    private void Write(string markup)
    {
        status?.Invoke("");
        page.Line(markup);
        flush();
    }
}
