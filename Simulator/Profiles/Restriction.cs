using Simulator.Collections;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Simulation;

namespace Simulator.Profiles;

/// <summary>What is left of a scenario for a client that cannot do everything.</summary>
/// <remarks>
/// What is left is run and judged by every rule. Where anything was left out the scenario expects nothing any more: what it
/// wanted to see need not be seen without that.
/// </remarks>
/// <param name="Scenario">What is run; the scenario itself where the client can do all of it.</param>
/// <param name="Unsupported">What was left out.</param>
public sealed record Restriction(Scenario Scenario, ValueList<Unsupported> Unsupported)
{
    /// <summary>What a client may have to be, but for transports, and what it is instead.</summary>
    private static readonly SetupNeed[] SetupNeeds =
    [
        new(Capability.Jsonp, "authentication by jsonp", client => client.AuthTransport == AuthTransport.Jsonp, client => client with { AuthTransport = AuthTransport.Ajax }),
        new(Capability.AuthParameters, "parameters and headers of the program", client => client.AuthParams.Count + client.AuthHeaders.Count > 0, client => client with { AuthParams = [], AuthHeaders = [] }),
        new(Capability.LateConnect, "creation without connecting", client => !client.ConnectOnCreate, client => client with { ConnectOnCreate = true }),
        new(Capability.Timeouts, "timeouts of the program", client => client.ActivityTimeout is not null || client.PongTimeout is not null, client => client with { ActivityTimeout = null, PongTimeout = null }),
        new(Capability.Policy, "other waits", client => client.Policy != ConnectionPolicy.Documented, client => client with { Policy = ConnectionPolicy.Documented }),
    ];

    /// <summary>What is left of <paramref name="scenario"/> for a client with <paramref name="profile"/>.</summary>
    public static Restriction Of(Scenario scenario, ClientProfile profile)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(profile);
        if (profile.Cannot.Count == 0)
        {
            return new Restriction(scenario, []);
        }

        var leftOut = new List<Unsupported>();
        ClientSetup client = SetupOf(scenario.Client, profile, leftOut);
        ValueList<Step> steps = StepsOf(scenario.Steps, profile, leftOut);
        Scenario rest = scenario with { Client = client, Steps = steps };
        return new Restriction(leftOut.Count == 0 ? rest : rest.WithoutExpectations(), leftOut.ToValueList());
    }

    private static ClientSetup SetupOf(ClientSetup client, ClientProfile profile, List<Unsupported> leftOut)
    {
        client = TransportsOf(client, profile, leftOut);
        foreach (SetupNeed need in SetupNeeds)
        {
            if (!profile.Can(need.Capability) && need.IsMet(client))
            {
                leftOut.Add(new Unsupported(need.Capability, 0, need.What));
                client = need.Lessen(client);
            }
        }

        return client;
    }

    /// <summary>Flash goes without a word where a WebSocket is used before it.</summary>
    private static ClientSetup TransportsOf(ClientSetup client, ClientProfile profile, List<Unsupported> leftOut)
    {
        ValueList<Transport> transports = client.Transports;
        if (!profile.Can(Capability.NoWebSocket) && !transports.Contains(Transport.WebSocket))
        {
            leftOut.Add(new Unsupported(Capability.NoWebSocket, 0, "a world without WebSocket"));
            transports = [Transport.WebSocket, .. transports];
        }

        if (!profile.Can(Capability.Flash) && transports.Contains(Transport.Flash))
        {
            if (transports[0] == Transport.Flash)
            {
                leftOut.Add(new Unsupported(Capability.Flash, 0, "the fallback to Flash"));
            }

            transports = transports.Where(transport => transport != Transport.Flash).ToValueList();
        }

        return client with { Transports = transports };
    }

    private static ValueList<Step> StepsOf(ValueList<Step> steps, ClientProfile profile, List<Unsupported> leftOut)
    {
        var rest = new List<Step>();
        for (int place = 0; place < steps.Count; place++)
        {
            StepAction action = steps[place].Action;
            if (!profile.Cannot.Any(capability => Needs(action, capability)))
            {
                rest.Add(steps[place]);
                continue;
            }

            leftOut.Add(new Unsupported(profile.Cannot.First(capability => Needs(action, capability)), place + 1, StepText.Write(action)));
            if (action is StepAction.Network { ChangesPath: true })
            {
                rest.Add(steps[place] with { Action = (StepAction.Network)action with { Notice = null, Name = null } });
            }
        }

        return rest.ToValueList();
    }

    private static bool Needs(StepAction action, Capability capability) => (capability, action) switch
    {
        (Capability.Handlers, StepAction.InHandler) => true,
        (Capability.Calls, StepAction.Call or StepAction.InHandler) => true,
        (Capability.ChannelEvents, StepAction.InHandler { Channel: not null }) => true,
        (_, StepAction.Call call) => Needs(call.Made, capability),
        (_, StepAction.InHandler handler) => Needs(handler.Made, capability),
        (Capability.Notices, StepAction.Network { Notice: not null, Name: not "up" }) => true, // "up" says something only after another step did
        _ => false,
    };

    private static bool Needs(ProgramCall call, Capability capability) => (capability, call) switch
    {
        (Capability.LeavePage, ProgramCall.Plain { Name: ClientCall.LeavePage }) => true,
        (Capability.Channels, { Channel: not null }) => true,
        (Capability.PrivateChannels, { Channel: string channel }) => ChannelAuth.IsNeededBy(channel),
        (Capability.Unsubscribe, ProgramCall.Unsubscribe) => true,
        (Capability.ClientEvents, ProgramCall.Trigger) => true,
        _ => false,
    };

    private sealed record SetupNeed(Capability Capability, string What, Func<ClientSetup, bool> IsMet, Func<ClientSetup, ClientSetup> Lessen);
}
