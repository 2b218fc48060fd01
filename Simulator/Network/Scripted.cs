namespace Simulator.Network;

/// <summary>Something that a scenario puts in place of the usual, for a number of attempts or for all.</summary>
/// <param name="Value">What is put in.</param>
/// <param name="Left">For how many more attempts; null for all from now on.</param>
internal sealed record Scripted<T>(T Value, int? Left)
{
    /// <summary>The value for one attempt; the script is null after its last one.</summary>
    public static T Take(ref Scripted<T>? script)
    {
        T value = script!.Value;
        script = script.Left switch
        {
            null => script,
            1 => null,
            int left => script with { Left = left - 1 },
        };
        return value;
    }
}
