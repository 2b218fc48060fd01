using System.Globalization;

namespace Simulator.PusherJs.Scripting;

/// <summary>Numbers as a script has them.</summary>
internal static class ScriptNumber
{
    private const double Words = 4294967296; // 2^32

    /// <summary>The 32 bits that are left of a number where the browser wants a whole one, such as the delay of a timer.</summary>
    /// <remarks>Source: ECMAScript, ToInt32.</remarks>
    public static int Whole(double number)
    {
        if (!double.IsFinite(number))
        {
            return 0;
        }

        double rest = Math.Truncate(number) % Words;
        return unchecked((int)(uint)(rest < 0 ? rest + Words : rest));
    }

    /// <summary>The text of a number.</summary>
    /// <remarks>Source: ECMAScript, Number::toString: the shortest digits, with an exponent from 1e21 on and below 1e-6.</remarks>
    public static string Text(double number)
    {
        if (number == 0)
        {
            return "0";
        }

        string[] parts = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture).Split('E');
        string mantissa = parts[0];
        string all = mantissa.Replace(".", "", StringComparison.Ordinal);
        int point = mantissa.Contains('.', StringComparison.Ordinal) ? mantissa.IndexOf('.', StringComparison.Ordinal) : mantissa.Length;
        int zeros = all.Length - all.TrimStart('0').Length;
        int exponent = (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) + point - 1 - zeros;
        return (number < 0 ? "-" : "") + Placed(all.Trim('0'), exponent);
    }

    /// <summary>Digits of which the first one counts ten to the power of <paramref name="exponent"/>.</summary>
    private static string Placed(string digits, int exponent) => exponent switch
    {
        >= 21 or < -6 => $"{digits[..1]}{(digits.Length > 1 ? $".{digits[1..]}" : "")}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent).ToString(CultureInfo.InvariantCulture)}",
        < 0 => $"0.{new string('0', -exponent - 1)}{digits}",
        _ when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0'),
        _ => $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}",
    };
}
