using System.Globalization;
using Newtonsoft.Json.Linq;
using Simulator.Clients;
using static Simulator.Adapters.JsonLine;

namespace Simulator.Adapters.Drivers;

/// <summary>A line of a driver (docs/driver-protocol.md): its first one, something that its client emits, or a text of its own.</summary>
public abstract record DriverLine
{
    private const int Version = 1;

    private DriverLine()
    {
    }

    /// <summary>It says who it is, and what it can do.</summary>
    /// <param name="Said">What it says.</param>
    public sealed record Greeting(DriverHello Said) : DriverLine;

    /// <summary>Its client emits something.</summary>
    /// <param name="Output">What.</param>
    public sealed record Emitted(ClientOutput Output) : DriverLine;

    /// <summary>It is a text of the client or the driver, meant for a person.</summary>
    /// <param name="Line">The text.</param>
    public sealed record Text(string Line) : DriverLine;

    /// <summary>Reads a line: one that is no JSON object is a text.</summary>
    /// <exception cref="FormatException">It is an object, and says something else; the message says what is wrong.</exception>
    public static DriverLine Read(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (!line.StartsWith('{'))
        {
            return new Text(line);
        }

        JObject read = Object(line);
        if (read["driver"] is not null)
        {
            long version = Number(read, "driver");
            return version == Version
                ? new Greeting(new DriverHello(Text(read, "client"), Text(read, "release"), AnswerReader.Capabilities(read)))
                : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"the driver speaks version {version} of the protocol, the simulator version {Version}"));
        }

        return new Emitted(OutputReader.ReadAll(line).Single());

        static string Text(JObject from, string name) => JsonLine.Text(from, name);
    }
}
