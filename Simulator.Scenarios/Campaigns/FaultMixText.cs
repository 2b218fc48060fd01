using System.Globalization;
using Simulator.Exploration.Generation;
using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Scenarios.Campaigns;

/// <summary>A mix of faults in words: <c>everything</c>, or families with their weights as in <c>drops=3,sleeps</c>.</summary>
internal static class FaultMixText
{
    /// <summary>All families.</summary>
    public const string Everything = "everything";

    /// <summary>The names of all families.</summary>
    public static IReadOnlyList<string> Families { get; } = [.. Enum.GetNames<FaultKind>().Select(name => name.ToLowerInvariant())];

    /// <summary>The words for <paramref name="faults"/>.</summary>
    public static string Write(FaultMix faults)
    {
        if (faults == FaultMix.Everything)
        {
            return Everything;
        }

        IEnumerable<string> words = Families
            .Select((name, family) => (Name: name, Weight: faults.Weights[family]))
            .Where(family => family.Weight > 0)
            .Select(family => family.Weight == 1 ? family.Name : string.Create(CultureInfo.InvariantCulture, $"{family.Name}={family.Weight}"));
        return string.Join(',', words);
    }

    /// <summary>The mix that <paramref name="text"/> names.</summary>
    /// <exception cref="FormatException">There is no such family, or a weight is no number from 1 to 100.</exception>
    public static FaultMix Read(string text) => text == Everything
        ? FaultMix.Everything
        : text.Split(',').Aggregate(FaultMix.Of(), (faults, word) => With(faults, word.Trim().Split('=', 2)));

    private static FaultMix With(FaultMix faults, string[] parts)
    {
        if (parts[0] == Everything)
        {
            throw new FormatException($"‘{Everything}’ stands alone: it holds all faults, each with the weight 1. Name those that you want, as in ‘drops=3,sleeps’.");
        }

        int family = Families.ToList().IndexOf(parts[0]);
        if (family < 0)
        {
            string hint = Spelling.Nearest(parts[0], Families.Append(Everything)) is string near ? $" Did you mean ‘{near}’?" : $" There are {string.Join(", ", Families)}, and ‘{Everything}’.";
            throw new FormatException($"There is no fault ‘{parts[0]}’.{hint}");
        }

        int weight = 1;
        return parts.Length == 1 || (int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out weight) && weight is >= 1 and <= 100)
            ? faults.With((FaultKind)family, weight)
            : throw new FormatException($"The weight ‘{parts[1]}’ of ‘{parts[0]}’ is no number from 1 to 100. Write it as in ‘{parts[0]}=3’.");
    }
}
