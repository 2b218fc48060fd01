using System.CommandLine;
using System.CommandLine.Parsing;
using Simulator.Adapters;
using Simulator.Profiles;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Serving;
using Simulator.Time;

namespace Simulator.Scenarios.Commands;

/// <summary>The options that say how scenarios are played to real clients.</summary>
internal sealed class ServeOptions
{
    private readonly Host host;
    private readonly ListenOptions listen;
    private readonly Option<double> speed = new("--speed") { Description = "How many seconds of a scenario pass in a second, for clients whose waits are set in proportion", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<double> accelerate = new("--accelerate") { Description = "The same for a COMMAND that knows nothing of it: its clocks go N times as fast, by the program ‘faketime’", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<Duration?> tolerance = DurationOption.Of("--tolerance", "How late on this machine’s clock the client may be seen to do what it did on time; else ten times the scheduling noise measured here");
    private readonly Option<Duration?> patience = DurationOption.Of("--wait-for-client", "How long to wait for the client’s first sign; else for ever, and 30s behind a COMMAND");
    private readonly Option<bool> driven = new("--driven") { Description = "A page or program drives the client over the control channel: it takes its calls from /simulator/calls" };
    private readonly Option<ClientProfile?> profile;

    /// <summary>Adds them to <paramref name="command"/>.</summary>
    public ServeOptions(Host host, Command command)
    {
        this.host = host;
        listen = new ListenOptions(command);
        speed.Validators.Add(result => ListenOptions.CheckRange(result, "--speed", result.GetValueOrDefault<double>(), 0.01, 1_000));
        accelerate.Validators.Add(result => ListenOptions.CheckRange(result, "--accelerate", result.GetValueOrDefault<double>(), 1, 100));
        profile = new("--client-profile") { Description = "What the client cannot do, and which rules it keeps: a file as ‘schema profile’ describes it", HelpName = "FILE", CustomParser = ReadProfile };
        Option[] all = [speed, accelerate, tolerance, patience, driven, profile];
        Array.ForEach(all, command.Add);
    }

    /// <summary>What they say.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="words">The client's own command; none where somebody else starts it.</param>
    /// <param name="noise">The scheduling noise of this machine in milliseconds.</param>
    public ServeSettings Read(ParseResult parsed, IReadOnlyList<string> words, int noise)
    {
        double times = parsed.GetValue(speed) * parsed.GetValue(accelerate);
        Duration own = parsed.GetValue(tolerance) ?? SchedulingNoise.ToleranceOf(noise);
        Duration? waits = parsed.GetValue(patience);
        return new ServeSettings
        {
            Address = listen.Address(parsed),
            Port = listen.Port(parsed),
            Certificate = listen.Certificate(parsed),
            Speed = times,
            Tolerance = new Duration((long)(own.Milliseconds * times)),
            Command = words.Count == 0 ? null : CommandOf(words, parsed.GetValue(accelerate)),
            IsDriven = parsed.GetValue(driven),
            Patience = waits is Duration given ? TimeSpan.FromMilliseconds(given.Milliseconds) : words.Count > 0 ? TimeSpan.FromSeconds(30) : null,
            Profile = parsed.GetValue(profile) ?? ClientProfile.Complete,
        };
    }

    /// <summary>Why the client cannot be accelerated as is asked for, with the remedy; null where it can, or is not to be.</summary>
    public string? ObstacleToAcceleration(ParseResult parsed, IReadOnlyList<string> words) =>
        parsed.GetValue(accelerate) == 1 ? null
        : words.Count == 0 ? "--accelerate makes the clocks of a COMMAND go faster: give it behind ‘--’, or use --speed for a client whose waits you set yourself."
        : FakeTime.In(host.Variable("PATH")) is not null ? null
        : "--accelerate needs the program ‘faketime’, which is in no folder of PATH: install it (Debian, Ubuntu: apt-get install faketime; macOS: brew install libfaketime), or use --speed.";

    /// <summary>The words that say the same again, as far as they decide what is seen.</summary>
    public string Words(ParseResult parsed)
    {
        Option[] deciding = [speed, accelerate, tolerance, profile];
        var given = deciding.Where(option => parsed.GetResult(option) is { Implicit: false });
        return string.Concat(given.Select(option => $" {option.Name} {RepeatCommand.Quoted(parsed.GetResult(option)!.Tokens[^1].Value)}"));
    }

    private AdapterCommand CommandOf(IReadOnlyList<string> words, double times)
    {
        var command = new AdapterCommand(words[0], [.. words.Skip(1)], Path.GetFullPath(host.Folder.Length == 0 ? "." : host.Folder));
        return times == 1 ? command : FakeTime.Accelerated(command, FakeTime.In(host.Variable("PATH"))!, times);
    }

    /// <summary>Says who can reach the server, and how its certificate is trusted.</summary>
    public void Warn(ParseResult parsed, ServeSettings settings) => listen.Warn(parsed, settings.Certificate, host.Error);

    /// <summary>Whether the tolerance is given, so that nothing need be measured.</summary>
    public bool HasTolerance(ParseResult parsed) => parsed.GetValue(tolerance) is not null;

    private ClientProfile? ReadProfile(ArgumentResult result)
    {
        try
        {
            return ClientProfileFile.Read(Path.Combine(host.Folder, result.Tokens[0].Value));
        }
        catch (ScenarioFormatException error)
        {
            result.AddError($"--client-profile: {error.Message}");
            return null;
        }
    }
}
