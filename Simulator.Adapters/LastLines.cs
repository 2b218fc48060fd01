namespace Simulator.Adapters;

/// <summary>The last lines that a process wrote to its standard error.</summary>
internal sealed class LastLines
{
    private const int Most = 5;
    private const int MostLetters = 300;

    private readonly Queue<string> lines = new();

    /// <summary>The lines, joined; empty where there are none.</summary>
    public string Text
    {
        get
        {
            lock (lines)
            {
                return string.Join(" | ", lines);
            }
        }
    }

    /// <summary>Forgets all: what a run tells of must not depend on the runs before.</summary>
    public void Clear()
    {
        lock (lines)
        {
            lines.Clear();
        }
    }

    /// <summary>Keeps a line; null stands for the end.</summary>
    public void Add(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (lines)
        {
            lines.Enqueue(line.Length <= MostLetters ? line : $"{line[..MostLetters]}…");
            if (lines.Count > Most)
            {
                lines.Dequeue();
            }
        }
    }
}
