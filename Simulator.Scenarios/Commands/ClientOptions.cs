using System.CommandLine;
using System.CommandLine.Parsing;
using Simulator.Clients;
using Simulator.Collections;
using Simulator.Findings;
using Simulator.Profiles;
using Simulator.Protocol;
using Simulator.Scenarios.Campaigns;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Reports;

namespace Simulator.Scenarios.Commands;

/// <summary>The options that say which client is tested, what may be asked of it, and to what else it is held.</summary>
internal sealed class ClientOptions
{
    private readonly Host host;
    private readonly Option<Func<ClientSetup, IClient>?> client;
    private readonly Option<ClientProfile?> profile;
    private readonly Option<ValueList<OwnRule>?> ownRules;

    /// <summary>Adds them to <paramref name="command"/>.</summary>
    public ClientOptions(Host host, Command command)
    {
        this.host = host;
        client = new("--client")
        {
            Description = "The client under test: a class that implements IClient and is made from a ClientSetup, or the command of an adapter; else the reference client",
            HelpName = "FILE.dll:CLASS|COMMAND",
            CustomParser = ReadClient,
            DefaultValueFactory = _ => host.Client,
        };
        profile = new("--client-profile")
        {
            Description = "What the client cannot do, and which rules it keeps: a file as ‘schema profile’ describes it",
            HelpName = "FILE",
            CustomParser = ReadProfile,
        };
        command.Add(client);
        ownRules = OwnRulesOption.New(host);
        command.Add(profile);
        command.Add(ownRules);
    }

    /// <summary>The client under test.</summary>
    public Subject Subject(ParseResult parsed) => new(parsed.GetValue(client))
    {
        Profile = parsed.GetValue(profile) ?? ClientProfile.Complete,
        OwnRules = OwnRulesOption.Of(parsed),
    };

    /// <summary>Whether another client is named than the reference client, or less is asked of it.</summary>
    public bool IsOther(ParseResult parsed) => Given(parsed, client) is not null || Given(parsed, profile) is not null;

    /// <summary>The words that say all of it again behind another command; empty where nothing was given.</summary>
    public string Words(ParseResult parsed)
    {
        string words = Given(parsed, client) is string name ? $" --client {RepeatCommand.Quoted(name)}" : "";
        words += Given(parsed, profile) is string file ? $" --client-profile {RepeatCommand.Quoted(file)}" : "";
        return Given(parsed, ownRules) is string rules ? $"{words} --own-rules {RepeatCommand.Quoted(rules)}" : words;
    }

    /// <summary>What a campaign remembers of the client.</summary>
    public CampaignClient Campaign(ParseResult parsed)
    {
        string name = Given(parsed, client) ?? "";
        return new CampaignClient(name[(name.LastIndexOf(':') + 1)..], parsed.GetValue(profile) ?? ClientProfile.Complete, OwnRulesOption.Of(parsed));
    }

    private static string? Given(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false, Tokens: [Token token, ..] } ? token.Value : null;

    private Func<ClientSetup, IClient>? ReadClient(ArgumentResult result)
    {
        try
        {
            return ClientLoader.Load(result.Tokens[0].Value, host.Folder);
        }
        catch (FormatException error)
        {
            result.AddError($"--client: {error.Message}");
            return null;
        }
    }

    private ClientProfile? ReadProfile(ArgumentResult result)
    {
        try
        {
            return OwnRulesOption.Beside(host, result, ownRules) is ValueList<OwnRule> rules
                ? ClientProfileFile.Read(Path.Combine(host.Folder, result.Tokens[0].Value), rules)
                : null;
        }
        catch (ScenarioFormatException error)
        {
            result.AddError($"--client-profile: {error.Message}");
            return null;
        }
    }
}
