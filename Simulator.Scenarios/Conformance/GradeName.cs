namespace Simulator.Scenarios.Conformance;

/// <summary>The words and marks of grades.</summary>
internal static class GradeName
{
    /// <summary>The word for people.</summary>
    public static string Of(Grade grade) => grade switch
    {
        Grade.Held => "held",
        Grade.NotExercised => "not exercised",
        Grade.Unsupported => "not supported",
        Grade.Choice => "choice",
        Grade.Broken => "broken",
        Grade.NotControlled => "not controlled",
    };

    /// <summary>The word for programs.</summary>
    public static string Word(Grade grade)
    {
        string name = grade.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>One letter or sign, the same everywhere.</summary>
    public static char Mark(Grade grade) => grade switch
    {
        Grade.Held => '✓',
        Grade.NotExercised => '·',
        Grade.Unsupported => '–',
        Grade.Choice => '~',
        Grade.Broken => '✗',
        Grade.NotControlled => '?',
    };
}
