using System.CommandLine;
using System.CommandLine.Parsing;
using Newtonsoft.Json.Linq;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.SuiteReports;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Commands;

/// <summary>The option that writes results for the tools of others.</summary>
internal sealed class ReportOption
{
    private const string GitHub = "github";
    private static readonly string[] Formats = ["junit", "trx", "tap", "sarif", "json-lines", "summary"];

    private readonly Host host;
    private readonly Option<string[]> reports = new("--report")
    {
        Description = $"Write the results for another tool: {string.Join(", ", Formats)} (Markdown) to a file, as in junit=results.xml; {GitHub} prints annotations, and adds to the summary of the job. May be given several times",
        HelpName = "FORMAT=FILE",
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Adds it to <paramref name="command"/>.</summary>
    public ReportOption(Host host, Command command)
    {
        this.host = host;
        reports.Validators.Add(Check);
        command.Add(reports);
    }

    /// <summary>Whether anything is asked for.</summary>
    public bool IsAsked(ParseResult parsed) => parsed.GetValue(reports) is { Length: > 0 };

    /// <summary>Writes what was asked for.</summary>
    public void Write(ParseResult parsed, SuiteResult suite, Problems problems)
    {
        if (parsed.GetValue(reports) is not { Length: > 0 } asked)
        {
            return;
        }

        IReadOnlyList<ReportedScenario> scenarios = ReportedScenario.In(suite, problems);
        foreach (string report in asked)
        {
            if (report == GitHub)
            {
                WriteGitHub(scenarios);
                continue;
            }

            (string format, string file) = Parts(report);
            Keep(Path.Combine(host.Folder, file), format switch
            {
                "junit" => JUnitReport.Of(scenarios),
                "trx" => TrxReport.Of(scenarios),
                "tap" => TapReport.Of(scenarios),
                "sarif" => Json(SarifReport.Of(scenarios, host.Folder)),
                "json-lines" => JsonLinesReport.Of(suite, problems),
                _ => GitHubReport.Summary(scenarios),
            });
        }
    }

    private void WriteGitHub(IReadOnlyList<ReportedScenario> scenarios)
    {
        host.Output.Write(GitHubReport.Annotations(scenarios));
        if (host.Variable("GITHUB_STEP_SUMMARY") is { Length: > 0 } summary)
        {
            host.Files.Try(() => File.AppendAllText(summary, GitHubReport.Summary(scenarios)));
        }
    }

    private void Keep(string path, string text)
    {
        host.Files.Try(() => Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!));
        host.Files.Try(() => AtomicFile.Write(path, text));
    }

    private static string Json(JObject document)
    {
        using var text = new StringWriter { NewLine = "\n" };
        IndentedJson.Write(text, document);
        return text.ToString();
    }

    private static (string Format, string File) Parts(string report) => report.Split('=', 2) is [string format, string file] ? (format, file) : (report, "");

    private static void Check(OptionResult result)
    {
        foreach (string report in result.Tokens.Select(token => token.Value).Where(report => report != GitHub))
        {
            (string format, string file) = Parts(report);
            if (!Formats.Contains(format))
            {
                result.AddError($"--report: there is no format ‘{format}’. There are {string.Join(", ", Formats)} and {GitHub}.");
            }
            else if (file.Length == 0)
            {
                result.AddError($"--report: name a file, as in ‘--report {format}=results’.");
            }
        }
    }
}
