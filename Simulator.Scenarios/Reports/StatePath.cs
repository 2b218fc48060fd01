using Simulator.Logs;

namespace Simulator.Scenarios.Reports;

/// <summary>The states through which a client passes, on one short line.</summary>
internal static class StatePath
{
    private const string Arrow = " › ";

    /// <summary>The states of <paramref name="log"/>, in order, from <c>initialized</c> on.</summary>
    public static IReadOnlyList<string> Of(TransitionLog log) => [.. StateSpan.In(log).Select(span => span.State)];

    /// <summary>The states after <c>initialized</c> in at most <paramref name="width"/> letters, as far as that goes: where it does not, the last is kept, and a number stands for those left out before it.</summary>
    public static string Short(TransitionLog log, int width)
    {
        IReadOnlyList<string> states = Of(log);
        string[] path = states.Count == 1 ? [states[0]] : [.. states.Skip(1)];
        int fitting = Fitting(path, width);
        if (fitting == path.Length || path.Length == 1)
        {
            return string.Join(Arrow, path);
        }

        int head = Math.Min(fitting, path.Length - 2);
        while (head > 0 && Shortened(path, head).Length > width)
        {
            head--;
        }

        return Shortened(path, head);
    }

    private static string Shortened(string[] path, int head) =>
        string.Join(Arrow, path.Take(head).Append($"+{path.Length - head - 1}").Append(path[^1]));

    /// <summary>How many of the first states fit into <paramref name="width"/> letters.</summary>
    private static int Fitting(string[] path, int width)
    {
        int fitting = 0;
        int length = -Arrow.Length;
        while (fitting < path.Length && length + Arrow.Length + path[fitting].Length <= width)
        {
            length += Arrow.Length + path[fitting++].Length;
        }

        return fitting;
    }
}
