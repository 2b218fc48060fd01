using System.Collections.Concurrent;

namespace Simulator.Scenarios.Watching;

/// <summary>Which scenarios are being run right now, on which threads, and for how long: what a client that never answers, or ends the process, was given.</summary>
internal sealed class UnderWay
{
    private readonly ConcurrentDictionary<int, (string Name, long Since)> runs = new();
    private Action keep = () => { };

    /// <summary>Whether a scenario that takes long is a client that hangs. Adapters have a time for each line instead, and may take long for many.</summary>
    public bool IsTimed { get; set; } = true;

    /// <summary>A scenario begins on this thread.</summary>
    /// <param name="name">How a person runs it again: the file, or the seed.</param>
    public void Begin(string name) => runs[Environment.CurrentManagedThreadId] = (name, Environment.TickCount64);

    /// <summary>It has come to its end.</summary>
    public void End() => runs.TryRemove(Environment.CurrentManagedThreadId, out _);

    /// <summary>What is to be done before the process ends early, so that nothing that was found is lost.</summary>
    public void KeepWith(Action action) => keep = action;

    /// <summary>Keeps what was found until now.</summary>
    public void Keep() => keep();

    /// <summary>The scenarios that have been under way for longer than <paramref name="patience"/>, in words; empty where none has.</summary>
    public string Names(TimeSpan patience) => string.Join(", ", runs.Values
        .Where(run => (IsTimed || patience == TimeSpan.Zero) && Environment.TickCount64 - run.Since >= patience.TotalMilliseconds)
        .Select(run => run.Name)
        .Order(StringComparer.Ordinal));
}
