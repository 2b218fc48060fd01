namespace Simulator.Scenarios;

/// <summary>What the process says when it ends. The three kinds of faults are never mixed.</summary>
internal static class ExitCode
{
    /// <summary>All held.</summary>
    public const int Held = 0;

    /// <summary>A client broke a rule or an expectation, a log is not the approved one, or less was covered than was asked for.</summary>
    public const int Broken = 1;

    /// <summary>Not all could be judged: a bad file, bad arguments, nothing matched, or the command was interrupted.</summary>
    public const int CannotJudge = 2;

    /// <summary>Two runs of one scenario gave two logs.</summary>
    public const int NotDeterministic = 3;

    /// <summary>A bug of the simulator's own.</summary>
    public const int OurBug = 70;
}
