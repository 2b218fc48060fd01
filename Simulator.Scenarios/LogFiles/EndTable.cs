using Newtonsoft.Json.Linq;
using Simulator.Logs;
using Simulator.Scenarios.Format.Codecs;
using Simulator.Time;

namespace Simulator.Scenarios.LogFiles;

/// <summary>The last line of a log file, as it is read and written.</summary>
internal static class EndTable
{
    /// <summary>The member by which the last line is known.</summary>
    public const string EndMember = "end";

    /// <summary>Reads and writes the line.</summary>
    public static Codec<Moment> End { get; } = Values.Object(default(Moment))
        .Required(EndMember, "When the run ended, in milliseconds.", EntryTable.Milliseconds, end => end.At, (_, value) => new Moment(value, value))
        .Optional("awake", "The same less the time slept.", EntryTable.Milliseconds, end => end.Awake == end.At ? (Instant?)null : end.Awake, (end, value) => end with { Awake = value });

    /// <summary>The tree of the line.</summary>
    public static JObject Write(Moment end) => (JObject)End.Write(end);
}
