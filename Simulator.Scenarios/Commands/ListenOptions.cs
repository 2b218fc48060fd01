using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Simulator.Scenarios.Serving;

namespace Simulator.Scenarios.Commands;

/// <summary>The options that say where a server listens.</summary>
internal sealed class ListenOptions
{
    private readonly Option<int> port = new("--port", "-p") { Description = "The port to listen on; else one that is free", HelpName = "N" };
    private readonly Option<string> address = new("--address") { Description = "The address to listen on; loopback by default, which nobody else reaches", HelpName = "IP", DefaultValueFactory = _ => "127.0.0.1" };
    private readonly Option<bool> tls = new("--tls") { Description = "Speak TLS, too, with a certificate made on the spot; a line says how to trust it" };

    /// <summary>Adds them to <paramref name="command"/>.</summary>
    public ListenOptions(Command command)
    {
        port.Validators.Add(result => CheckRange(result, "--port", result.GetValueOrDefault<int>(), 0, 65_535));
        address.Validators.Add(CheckAddress);
        Option[] all = [port, address, tls];
        Array.ForEach(all, command.Add);
    }

    /// <summary>The port; 0 for one that is free.</summary>
    public int Port(ParseResult parsed) => parsed.GetValue(port);

    /// <summary>The address.</summary>
    public IPAddress Address(ParseResult parsed) => IPAddress.Parse(parsed.GetRequiredValue(address));

    /// <summary>A certificate of its own; null where no TLS is asked for.</summary>
    public X509Certificate2? Certificate(ParseResult parsed) => parsed.GetValue(tls) ? OwnCertificate.Make(Address(parsed), TimeProvider.System.GetUtcNow()) : null;

    /// <summary>Says who can reach the server, and how its certificate is trusted.</summary>
    public void Warn(ParseResult parsed, X509Certificate2? certificate, TextWriter output)
    {
        if (!IPAddress.IsLoopback(Address(parsed)))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Careful: everybody who reaches {Address(parsed)} can connect, and give steps over the control channel."));
        }

        if (certificate is not null)
        {
            string file = OwnCertificate.Publish(certificate);
            output.WriteLine($"TLS with a certificate of its own. Trust it: NODE_EXTRA_CA_CERTS={file} for Node, SSL_CERT_FILE={file} for .NET on Linux, Python and others.");
        }
    }

    /// <summary>Holds the value of an option to a range.</summary>
    public static void CheckRange(OptionResult result, string name, double value, double least, double most)
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
}
