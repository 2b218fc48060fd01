using Simulator.Collections;
using Simulator.Logs;
using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Scenarios.LogFiles;

/// <summary>A kind of entry as a line of a log file.</summary>
/// <param name="Name">The word of its member <c>entry</c>.</param>
/// <param name="Meaning">What has happened, as the page of the format says it.</param>
/// <param name="Type">The entries of the kind.</param>
/// <param name="Members">Its own members, behind those of every entry; those that may be left out with a question mark.</param>
/// <param name="Codec">Reads and writes its lines.</param>
internal sealed record EntryKind(string Name, string Meaning, Type Type, ValueList<string> Members, Codec<Entry> Codec);
