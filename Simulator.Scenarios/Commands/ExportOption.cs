using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using Newtonsoft.Json;
using Simulator.Scenarios.Suites;
using Simulator.Timelines.Exports;
using Simulator.Timelines.Lanes;

namespace Simulator.Scenarios.Commands;

/// <summary>The option that writes one run for the tools of others.</summary>
internal sealed class ExportOption
{
    private static readonly string[] Formats = ["perfetto", "otlp", "mermaid"];

    private readonly Host host;
    private readonly Option<string[]> exports = new("--export")
    {
        Description = "Write the run for another tool: perfetto (ui.perfetto.dev), otlp (spans of OpenTelemetry as JSON), mermaid (a sequence diagram), as in perfetto=run.pftrace. May be given several times",
        HelpName = "FORMAT=FILE",
    };

    /// <summary>Adds it to <paramref name="command"/>.</summary>
    public ExportOption(Host host, Command command)
    {
        this.host = host;
        exports.Validators.Add(Check);
        command.Add(exports);
    }

    /// <summary>Writes what was asked for, of one run.</summary>
    /// <returns>Whether that could be done: a file holds one run.</returns>
    public bool Write(ParseResult parsed, string client, IReadOnlyList<ScenarioResult> results)
    {
        if (parsed.GetValue(exports) is not { Length: > 0 } asked)
        {
            return true;
        }

        if (results is not [ScenarioResult only])
        {
            host.Error.WriteLine($"--export: the file makes {results.Count} scenarios, and one file is of one. Choose it with --filter.");
            return false;
        }

        var run = RunTimeline.Of(only.Judgement);
        foreach (string[] parts in asked.Select(export => export.Split('=', 2)))
        {
            string path = Path.Combine(host.Folder, parts[1]);
            byte[] bytes = parts[0] switch
            {
                "perfetto" => PerfettoTrace.Of(run),
                "otlp" => Encoding.UTF8.GetBytes($"{OtlpTrace.Of(run, client).ToString(Formatting.None)}\n"),
                _ => Encoding.UTF8.GetBytes(MermaidSequence.Of(run)),
            };
            host.Files.Try(() => Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!));
            host.Files.Try(() => File.WriteAllBytes(path, bytes));
        }

        return true;
    }

    private static void Check(OptionResult result)
    {
        foreach (string[] parts in result.Tokens.Select(token => token.Value.Split('=', 2)))
        {
            if (!Formats.Contains(parts[0]))
            {
                result.AddError($"--export: there is no format ‘{parts[0]}’. There are {string.Join(", ", Formats)}.");
            }
            else if (parts.Length < 2 || parts[1].Length == 0)
            {
                result.AddError($"--export: name a file, as in ‘--export {parts[0]}=run’.");
            }
        }
    }
}
