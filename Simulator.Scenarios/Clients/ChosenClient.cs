using Simulator.Adapters;
using Simulator.Clients;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Profiles;
using Simulator.Protocol;
using Simulator.Scenarios.Format;

namespace Simulator.Scenarios.Clients;

/// <summary>A client that somebody chose for a test.</summary>
/// <param name="Make">Makes it for a run.</param>
internal sealed record ChosenClient(Func<ClientSetup, IClient> Make)
{
    /// <summary>What may be asked of it, as far as it is known by its name; null where nothing is said.</summary>
    public ClientProfile? Profile { get; init; }

    /// <summary>Makes its adapters; null for a class.</summary>
    public AdapterPool? Adapters { get; init; }

    /// <summary>
    /// Finds the client that <paramref name="text"/> says: a name of <c>clients.json</c>, a class, or a command. Its adapter is started
    /// where it has one, so that nothing is run where something is missing.
    /// </summary>
    /// <param name="text">What stands behind <c>--client</c>.</param>
    /// <param name="folder">The folder from which paths count, and in which <c>clients.json</c> is.</param>
    /// <param name="ownRules">Rules of somebody's own that its profile may name.</param>
    /// <exception cref="FormatException">There is no such client, or it cannot be started; the message says what is wrong and what would be right.</exception>
    /// <exception cref="ScenarioFormatException">Its profile, or <c>clients.json</c>, cannot be read.</exception>
    public static ChosenClient Of(string text, string folder, ValueList<OwnRule> ownRules)
    {
        ValueList<ClientEntry> named = ClientsFile.In(folder);
        if (ClientsFile.Find(named, text) is NamedClient client)
        {
            return Of(client, folder, ownRules);
        }

        ChosenClient chosen = ClientLoader.TryLoad(text, folder)
            ?? throw new FormatException($"‘{text}’ is neither FILE.dll:CLASS nor a command that can be started, nor {string.Join(", ", BuiltInClients.Names)}{Names(named)}. {ClientLoader.Remedy}");
        return chosen.Started(because => $"‘{text}’ does not work as an adapter: {because}.");
    }

    /// <summary>Finds a client that has a name, and starts its adapter where it has one.</summary>
    /// <exception cref="FormatException">It cannot be started; the message says what it needs.</exception>
    /// <exception cref="ScenarioFormatException">Its profile cannot be read.</exception>
    public static ChosenClient Of(NamedClient client, string folder, ValueList<OwnRule> ownRules)
    {
        string CannotStart(string because) => $"‘{client.Name}’ stands for ‘{client.Client}’ in {ClientsFile.Name}, which cannot be started: {because}.{(client.Entry.Needs is string needs ? $" It needs {needs}" : "")}";

        ChosenClient chosen = ClientLoader.TryLoad(client.Client, folder) ?? throw new FormatException(CannotStart("there is no such program, and no such class"));
        return chosen.Started(CannotStart) with
        {
            Profile = client.Entry.Profile is string file ? ClientProfileFile.Read(Path.Combine(folder, file), ownRules) : null,
        };
    }

    /// <summary>What may be asked of it: what <paramref name="given"/> says, else its own profile, less what its adapter says that it cannot do.</summary>
    public ClientProfile Asked(ClientProfile? given = null)
    {
        ClientProfile profile = given ?? Profile ?? ClientProfile.Complete;
        return Adapters is null ? profile : profile.Without(Adapters.Greet().Cannot);
    }

    private ChosenClient Started(Func<string, string> tell)
    {
        try
        {
            Adapters?.Greet();
            return this;
        }
        catch (ClientFaultException error)
        {
            throw new FormatException(tell(error.Message), error);
        }
    }

    private static string Names(ValueList<ClientEntry> named) => named.Count == 0 ? ""
        : $", nor a client of {ClientsFile.Name}: that names {string.Join(", ", named.Select(entry => entry.Name))}";
}
