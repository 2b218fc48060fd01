using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using Simulator.Adapters;
using Simulator.Profiles;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Serving;
using Simulator.Time;

namespace Simulator.Scenarios.Commands;

/// <summary>The options that say how scenarios are played to real clients.</summary>
internal sealed class ServeOptions
{
    private readonly Host host;
    private readonly Option<int> port = new("--port", "-p") { Description = "The port to listen on; else one that is free", HelpName = "N" };
    private readonly Option<string> address = new("--address") { Description = "The address to listen on; loopback by default, which nobody else reaches", HelpName = "IP", DefaultValueFactory = _ => "127.0.0.1" };
    private readonly Option<bool> tls = new("--tls") { Description = "Speak TLS, too, with a certificate made on the spot; a line says how to trust it" };
    private readonly Option<double> speed = new("--speed") { Description = "How many seconds of a scenario pass in a second, for clients whose waits are set in proportion", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<Duration?> tolerance = new("--tolerance") { Description = "How late on this machine’s clock the client may be seen to do what it did on time; else ten times the scheduling noise measured here", HelpName = "TIME", CustomParser = ReadDuration };
    private readonly Option<Duration?> patience = new("--wait-for-client") { Description = "How long to wait for the client’s first sign; else for ever, and 30s behind a COMMAND", HelpName = "TIME", CustomParser = ReadDuration };
    private readonly Option<bool> driven = new("--driven") { Description = "A page or program drives the client over the control channel: it takes its calls from /simulator/calls" };
    private readonly Option<ClientProfile?> profile;

    /// <summary>Adds them to <paramref name="command"/>.</summary>
    public ServeOptions(Host host, Command command)
    {
        this.host = host;
        port.Validators.Add(result => CheckRange(result, "--port", result.GetValueOrDefault<int>(), 0, 65_535));
        speed.Validators.Add(result => CheckRange(result, "--speed", result.GetValueOrDefault<double>(), 0.01, 1_000));
        address.Validators.Add(CheckAddress);
        profile = new("--client-profile") { Description = "What the client cannot do, and which rules it keeps: a file as ‘schema profile’ describes it", HelpName = "FILE", CustomParser = ReadProfile };
        Option[] all = [port, address, tls, speed, tolerance, patience, driven, profile];
        Array.ForEach(all, command.Add);
    }

    /// <summary>What they say.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="words">The client's own command; none where somebody else starts it.</param>
    /// <param name="noise">The scheduling noise of this machine in milliseconds.</param>
    public ServeSettings Read(ParseResult parsed, IReadOnlyList<string> words, int noise)
    {
        IPAddress listens = IPAddress.Parse(parsed.GetRequiredValue(address));
        double times = parsed.GetValue(speed);
        Duration own = parsed.GetValue(tolerance) ?? SchedulingNoise.ToleranceOf(noise);
        Duration? waits = parsed.GetValue(patience);
        return new ServeSettings
        {
            Address = listens,
            Port = parsed.GetValue(port),
            Certificate = parsed.GetValue(tls) ? OwnCertificate.Make(listens, TimeProvider.System.GetUtcNow()) : null,
            Speed = times,
            Tolerance = new Duration((long)(own.Milliseconds * times)),
            Command = words.Count == 0 ? null : new AdapterCommand(words[0], [.. words.Skip(1)], Path.GetFullPath(host.Folder.Length == 0 ? "." : host.Folder)),
            IsDriven = parsed.GetValue(driven),
            Patience = waits is Duration given ? TimeSpan.FromMilliseconds(given.Milliseconds) : words.Count > 0 ? TimeSpan.FromSeconds(30) : null,
            Profile = parsed.GetValue(profile) ?? ClientProfile.Complete,
        };
    }

    /// <summary>Whether others than this machine reach the server.</summary>
    public bool IsOpen(ParseResult parsed) => !IPAddress.IsLoopback(IPAddress.Parse(parsed.GetRequiredValue(address)));

    /// <summary>Whether the tolerance is given, so that nothing need be measured.</summary>
    public bool HasTolerance(ParseResult parsed) => parsed.GetValue(tolerance) is not null;

    private static void CheckRange(OptionResult result, string name, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name}: {value} is not from {least} to {most}."));
        }
    }

    private static void CheckAddress(OptionResult result)
    {
        if (result.GetValueOrDefault<string>() is string text && !IPAddress.TryParse(text, out _))
        {
            result.AddError($"--address: ‘{text}’ is no IP address. Write one as in ‘--address 127.0.0.1’.");
        }
    }

    private static Duration? ReadDuration(ArgumentResult result)
    {
        if (Duration.TryParse(result.Tokens[0].Value, out Duration duration) && duration >= Duration.Zero)
        {
            return duration;
        }

        result.AddError($"{((OptionResult)result.Parent!).Option.Name}: ‘{result.Tokens[0].Value}’ is no time. Write one as in ‘250ms’, ‘2s’ or ‘1m30s’.");
        return null;
    }

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
