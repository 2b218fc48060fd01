using System.Globalization;
using System.Text;

namespace Simulator.Scenarios.Output;

/// <summary>Where errors go: one that is closed or full takes no more, and ends nothing.</summary>
/// <param name="inner">Where they go while that works.</param>
internal sealed class LastingWriter(TextWriter inner) : TextWriter(CultureInfo.InvariantCulture)
{
    private bool failed;

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + '\n');

    /// <inheritdoc/>
    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        try
        {
            if (!failed)
            {
                write();
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            failed = true;
        }
    }
}
