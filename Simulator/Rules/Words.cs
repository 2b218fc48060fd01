using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Simulator.Rules;

/// <summary>
/// What is told of a broken rule. Where the rule holds nobody reads it, and an interpolated text is not even put
/// together: its holes are not evaluated.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct Words
{
    private readonly string? given;
    private readonly StringBuilder? joined;

    public Words(int literalLength, int holes, bool holds, out bool areRead)
    {
        areRead = !holds;
        joined = areRead ? new StringBuilder(literalLength + (holes * 8)) : null;
    }

    private Words(string given) => this.given = given;

    public static implicit operator Words(string given) => new(given);

    public void AppendLiteral(string literal) => joined!.Append(literal);

    public void AppendFormatted<T>(T value) => joined!.Append(CultureInfo.InvariantCulture, $"{value}");

    public override string ToString() => given ?? joined?.ToString() ?? "";
}
