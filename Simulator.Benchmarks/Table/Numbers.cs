using System.Globalization;

namespace Simulator.Benchmarks.Table;

/// <summary>Figures as the table writes them: two or three digits that count, and a unit.</summary>
internal static class Numbers
{
    /// <summary>A ratio, such as <c>8.1 ×</c>.</summary>
    public static string Ratio(double times) => $"{Digits(times)} ×";

    /// <summary>A number of things in a second, such as <c>2.4 million/s</c>.</summary>
    public static string PerSecond(double number) => number >= 1e6 ? $"{Digits(number / 1e6)} million/s" : $"{Digits(number)}/s";

    /// <summary>How much faster than the clock on the wall simulated time goes by.</summary>
    public static string RealTime(double times) => $"{Digits(times / 1e6)} million × real time";

    /// <summary>A number of things.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Nanoseconds and bytes, such as <c>38 ns, 0 bytes</c>.</summary>
    public static string Cost(Figure figure) => $"{Digits(figure.Nanoseconds)} ns, {Digits(figure.Bytes)} bytes";

    /// <summary>Bytes of a state.</summary>
    public static string PerState(double bytes) => $"{Digits(bytes)} bytes/state";

    /// <summary>Seconds, such as <c>0.14 s</c>.</summary>
    public static string Seconds(TimeSpan time) => $"{Digits(time.TotalSeconds)} s";

    private static string Digits(double number)
    {
        double unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(number, 1e-3))) - 1);
        double rounded = Math.Round(number / unit) * unit;
        return rounded.ToString(rounded < 10 ? "0.##" : "N0", CultureInfo.InvariantCulture);
    }
}
