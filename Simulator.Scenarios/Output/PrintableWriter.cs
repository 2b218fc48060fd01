using System.Text;
using Simulator.Logs;

namespace Simulator.Scenarios.Output;

/// <summary>Writes texts so that none of them can do more than be read: of JSON, in which an escaped letter is the letter itself, and of errors.</summary>
/// <param name="inner">Where they go.</param>
internal sealed class PrintableWriter(TextWriter inner) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <summary>Single letters are the writer's own: ends of lines, and the return with which progress is written over.</summary>
    public override void Write(char value)
    {
        if (Printable.IsHostile(value) && value is not ('\n' or '\r'))
        {
            inner.Write(Printable.Escape(value));
        }
        else
        {
            inner.Write(value);
        }
    }

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        int written = 0;
        for (int place = 0; place < buffer.Length; place++)
        {
            if (Printable.IsHostile(buffer[place]) && buffer[place] != '\n')
            {
                inner.Write(buffer[written..place]);
                inner.Write(Printable.Escape(buffer[place]));
                written = place + 1;
            }
        }

        inner.Write(buffer[written..]);
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        Write(value);
        inner.Write('\n');
    }

    /// <inheritdoc/>
    public override void WriteLine() => inner.Write('\n');

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();
}
