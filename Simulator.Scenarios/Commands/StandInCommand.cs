using System.CommandLine;
using System.Net.Sockets;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Serving;
using Simulator.Scenarios.Suites;
using Simulator.Simulation;
using Simulator.Sockets.Application;
using Simulator.Time;

namespace Simulator.Scenarios.Commands;

/// <summary><c>stand-in</c>: stands for a Pusher server while an application is tested from end to end.</summary>
internal sealed class StandInCommand : SimulatorCommand
{
    private const string Help = """
        Examples:
          stand-in --port 6001                       a server for any number of clients, until Ctrl-C
          stand-in deploy.json --port 6001           the same, and what the file says happens from the first client on
          stand-in --key k --app-id 7 --secret s     an application with names of your own

        It does what a Pusher server does: connections, public, private and presence channels, client events, an
        authentication endpoint for applications that have none, and POST /apps/ID/events with its signature, so that
        the usual server libraries publish through it. And it goes wrong when you say so:
          curl -d '{ "server": "down" }' http://127.0.0.1:6001/simulator/do
        takes any step of the language; GET /simulator/state and /simulator/log tell what has happened.
        Nobody is judged here, since several clients may come: ‘serve’ judges one.
        """;

    private readonly ListenOptions listen;
    private readonly SelectionOptions options;
    private readonly Argument<string?> file = new("file") { Description = "A scenario file whose steps are to happen", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> key = new("--key") { Description = "The application’s key; else that of the file, or ‘app-key’", HelpName = "KEY" };
    private readonly Option<string> appId = new("--app-id") { Description = "The application’s id, as its own server gives it", HelpName = "ID", DefaultValueFactory = _ => new Credentials().AppId };
    private readonly Option<string> secret = new("--secret") { Description = "The application’s secret, with which its own server signs; it is printed nowhere", HelpName = "TEXT", DefaultValueFactory = _ => new Credentials().Secret };
    private readonly Option<Duration?> length = DurationOption.Of("--for", "End after this time; else at Ctrl-C");
    private readonly Option<bool> verbose = new("--verbose", "-v") { Description = "Show every entry: also each text" };
    private readonly Option<bool> json = new("--json") { Description = "Print JSON lines: ‘listening’, and each entry" };

    /// <summary>The command.</summary>
    public StandInCommand(Host host)
        : base(host, "stand-in", "Stand for a Pusher server in tests from end to end, and break when told to.", Help)
    {
        Add(file);
        options = new SelectionOptions(host).AddParameters(this);
        listen = new ListenOptions(this);
        Option[] all = [key, appId, secret, length, verbose, json];
        Array.ForEach(all, Add);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        Scenario scenario = new("stand-in", "A stand-in for a Pusher server", Instant.Start);
        if (parsed.GetValue(file) is string path)
        {
            SelectedScenarios selected = options.Read(parsed, [path]).Load();
            if (selected.IsRefused || selected.IsPartial)
            {
                return Refuse(selected, "Nothing was started.");
            }

            if (selected.Chosen.Count != 1)
            {
                Host.Error.WriteLine($"{path} holds {selected.Chosen.Count} scenarios: name a file with one, or give a value for each parameter with --param.");
                return ExitCode.CannotJudge;
            }

            scenario = selected.Chosen[0].Scenario;
        }

        return Play(parsed, scenario);
    }

    private int Play(ParseResult parsed, Scenario scenario)
    {
        var settings = new StandInSettings
        {
            Address = listen.Address(parsed),
            Port = listen.Port(parsed),
            Certificate = listen.Certificate(parsed),
            Key = parsed.GetValue(key),
            Application = new Credentials(parsed.GetRequiredValue(appId), parsed.GetRequiredValue(secret)),
        };
        using var certificate = settings.Certificate;
        listen.Warn(parsed, certificate, Host.Error);
        CancellationToken stop = Host.Heed();
        Host.UnderWay.IsTimed = false;
        var report = new StandInReport(NewPage(parsed), Host.Output, parsed.GetValue(verbose), parsed.GetValue(json));
        try
        {
            PlayAsync(scenario, settings, report, parsed.GetValue(length), stop).GetAwaiter().GetResult();
            return ExitCode.Held;
        }
        catch (SocketException error)
        {
            Host.Error.WriteLine($"Nobody can listen on {settings.Address}:{settings.Port}: {error.Message}. Choose another --port.");
            return ExitCode.CannotJudge;
        }
    }

    private static async Task PlayAsync(Scenario scenario, StandInSettings settings, StandInReport report, Duration? length, CancellationToken stop)
    {
        var standIn = new StandIn(scenario, settings, report.Happened);
        await using (standIn.ConfigureAwait(false))
        {
            report.Listening(standIn, settings);
            TimeSpan wait = length is Duration given ? TimeSpan.FromMilliseconds(given.Milliseconds) : Timeout.InfiniteTimeSpan;
            await Task.Delay(wait, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        }
    }
}
