using System.CommandLine;
using System.CommandLine.Parsing;
using Simulator.Adapters;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Profiles;
using Simulator.Scenarios.Campaigns;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Reports;

namespace Simulator.Scenarios.Commands;

/// <summary>The options that say which client is tested, what may be asked of it, and to what else it is held.</summary>
internal sealed class ClientOptions
{
    private readonly Host host;
    private readonly Option<ChosenClient?> client;
    private readonly Option<ClientProfile?> profile;
    private readonly Option<ValueList<OwnRule>?> ownRules;
    private readonly Option<bool> fresh = new("--fresh") { Description = "Start the adapter anew for each run; else one process serves many" };

    /// <summary>Adds them to <paramref name="command"/>.</summary>
    public ClientOptions(Host host, Command command)
    {
        this.host = host;
        client = new("--client")
        {
            Description = "The client under test: a class that implements IClient and is made from a ClientSetup, the command of an adapter, or a name of clients.json; else the reference client",
            HelpName = "FILE.dll:CLASS|COMMAND|NAME",
            CustomParser = ReadClient,
            DefaultValueFactory = _ => host.Client is null ? null : new ChosenClient(host.Client),
        };
        command.Add(client);
        ownRules = OwnRulesOption.New(host);
        command.Add(profile = ProfileOption.New(host, ownRules, "a file as ‘schema profile’ describes it; else the one that clients.json names for it"));
        command.Add(ownRules);
        fresh.Validators.Add(CheckFresh);
        command.Add(fresh);
    }

    /// <summary>The client under test.</summary>
    public Subject Subject(ParseResult parsed)
    {
        ChosenClient? chosen = parsed.GetValue(client);
        if (chosen?.Adapters is AdapterPool adapters)
        {
            adapters.Fresh = parsed.GetValue(fresh);
            host.UnderWay.IsTimed = false;
        }

        return new Subject(chosen?.Make) { Profile = Profile(parsed), OwnRules = OwnRulesOption.Of(parsed) };
    }

    /// <summary>Whether another client is named than the reference client, or less is asked of it.</summary>
    public bool IsOther(ParseResult parsed) => Given(parsed, client) is not null || Given(parsed, profile) is not null;

    /// <summary>The words that say all of it again behind another command; empty where nothing was given.</summary>
    public string Words(ParseResult parsed)
    {
        string words = Given(parsed, client) is string name ? $" --client {RepeatCommand.Quoted(name)}" : "";
        words += parsed.GetValue(fresh) ? " --fresh" : "";
        words += Given(parsed, profile) is string file ? $" --client-profile {RepeatCommand.Quoted(file)}" : "";
        return Given(parsed, ownRules) is string rules ? $"{words} --own-rules {RepeatCommand.Quoted(rules)}" : words;
    }

    /// <summary>The client as it was named; else that it is the reference client.</summary>
    public string Name(ParseResult parsed) => Given(parsed, client) ?? "reference";

    /// <summary>What a campaign remembers of the client.</summary>
    public CampaignClient Campaign(ParseResult parsed)
    {
        string name = Given(parsed, client) ?? "";
        return new CampaignClient(name[(name.LastIndexOf(':') + 1)..], Profile(parsed), OwnRulesOption.Of(parsed));
    }

    /// <summary>The one that is given, else that of the client's name.</summary>
    private ClientProfile Profile(ParseResult parsed) => parsed.GetValue(client)?.Asked(parsed.GetValue(profile)) ?? parsed.GetValue(profile) ?? ClientProfile.Complete;

    private static string? Given(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false, Tokens: [Token token, ..] } ? token.Value : null;

    private void CheckFresh(OptionResult result)
    {
        if (result.GetValueOrDefault<bool>() && result.GetResult(client) is OptionResult chosen && chosen.GetValueOrDefault<ChosenClient?>()?.Adapters is null)
        {
            result.AddError("--fresh is about adapters, and this client has none. Name one as in ‘--client \"python3 adapter.py\" --fresh’.");
        }
    }

    private ChosenClient? ReadClient(ArgumentResult result)
    {
        try
        {
            return OwnRulesOption.Beside(host, result, ownRules) is ValueList<OwnRule> rules ? ChosenClient.Of(result.Tokens[0].Value, host.Folder, rules) : null;
        }
        catch (Exception error) when (error is FormatException or ScenarioFormatException)
        {
            result.AddError($"--client: {error.Message}");
            return null;
        }
    }
}
