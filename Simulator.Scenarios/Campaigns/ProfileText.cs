using System.Globalization;
using Simulator.Exploration.Generation;
using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Scenarios.Campaigns;

/// <summary>A profile in words: <c>everything</c>, or families with their weights as in <c>drops=3,sleeps</c>.</summary>
internal static class ProfileText
{
    /// <summary>The profile of all families.</summary>
    public const string Everything = "everything";

    /// <summary>The names of all families.</summary>
    public static IReadOnlyList<string> Families { get; } = [.. Enum.GetNames<FaultKind>().Select(name => name.ToLowerInvariant())];

    /// <summary>The words for <paramref name="profile"/>.</summary>
    public static string Write(Profile profile)
    {
        if (profile == Profile.Everything)
        {
            return Everything;
        }

        IEnumerable<string> words = Families
            .Select((name, family) => (Name: name, Weight: profile.Weights[family]))
            .Where(family => family.Weight > 0)
            .Select(family => family.Weight == 1 ? family.Name : string.Create(CultureInfo.InvariantCulture, $"{family.Name}={family.Weight}"));
        return string.Join(',', words);
    }

    /// <summary>The profile of <paramref name="text"/>.</summary>
    /// <exception cref="FormatException">There is no such family, or a weight is no number from 1 to 100.</exception>
    public static Profile Read(string text) => text == Everything
        ? Profile.Everything
        : text.Split(',').Aggregate(Profile.Of(), (profile, word) => With(profile, word.Trim().Split('=', 2)));

    private static Profile With(Profile profile, string[] parts)
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
            ? profile.With((FaultKind)family, weight)
            : throw new FormatException($"The weight ‘{parts[1]}’ of ‘{parts[0]}’ is no number from 1 to 100. Write it as in ‘{parts[0]}=3’.");
    }
}
