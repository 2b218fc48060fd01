using Simulator.Logs;

namespace Simulator.Scenarios.Comparisons;

/// <summary>Something of a run that an application or a server could tell one client from another by.</summary>
/// <param name="At">When, to the millisecond.</param>
/// <param name="What">What, in a line.</param>
internal sealed record SeenEntry(string At, string What)
{
    /// <summary>All of a run: what the client does, what a program reads, and that the run was stopped. The sentence of an exception is the engine's, and not compared.</summary>
    public static IReadOnlyList<SeenEntry> Of(TransitionLog log) => [.. log.Entries.Where(IsSeen).Select(entry => new SeenEntry(entry.At.ToString(), TextOf(entry)))];

    /// <summary>The line that tells it.</summary>
    public string Line => $"{At,12}  {What}";

    private static bool IsSeen(Entry entry) => entry.IsClients || entry is Entry.StateRead or Entry.Stopped;

    private static string TextOf(Entry entry) => entry is Entry.Stopped stopped ? $"stopped {stopped.Cause}" : LogText.Verbose(entry);
}
