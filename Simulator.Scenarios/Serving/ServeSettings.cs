using System.Net;
using System.Security.Cryptography.X509Certificates;
using Simulator.Adapters;
using Simulator.Clients;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Profiles;
using Simulator.Time;

namespace Simulator.Scenarios.Serving;

/// <summary>How scenarios are played to real clients.</summary>
internal sealed record ServeSettings
{
    /// <summary>The address to listen on.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 for one that is free.</summary>
    public int Port { get; init; }

    /// <summary>The certificate of a server that speaks TLS, too; null for plain text alone.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>How many seconds of a scenario pass in a second.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>How late, on the scenario's clock, a client may be seen to do what it did on time.</summary>
    public Duration Tolerance { get; init; } = new(250);

    /// <summary>The command of the client; null for one that somebody else starts.</summary>
    public AdapterCommand? Command { get; init; }

    /// <summary>Whether somebody drives the client over the control channel: takes its calls there, and tells there what it emits.</summary>
    public bool IsDriven { get; init; }

    /// <summary>Is told the calls of one who drives the client within this process; null for nobody.</summary>
    public Action<ClientInput>? Called { get; init; }

    /// <summary>How long a client may take to give its first sign; null for as long as it likes.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>What may be asked of the client.</summary>
    public ClientProfile Profile { get; init; } = ClientProfile.Complete;

    /// <summary>The rules of somebody's own to which it is held.</summary>
    public ValueList<OwnRule> OwnRules { get; init; } = [];

    /// <summary>Whether the program calls the client when a scenario says so.</summary>
    public bool CanCall => Command is not null || IsDriven;

    /// <summary>The command with the server's place filled in: <c>{port}</c>, <c>{host}</c>, <c>{key}</c>.</summary>
    /// <param name="port">The port.</param>
    /// <param name="key">The application key.</param>
    public AdapterCommand? Filled(int port, string key) => Command is null ? null : Command with
    {
        File = Fill(Command.File, port, key),
        Arguments = [.. Command.Arguments.Select(word => Fill(word, port, key))],
    };

    private string Fill(string word, int port, string key) => word
        .Replace("{port}", port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{host}", Address.ToString(), StringComparison.Ordinal)
        .Replace("{key}", key, StringComparison.Ordinal);
}
