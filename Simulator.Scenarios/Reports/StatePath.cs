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
        if (states.Count == 1)
        {
            return states[0];
        }

        string[] path = [.. states.Skip(1)];
        string whole = string.Join(Arrow, path);
        int head = path.Length - 2;
        while (whole.Length > width && head >= 0)
        {
            whole = string.Join(Arrow, path.Take(head).Append($"+{path.Length - head - 1}").Append(path[^1]));
            head--;
        }

        return whole;
    }
}
