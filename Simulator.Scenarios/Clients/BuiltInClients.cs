using Simulator.Clients;
using Simulator.Protocol;
using Simulator.PusherJs;

namespace Simulator.Scenarios.Clients;

/// <summary>The clients that come with the tool, each by its name.</summary>
internal static class BuiltInClients
{
    private static readonly Dictionary<string, Func<ClientSetup, IClient>> All = new(StringComparer.Ordinal)
    {
        ["reference"] = setup => new ReferenceClient(setup),
        ["pusher-js-8"] = setup => new PusherJsClient(setup),
    };

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => All.Keys;

    /// <summary>Makes clients of the one that has this name; null where none has.</summary>
    public static Func<ClientSetup, IClient>? Find(string name) => All.GetValueOrDefault(name);
}
