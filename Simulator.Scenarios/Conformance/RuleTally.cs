namespace Simulator.Scenarios.Conformance;

/// <summary>How a client stands to one rule over all scenarios.</summary>
/// <param name="Held">In how many scenarios it held.</param>
/// <param name="Broken">In how many it was broken.</param>
/// <param name="Choice">In how many the client does otherwise, which is no fault.</param>
/// <param name="Unsupported">In how many it could not be put to the test, for want of something in the client.</param>
internal sealed record RuleTally(int Held, int Broken, int Choice, int Unsupported)
{
    /// <summary>The worst of all scenarios; where nothing was broken, whether it was ever put to the test.</summary>
    public Grade Grade =>
        Broken > 0 ? Grade.Broken
        : Choice > 0 ? Grade.Choice
        : Held > 0 ? Grade.Held
        : Unsupported > 0 ? Grade.Unsupported : Grade.NotExercised;

    /// <summary>Counts <paramref name="grades"/>.</summary>
    public static RuleTally Of(IEnumerable<Grade> grades)
    {
        var counts = grades.CountBy(grade => grade).ToDictionary();
        return new RuleTally(Number(Grade.Held), Number(Grade.Broken), Number(Grade.Choice), Number(Grade.Unsupported));

        int Number(Grade grade) => counts.GetValueOrDefault(grade);
    }
}
