using System.Globalization;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Reports;

/// <summary>Writes commands that a reader can copy into a shell.</summary>
internal static class RepeatCommand
{
    /// <summary>How the command line is started: in this process once, and for all, before anything is run.</summary>
    public static string Program { get; set; } = "dotnet run --project Simulator.Scenarios --";

    /// <summary>The command that runs exactly <paramref name="scenario"/> again.</summary>
    public static string Of(LoadedScenario scenario, Selection selection)
    {
        IEnumerable<string> words = [Program, selection.Command, WordsOf(scenario)];
        if (selection.Seed is long seed)
        {
            words = words.Append("--seed").Append(seed.ToString(CultureInfo.InvariantCulture));
        }

        words = words.Concat(selection.Limits.Select(limit => $"--limit {Quoted(limit)}"));
        if (selection.ClientWords.Length > 0)
        {
            words = words.Append(selection.ClientWords.Trim());
        }

        // Alone the file would have to declare what another one of the run did.
        IEnumerable<KeyValuePair<string, string>> parameters = selection.Parameters.Where(pair => scenario.Parameters.Contains(pair.Key));
        words = words.Concat(parameters.Select(pair => $"--param {Quoted($"{pair.Key}={pair.Value}")}"));
        return string.Join(' ', selection.LastWords.Length > 0 ? words.Append(selection.LastWords) : words);
    }

    /// <summary>The words that select exactly <paramref name="scenario"/>: its file, and which of the file's scenarios it is.</summary>
    public static string WordsOf(LoadedScenario scenario)
    {
        string file = Quoted(scenario.File);
        return scenario.Matrix.Count == 0
            ? file
            : $"{file} --filter {Quoted($"[{string.Join(',', scenario.Matrix.Select(value => $"{value.Name}={value.Value}"))}]")}";
    }

    /// <summary>The command that runs the scenario of <paramref name="file"/> again.</summary>
    /// <param name="file">The file.</param>
    /// <param name="clientWords">The words that name the client; empty for the reference client.</param>
    public static string Of(string file, string clientWords) => $"{Program} run {Quoted(file)}{clientWords}";

    /// <summary><paramref name="word"/> as one word of a shell: double quotes do in most, single ones where a letter would still be special.</summary>
    public static string Quoted(string word)
    {
        if (word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./\\:=,@%+".Contains(letter, StringComparison.Ordinal)))
        {
            return word;
        }

        return word.AsSpan().ContainsAny("\"$`!")
            ? $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"
            : $"\"{word}\"";
    }
}
