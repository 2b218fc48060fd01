using System.CommandLine;
using System.CommandLine.Parsing;
using Simulator.Collections;
using Simulator.Profiles;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Comparisons;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Reports;

namespace Simulator.Scenarios.Commands;

/// <summary>The options that say which two clients are compared, and where they may differ.</summary>
internal sealed class CompareOptions
{
    private const string Clients = "NAME|FILE.dll:CLASS|COMMAND";

    private readonly Host host;
    private readonly Option<ChosenClient?> first;
    private readonly Option<ChosenClient?> second;
    private readonly Option<ClientProfile?> profile;
    private readonly Option<ValueList<KnownDifference>?> known;

    /// <summary>Adds them to <paramref name="command"/>.</summary>
    public CompareOptions(Host host, Command command)
    {
        this.host = host;
        first = NewClient("--client", "One client; else the reference client");
        first.DefaultValueFactory = _ => host.Client is null ? null : new ChosenClient(host.Client);
        second = NewClient("--with", "The other client");
        second.Required = true;
        profile = new("--client-profile") { Description = "What one of them cannot do: it is left out of every scenario", HelpName = "FILE", CustomParser = ReadProfile };
        known = new("--known") { Description = "Differences that are explained; may be given again", HelpName = "FILE", CustomParser = ReadKnown };
        Option[] all = [first, second, profile, known];
        Array.ForEach(all, command.Add);
    }

    /// <summary>The clients, and where they may differ.</summary>
    public ClientPair Pair(ParseResult parsed)
    {
        host.UnderWay.IsTimed = new[] { parsed.GetValue(first), parsed.GetValue(second) }.All(client => client?.Adapters is null);
        return new ClientPair(parsed.GetValue(first)?.Make, parsed.GetValue(second)?.Make, Known(parsed));
    }

    /// <summary>What may be asked of both: what the profile says, else what each one's own does, and what their adapters say.</summary>
    public ClientProfile Profile(ParseResult parsed)
    {
        ChosenClient[] both = [.. new[] { parsed.GetValue(first), parsed.GetValue(second) }.OfType<ChosenClient>()];
        return (parsed.GetValue(profile) ?? ClientProfile.Complete).Without(both.SelectMany(client => client.Asked(parsed.GetValue(profile)).Cannot));
    }

    /// <summary>The differences that are explained.</summary>
    public ValueList<KnownDifference> Known(ParseResult parsed) => parsed.GetValue(known) ?? [];

    /// <summary>The names of the two, as they were given.</summary>
    public (string First, string Second) Names(ParseResult parsed) => (Given(parsed, first).FirstOrDefault() ?? "the reference client", Given(parsed, second).FirstOrDefault() ?? "");

    /// <summary>The words that say all of it again.</summary>
    public string Words(ParseResult parsed) => string.Concat(new Option[] { first, second, profile, known }
        .SelectMany(option => Given(parsed, option).Select(value => $" {option.Name} {RepeatCommand.Quoted(value)}")));

    private static IEnumerable<string> Given(ParseResult parsed, Option option) =>
        parsed.GetResult(option) is { Implicit: false } result ? result.Tokens.Select(token => token.Value) : [];

    private Option<ChosenClient?> NewClient(string name, string description) =>
        new(name) { Description = description, HelpName = Clients, CustomParser = result => Try(result, name, text => ChosenClient.Of(text, host.Folder, [])) };

    private ClientProfile? ReadProfile(ArgumentResult result) => Try(result, profile.Name, file => ClientProfileFile.Read(Path.Combine(host.Folder, file)));

    private ValueList<KnownDifference>? ReadKnown(ArgumentResult result) => result.Tokens.Count == 0 ? null : result.Tokens
        .Select(token => token.Value)
        .Select(file => TryRead(result, known.Name, () => KnownDifferenceFile.Read(Path.Combine(host.Folder, file))) ?? [])
        .Aggregate((all, more) => [.. all, .. more]);

    private static T? Try<T>(ArgumentResult result, string option, Func<string, T> read)
        where T : class => TryRead(result, option, () => read(result.Tokens[0].Value));

    private static T? TryRead<T>(ArgumentResult result, string option, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is FormatException or ScenarioFormatException)
        {
            result.AddError($"{option}: {error.Message}");
            return null;
        }
    }
}
