namespace Simulator.Simulation;

/// <summary>What an exception of a client says, and where in the client's own code it comes from.</summary>
public static class Thrown
{
    private const int MostLetters = 10_000;

    /// <summary>Its type, its message on one line, and the client's topmost frame: class, method, and file and line where there are symbols.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="occasion">What the client was asked to do; empty where that is not known.</param>
    public static string Tell(Exception error, string occasion)
    {
        ArgumentNullException.ThrowIfNull(error);
        string frame = OwnFrameIn(Read(() => error.StackTrace, _ => ""));
        string message = Read(() => error.Message, another => $"its message cannot be read: {another.GetType().Name}").ReplaceLineEndings(" ");
        return $"{error.GetType().Name}{(string.IsNullOrEmpty(occasion) ? "" : $" on {occasion}")}: {(message.Length <= MostLetters ? message : $"{message[..MostLetters]}…")}{(frame.Length == 0 ? "" : $" (in {frame})")}";
    }

    /// <summary>What an exception of one's own says of itself may throw, too.</summary>
#pragma warning disable CA1031 // whatever a client throws is a finding about it
    private static string Read(Func<string?> text, Func<Exception, string> otherwise)
    {
        try
        {
            return text() ?? "";
        }
        catch (Exception another)
        {
            return otherwise(another);
        }
    }
#pragma warning restore CA1031

    /// <summary>The first frame that is neither the runtime's nor ours; no folder of it, which is another on each machine.</summary>
    private static string OwnFrameIn(string trace)
    {
        foreach (string line in trace.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith("at ", StringComparison.Ordinal) && !IsForeign(line[3..]))
            {
                string method = line[3..].Split('(')[0];
                int place = line.LastIndexOf(":line ", StringComparison.Ordinal);
                return place < 0 ? method : $"{method}, {line[(line.LastIndexOfAny(['/', '\\']) + 1)..place]}:{line[(place + 6)..]}";
            }
        }

        return "";
    }

    private static bool IsForeign(string frame) =>
        frame.StartsWith("System.", StringComparison.Ordinal) || frame.StartsWith("Microsoft.", StringComparison.Ordinal) || frame.StartsWith("Simulator.Simulation.", StringComparison.Ordinal) || frame.StartsWith("Simulator.Testing.", StringComparison.Ordinal);
}
