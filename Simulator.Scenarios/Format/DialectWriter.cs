using Newtonsoft.Json.Linq;
using Simulator.Scenarios.Format.Tables;
using Simulator.Servers;

namespace Simulator.Scenarios.Format;

/// <summary>Writes a kind of server as a file: its rules stand there as they would under <c>server.rules</c> of a scenario.</summary>
internal static class DialectWriter
{
    /// <summary>The text of the file.</summary>
    public static string Write(Dialect dialect) => CanonicalJson.Write((JObject)ServerTable.Dialect.Write(dialect));
}
