using System.Globalization;
using System.Text;
using Simulator.Logs;
using Simulator.Timelines.Lanes;

namespace Simulator.Timelines.Exports;

/// <summary>A run as a sequence diagram of Mermaid, which code hosts and wikis draw: program, client and server, with the states as notes.</summary>
public static class MermaidSequence
{
    /// <summary>A browser draws no more than this in a diagram that anybody can read.</summary>
    private const int Most = 200;

    private const int Longest = 60;

    /// <summary>The text of the diagram.</summary>
    public static string Of(RunTimeline run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var text = new StringBuilder("sequenceDiagram\n    participant P as program\n    participant C as client\n    participant S as server\n");
        string[] lines = [.. run.Log.Entries.Select(Line).OfType<string>()];
        foreach (string line in lines.Take(Most))
        {
            text.Append(CultureInfo.InvariantCulture, $"    {line}\n");
        }

        if (lines.Length > Most)
        {
            text.Append(CultureInfo.InvariantCulture, $"    Note over P,S: … and {lines.Length - Most} more\n");
        }

        return text.ToString();
    }

    private static string? Line(Entry entry) => entry switch
    {
        Entry.StepTaken step => $"Note over S: {At(entry)} {Text(step.Text)}",
        Entry.WorldActed acted => $"Note over S: {At(entry)} {Text(acted.Text)}",
        Entry.CallMade call => $"P->>C: {At(entry)} {Text($"{call.Name} {call.Channel}")}",
        Entry.NoticeGiven notice => $"P->>C: {At(entry)} {(notice.Online ? "online" : "offline")}",
        Entry.StateChange change => $"Note over C: {At(entry)} {Text(change.Current)}",
        Entry.ConnectingIn announcement => string.Create(CultureInfo.InvariantCulture, $"C-->>P: {At(entry)} connecting_in {announcement.Seconds}"),
        Entry.ErrorEmitted error => $"C-->>P: {At(entry)} {Text($"error {error.Payload}")}",
        Entry.ChannelEvent named => $"C-->>P: {At(entry)} {Text($"{named.Channel} {named.Name}")}",
        Entry.AttemptStarted started => string.Create(CultureInfo.InvariantCulture, $"C->>S: {At(entry)} attempt {started.Attempt}"),
        Entry.AttemptOpened opened => string.Create(CultureInfo.InvariantCulture, $"S-->>C: {At(entry)} {opened.Attempt} open"),
        Entry.AttemptFailed failed => $"S--xC: {At(entry)} {Text(failed.Reason)}",
        Entry.AttemptClosed closed => string.Create(CultureInfo.InvariantCulture, $"S--xC: {At(entry)} closed {closed.Code}"),
        Entry.AttemptGivenUp => $"C-xS: {At(entry)} closes",
        Entry.TextSent sent => $"C->>S: {At(entry)} {Text(sent.Text)}",
        Entry.TextReceived received => $"S->>C: {At(entry)} {Text(received.Text)}",
        Entry.AuthRequested request => $"C->>S: {At(entry)} {Text($"{request.Method} {request.Url}")}",
        Entry.AuthAnswered answer => string.Create(CultureInfo.InvariantCulture, $"S->>C: {At(entry)} HTTP {answer.Status}"),
        _ => null,
    };

    private static string At(Entry entry) => entry.At.ToString();

    /// <summary>Text in which no letter is a part of the language of the diagram: those that may be are written as their numbers.</summary>
    private static string Text(string text)
    {
        string printable = Printable.Line(text);
        string shown = printable.Length <= Longest ? printable : $"{printable[..(Longest - 1)]}…";
        return string.Concat(shown.Select(letter => char.IsLetterOrDigit(letter) || " .,_-/…".Contains(letter, StringComparison.Ordinal) ? $"{letter}" : string.Create(CultureInfo.InvariantCulture, $"#{(int)letter};"))).Trim();
    }
}
