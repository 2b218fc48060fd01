namespace Simulator.Scenarios.Format;

/// <summary>The errors of one file: each once, though every scenario of a matrix makes it again.</summary>
internal sealed class ErrorList
{
    private readonly HashSet<ScenarioError> seen = [];

    /// <summary>Whether no more errors are told.</summary>
    public bool IsFull => seen.Count > ScenarioLimits.Errors;

    /// <summary>Adds an error.</summary>
    public void Add(ScenarioError error)
    {
        if (!IsFull)
        {
            seen.Add(error with { JsonPath = Shortened(error.JsonPath), Message = Shortened(error.Message) });
        }
    }

    /// <summary>A megabyte of a member's name makes no megabyte of an error.</summary>
    private static string Shortened(string text) =>
        text.Length <= ScenarioLimits.ErrorLetters ? text : $"{text[..(ScenarioLimits.ErrorLetters / 2)]}…{text[^(ScenarioLimits.ErrorLetters / 4)..]}";

    /// <summary>The errors in the order of the file; where there are too many, the last one says so.</summary>
    public IReadOnlyList<ScenarioError> InOrder()
    {
        ScenarioError[] told = [.. seen.Take(ScenarioLimits.Errors).OrderBy(error => error.Line).ThenBy(error => error.Column)];
        return IsFull
            ? [.. told, ScenarioError.Whole(told[0].File, $"There are more errors than these {ScenarioLimits.Errors}. Mend them first.")]
            : told;
    }
}
