using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using Simulator.Logs;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Serving;
using Spectre.Console;

namespace Simulator.Scenarios.Commands;

/// <summary><c>doctor</c>: says which programs that some commands start are there, and what each is for.</summary>
internal sealed class DoctorCommand : SimulatorCommand
{
    private const string Help = """
        Examples:
          doctor                looks for each program
          doctor --only node,java

        Nothing of it is needed to run scenarios in virtual time over a .NET client. The exit code is 0 whatever is missing, or 1 where --only names what is.
        """;

    private const string Certificates = "certificates";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Tool[] Tools =
    [
        new("dotnet", ["--version"], "builds clients and tests", "https://dotnet.microsoft.com/download, version 10"),
        new("node", ["--version"], "adapters in JavaScript, pusher-js and Laravel Echo among them; drivers on real sockets", "version 20 or later, as in ‘apt-get install nodejs’"),
        new("npm", ["--version"], "fetches what those adapters are made of", "as in ‘apt-get install npm’, then ‘npm ci’ in the adapter’s folder"),
        new("python3", ["--version"], "the adapter in Python", "version 3.10 or later, as in ‘apt-get install python3’"),
        new("java", ["--version"], "the adapter in Java", "version 17 or later, as in ‘apt-get install default-jdk-headless’"),
        new("chromium", ["--version"], "tests of pages, and clients in a browser", "as in ‘apt-get install chromium’; another one is named by the variable CHROMIUM"),
        new("faketime", ["--version"], "serve --accelerate", "as in ‘apt-get install faketime’"),
        new(Certificates, [], "serve --tls and stand-in --tls, and the clients that shall trust them", $"a certificate cannot be made and written to the temporary folder, or {string.Join(" or ", CertificateCheck.Variables)} names a file that is not there: give it the file that ‘--tls’ tells, or unset it"),
        new("git", ["--version"], "shows what a reviewed log changes", "as in ‘apt-get install git’"),
    ];

    private readonly Option<string?> only = new("--only") { Description = "Only these, separated by commas; exit code 1 where one is missing", HelpName = "NAMES" };

    /// <summary>The command.</summary>
    public DoctorCommand(Host host)
        : base(host, "doctor", "Say which programs that adapters, browsers and real sockets need are missing, and whether certificates can be made.", Help)
    {
        only.Validators.Add(result =>
        {
            foreach (string name in (result.Tokens is [{ Value: string names }] ? names : "").Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!Tools.Any(tool => tool.Name == name))
                {
                    result.AddError($"--only: there is no ‘{name}’ among {string.Join(", ", Tools.Select(tool => tool.Name))}.");
                }
            }
        });
        Add(only);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        string[]? names = parsed.GetValue(only)?.Split(',');
        Page page = NewPage(parsed);
        Table table = Page.NewTable("", "program", "version", "for");
        var missing = new List<Tool>();
        foreach (Tool tool in Tools.Where(tool => names is null || names.Contains(tool.Name)))
        {
            string? version = VersionOf(tool);
            if (version is null)
            {
                missing.Add(tool);
            }

            table.AddRow(version is null ? "[yellow]–[/]" : "[green]✓[/]", tool.Name, Words.Cell(version ?? "missing", 40), Words.Escaped(tool.Use));
        }

        page.Table(table);
        foreach (Tool tool in missing)
        {
            page.Line($"[yellow]{tool.Name}[/] {(tool.Name == Certificates ? "are not in order" : "is missing")}: {Words.Escaped(tool.Remedy)}");
        }

        return names is not null && missing.Count > 0 ? ExitCode.Broken : ExitCode.Held;
    }

    /// <summary>The first line that it tells of itself; null where it cannot be started, or says nothing in time.</summary>
    private string? VersionOf(Tool tool)
    {
        if (tool.Name == Certificates)
        {
            return CertificateCheck.Look(Host.Variable, TimeProvider.System.GetUtcNow());
        }

        string program = tool.Name == "chromium" && Host.Variable("CHROMIUM") is { Length: > 0 } other ? other : tool.Name;
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, tool.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
            Task<string> told = process.StandardOutput.ReadToEndAsync();
            Task<string> otherwise = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            string text = $"{told.GetAwaiter().GetResult()}\n{otherwise.GetAwaiter().GetResult()}".Trim();
            return process.ExitCode == 0 || text.Length > 0 ? Printable.Line(text.Split('\n')[0].Trim()) : null;
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            return null;
        }
    }

    private sealed record Tool(string Name, string[] Arguments, string Use, string Remedy);
}
