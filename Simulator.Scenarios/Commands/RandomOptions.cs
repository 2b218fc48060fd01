using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Simulator.Exploration.Generation;
using Simulator.Scenarios.Campaigns;

namespace Simulator.Scenarios.Commands;

/// <summary>The options that say which random scenarios are run, and by how many threads.</summary>
/// <param name="usual">Which seeds are run where nothing is said, in words.</param>
internal sealed class RandomOptions(string usual)
{
    /// <summary>Which seeds.</summary>
    public Option<(long From, long To)?> Seeds { get; } = new("--seeds")
    {
        Description = $"The seeds, from the first to the one behind the last; {usual}",
        HelpName = "FROM..TO",
        CustomParser = ReadSeeds,
    };

    /// <summary>Which fault.</summary>
    public Option<FaultMix?> Faults { get; } = new("--faults")
    {
        Description = $"Which faults there may be, with weights: {FaultMixText.Everything}, as by default, or some of {string.Join(", ", FaultMixText.Families)}",
        HelpName = "NAME[=N],…",
        CustomParser = ReadFaults,
    };

    /// <summary>How many threads.</summary>
    public Option<int> Workers { get; } = NewWorkers();

    /// <summary>The seeds that a command line names; null where it names none.</summary>
    public (long From, long To)? SeedsOf(ParseResult parsed) => parsed.GetValue(Seeds);

    /// <summary>The faults.</summary>
    public FaultMix FaultsOf(ParseResult parsed) => parsed.GetValue(Faults) ?? FaultMix.Everything;

    /// <summary>The number of threads.</summary>
    public int WorkersOf(ParseResult parsed) => parsed.GetValue(Workers);

    /// <summary>The option that says how many threads there are.</summary>
    public static Option<int> NewWorkers() => new("--workers")
    {
        Description = "The number of threads; all cores by default. It changes no result",
        HelpName = "N",
        CustomParser = ReadCount,
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>Reads a number above 0.</summary>
    public static int ReadCount(ArgumentResult result)
    {
        if (TryNumber(result.Tokens[0].Value, out long count) && count is >= 1 and <= int.MaxValue)
        {
            return (int)count;
        }

        result.AddError($"{((OptionResult)result.Parent!).Option.Name}: ‘{result.Tokens[0].Value}’ is no whole number above 0.");
        return 1;
    }

    /// <summary>Reads digits.</summary>
    public static bool TryNumber(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static (long From, long To)? ReadSeeds(ArgumentResult result)
    {
        string[] parts = result.Tokens[0].Value.Split("..");
        if (parts.Length == 2 && TryNumber(parts[0], out long from) && TryNumber(parts[1], out long to) && from < to)
        {
            return (from, to);
        }

        result.AddError($"--seeds: ‘{result.Tokens[0].Value}’ is no range of seeds: write the first and the one behind the last, as in ‘--seeds 0..1000’.");
        return null;
    }

    private static FaultMix? ReadFaults(ArgumentResult result)
    {
        try
        {
            return FaultMixText.Read(result.Tokens[0].Value);
        }
        catch (FormatException error)
        {
            result.AddError($"--faults: {error.Message}");
            return null;
        }
    }
}
