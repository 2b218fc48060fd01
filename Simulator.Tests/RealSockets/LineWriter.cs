using System.Collections.Concurrent;
using System.Text;

namespace Simulator.Tests.RealSockets;

/// <summary>Keeps what is written, and hands on each line when it is whole.</summary>
internal sealed class LineWriter : StringWriter
{
    private readonly StringBuilder line = new();

    public BlockingCollection<string> Lines { get; } = [];

    public override void Write(char value)
    {
        base.Write(value);
        if (value == '\n')
        {
            Lines.Add(line.ToString());
            line.Clear();
        }
        else
        {
            line.Append(value);
        }
    }

    public override void Write(string? value)
    {
        foreach (char letter in value ?? "")
        {
            Write(letter);
        }
    }

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    protected override void Dispose(bool disposing)
    {
        Lines.Dispose();
        base.Dispose(disposing);
    }
}
