using System.Text.RegularExpressions;
using Simulator.Collections;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Format.Codecs;

namespace Simulator.Scenarios.Clients;

/// <summary>Clients that have a name, as a file: <c>clients.json</c>.</summary>
internal static partial class ClientsFile
{
    /// <summary>The name of the file in the folder in which a command is started.</summary>
    public const string Name = "clients.json";

    private static readonly Codec<ClientEntry> Entry = Values.Object(new ClientEntry("", ""))
        .Required("client", $"What stands behind --client: a command, or FILE.dll:CLASS. {ClientEntry.Placeholder} stands for the release.", Values.Line, e => e.Client, (e, value) => e with { Client = value })
        .Optional("releases", "Its releases, the oldest first. NAME@RELEASE asks for one, NAME for the last.", Values.List(Values.Line, min: 1), e => e.Releases, (e, value) => e with { Releases = value })
        .Optional("driver", $"The command of its driver on real sockets, for ‘conform --real-time’. {ClientEntry.Placeholder} stands for the release.", Values.Line, e => e.Driver, (e, value) => e with { Driver = value })
        .Optional("needs", "What must be installed before it can be started: told where it cannot.", Values.Line, e => e.Needs, (e, value) => e with { Needs = value })
        .Optional("profile", "The file of its profile, where no --client-profile is given.", Values.Line, e => e.Profile, (e, value) => e with { Profile = value })
        .Optional("expectedFindings", "The file of the findings that are known of it; ‘conform --update’ writes it.", Values.Line, e => e.ExpectedFindings, (e, value) => e with { ExpectedFindings = value })
        .Check(entry => entry.Mistake());

    private static readonly Codec<ValueList<ClientEntry>> Clients = Values.Object(ValueList<ClientEntry>.Empty)
        .Aside("$schema", "Where the schema is, for editors.", Values.Text)
        .Required(
            "clients",
            "The clients, each behind its name.",
            new DictionaryCodec<ClientEntry>(Entry, (name, _) => ErrorIn(name)).Map(
                pairs => pairs.Select(pair => pair.Value with { Name = pair.Name }).ToValueList(),
                entries => entries.Select(entry => (entry.Name, entry)).ToValueList()),
            entries => entries,
            (_, entries) => entries);

    /// <summary>Reads a file.</summary>
    /// <exception cref="ScenarioFormatException">It cannot be read, or something is wrong with it: every error, with its place and its remedy.</exception>
    public static ValueList<ClientEntry> Read(string file) => SmallFile.Read(file, Clients, KnownRules.NoOthers, "and is no list of clients");

    /// <summary>The clients of a folder; none where it has no such file.</summary>
    /// <exception cref="ScenarioFormatException">There is one, and something is wrong with it.</exception>
    public static ValueList<ClientEntry> In(string folder) =>
        Path.Combine(folder, Name) is string file && File.Exists(file) ? Read(file) : [];

    /// <summary>The JSON schema of such files.</summary>
    public static string Schema() => SchemaDocument.Write("Clients", "Clients that have a name, for --client and ‘conform’.", Clients);

    /// <summary>The client that <paramref name="text"/> names; null where it is no such name.</summary>
    /// <exception cref="FormatException">There is such a client, and no such release.</exception>
    public static NamedClient? Find(ValueList<ClientEntry> clients, string text)
    {
        string[] parts = text.Split('@', 2);
        if (clients.FirstOrDefault(entry => entry.Name == parts[0]) is not ClientEntry entry)
        {
            return null;
        }

        return parts is [_, string release]
            ? entry.All.FirstOrDefault(client => client.Release == release) ?? throw new FormatException(NoRelease(entry, release))
            : entry.Newest;
    }

    /// <summary>The clients that <paramref name="texts"/> name, each once: all releases where none is named, all clients where nothing is.</summary>
    /// <param name="clients">The clients that there are.</param>
    /// <param name="texts">Names, apart by commas or one by one.</param>
    /// <exception cref="FormatException">There is no such client, or no such release.</exception>
    public static IEnumerable<NamedClient> Choose(ValueList<ClientEntry> clients, IEnumerable<string> texts)
    {
        string[] names = [.. texts.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        IEnumerable<NamedClient> chosen = names.Length == 0 ? clients.SelectMany(entry => entry.All) : names.SelectMany(name => Named(clients, name));
        NamedClient[] all = [.. chosen.Distinct()];
        return all.Length > 0 ? all : throw new FormatException($"There are no clients: list them in {Name}, as ‘schema clients’ describes it.");
    }

    private static IEnumerable<NamedClient> Named(ValueList<ClientEntry> clients, string name) =>
        clients.FirstOrDefault(entry => entry.Name == name)?.All
        ?? [Find(clients, name) ?? throw new FormatException($"There is no client ‘{name}’ in {Name}; it has {string.Join(", ", clients.Select(entry => entry.Name))}.")];

    private static string NoRelease(ClientEntry entry, string release) => entry.Releases.Count == 0
        ? $"‘{entry.Name}’ has no releases in {Name}: leave ‘@{release}’ away."
        : $"‘{entry.Name}’ has no release ‘{release}’ in {Name}; it has {string.Join(", ", entry.Releases)}.";

    private static string? ErrorIn(string name) =>
        Shape().IsMatch(name) ? null : "The name of a client has letters, digits, points and hyphens only, as in ‘pusher-js’.";

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.-]*\z")]
    private static partial Regex Shape();
}
