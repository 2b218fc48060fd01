namespace Simulator.Scenarios.Output;

/// <summary>
/// Writes what a command leaves behind. What cannot be written is told at its end, and the command then ends with 2: its report is
/// printed all the same.
/// </summary>
internal sealed class FileWrites
{
    private readonly Lock oneAtATime = new();
    private readonly List<string> failures = [];

    /// <summary>Why some files could not be written, each reason once.</summary>
    public IReadOnlyList<string> Failures
    {
        get
        {
            lock (oneAtATime)
            {
                return [.. failures.Distinct()];
            }
        }
    }

    /// <summary>Writes something; tells whether that could be done.</summary>
    public bool Try(Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            lock (oneAtATime)
            {
                failures.Add(error.Message);
            }

            return false;
        }
    }
}
