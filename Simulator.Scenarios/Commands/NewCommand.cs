using System.CommandLine;
using System.Text;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Reports;
using Simulator.Time;

namespace Simulator.Scenarios.Commands;

/// <summary><c>new</c>: writes a commented scenario to begin with.</summary>
internal sealed class NewCommand : SimulatorCommand
{
    private static readonly string Help = $"""
        Examples:
          new scenarios/mine/coffee-shop.json                     asks what happens, and when
          new scenarios/mine/coffee-shop.json --what outage --at 10s --for 2m

        What may happen:
        {string.Join('\n', NewScenario.All.Select(one => $"  {one.Name,-12}{one.Told}"))}

        The file has comments that say what each part is for. It holds as it is: change it, and ‘run’ tells what comes of it.
        """;

    private readonly Argument<string> file = new("file") { Description = "Where it goes, such as scenarios/mine/coffee-shop.json" };
    private readonly Option<string?> what = new("--what") { Description = "What happens to the client", HelpName = "NAME" };
    private readonly Option<Duration?> at = DurationOption.Of("--at", "When; 10s without");
    private readonly Option<Duration?> length = DurationOption.Of("--for", "For how long; 1m without");

    /// <summary>The command.</summary>
    public NewCommand(Host host)
        : base(host, "new", "Write a scenario with comments, to begin with.", Help)
    {
        Add(file);
        what.AcceptOnlyFromAmong([.. NewScenario.All.Select(one => one.Name)]);
        Add(what);
        Add(at);
        Add(length);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        string name = parsed.GetRequiredValue(file);
        string path = Path.Combine(Host.Folder, name);
        if (!name.EndsWith(".json", StringComparison.Ordinal) || File.Exists(path))
        {
            Host.Error.WriteLine(File.Exists(path) ? $"{name} is there already. Name another file, or remove it." : $"‘{name}’ is no scenario file: its name must end with .json.");
            return ExitCode.CannotJudge;
        }

        Page page = NewPage(parsed);
        using var answers = new StreamReader(Host.Input(), Encoding.UTF8);
        string kind = parsed.GetValue(what) ?? AskWhat(page, answers);
        NewScenario chosen = NewScenario.All.First(one => one.Name == kind);
        Duration start = parsed.GetValue(at) ?? (parsed.GetValue(what) is null ? AskTime(page, answers, "When does it happen?", "10s") : Duration.FromSeconds(10));
        Duration lasts = parsed.GetValue(length) ?? (chosen.Lasts && parsed.GetValue(what) is null ? AskTime(page, answers, "For how long?", "1m") : Duration.FromSeconds(60));
        string text = chosen.Text(start, lasts, SchemaFrom(path));
        if (Host.Files.Try(() => Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!)) && Host.Files.Try(() => AtomicFile.Write(path, text)))
        {
            page.Plain($"written: {name}");
            page.Plain($"look:    {RepeatCommand.Program} show {RepeatCommand.Quoted(name)}");
            page.Plain($"keep:    {RepeatCommand.Program} run {RepeatCommand.Quoted(name)} --update");
        }

        return ExitCode.Held;
    }

    private string AskWhat(Page page, StreamReader answers)
    {
        page.Plain("What happens to the client?");
        foreach (NewScenario one in NewScenario.All)
        {
            page.Plain($"  {one.Name,-12}{one.Told}");
        }

        while (true)
        {
            string? answer = Answer(answers);
            if (answer is null or "")
            {
                return NewScenario.All[0].Name;
            }

            if (NewScenario.All.Any(one => one.Name == answer))
            {
                return answer;
            }

            page.Plain($"‘{answer}’ is none of them.");
        }
    }

    private Duration AskTime(Page page, StreamReader answers, string question, string usual)
    {
        while (true)
        {
            page.Plain($"{question} [{usual}]");
            string? answer = Answer(answers);
            if (Duration.TryParse(answer is null or "" ? usual : answer, out Duration time) && time > Duration.Zero)
            {
                return time;
            }

            page.Plain($"‘{answer}’ is no time. Write one as in ‘250ms’, ‘2s’ or ‘1m30s’.");
        }
    }

    private string? Answer(StreamReader answers)
    {
        Host.Output.Flush();
        return answers.ReadLine()?.Trim();
    }

    /// <summary>The way from the file to the schema of its folder, for editors; null where there is none above it.</summary>
    private static string? SchemaFrom(string path)
    {
        string start = Path.GetDirectoryName(Path.GetFullPath(path))!;
        for (string? folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string schema = Path.Combine(folder, "scenario.schema.json");
            if (File.Exists(schema))
            {
                return Path.GetRelativePath(start, schema).Replace('\\', '/');
            }
        }

        return null;
    }
}
