using Simulator.Collections;
using Simulator.Findings;
using Simulator.Profiles;

namespace Simulator.Scenarios.Campaigns;

/// <summary>What a campaign remembers of the client that it runs over: another one would find something else.</summary>
/// <param name="Class">The name of its class; empty for the reference client.</param>
/// <param name="Profile">What may be asked of it.</param>
/// <param name="OwnRules">The rules of somebody's own to which it is held.</param>
internal sealed record CampaignClient(string Class, ClientProfile Profile, ValueList<OwnRule> OwnRules);
