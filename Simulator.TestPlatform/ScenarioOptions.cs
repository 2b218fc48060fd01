using Microsoft.Testing.Platform.CommandLine;
using Microsoft.Testing.Platform.Extensions;
using Microsoft.Testing.Platform.Extensions.CommandLine;
using Simulator.Profiles;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Format;

namespace Simulator.TestPlatform;

/// <summary>What may be said behind <c>dotnet run --</c> and <c>dotnet test --</c>; the names are those of the command line.</summary>
/// <param name="about">How the framework introduces itself.</param>
internal sealed class ScenarioOptions(IExtension about) : ICommandLineOptionsProvider
{
    private const string Scenarios = "scenarios";
    private const string Client = "client";
    private const string ClientProfile = "client-profile";
    private const string Update = "update";

    public string Uid => about.Uid;

    public string Version => about.Version;

    public string DisplayName => about.DisplayName;

    public string Description => about.Description;

    public Task<bool> IsEnabledAsync() => about.IsEnabledAsync();

    public IReadOnlyCollection<CommandLineOption> GetCommandLineOptions() =>
    [
        new(Scenarios, "Files and folders of scenarios; else the folder ‘scenarios’ of the project, or the project's own", ArgumentArity.OneOrMore, isHidden: false),
        new(Client, "The client under test: FILE.dll:CLASS, the command of an adapter, or a name of clients.json; else the reference client", ArgumentArity.ExactlyOne, isHidden: false),
        new(ClientProfile, "What may be asked of the client: a file as ‘schema profile’ describes it", ArgumentArity.ExactlyOne, isHidden: false),
        new(Update, "Approve the logs of this run, except where a scenario fails", ArgumentArity.Zero, isHidden: false),
    ];

    public Task<ValidationResult> ValidateOptionArgumentsAsync(CommandLineOption commandOption, string[] arguments)
    {
        try
        {
            _ = commandOption.Name switch
            {
                Client => ChosenOf(arguments[0]) as object,
                ClientProfile => ClientProfileFile.Read(arguments[0]),
                _ => null,
            };
            return ValidationResult.ValidTask;
        }
        catch (Exception error) when (error is FormatException or ScenarioFormatException)
        {
            return ValidationResult.InvalidTask(error.Message);
        }
    }

    public Task<ValidationResult> ValidateCommandLineOptionsAsync(ICommandLineOptions commandLineOptions) =>
        commandLineOptions.IsOptionSet(Update) && (commandLineOptions.IsOptionSet(Client) || commandLineOptions.IsOptionSet(ClientProfile))
            ? ValidationResult.InvalidTask("--update cannot go with --client or --client-profile: the approved log is that of the reference client.")
            : ValidationResult.ValidTask;

    /// <summary>What the command line says.</summary>
    public static ScenarioTests TestsOf(ICommandLineOptions given)
    {
        ChosenClient? client = given.TryGetOptionArgumentList(Client, out string[]? name) ? ChosenOf(name[0]) : null;
        ClientProfile? profile = given.TryGetOptionArgumentList(ClientProfile, out string[]? file) ? ClientProfileFile.Read(file[0]) : null;
        return new ScenarioTests(given.TryGetOptionArgumentList(Scenarios, out string[]? paths) ? paths : [ScenarioFolder.Above(AppContext.BaseDirectory)])
        {
            Client = client,
            Profile = client?.Asked(profile) ?? profile ?? Profiles.ClientProfile.Complete,
            IsOther = client is not null || profile is not null,
            LogsRequired = Environment.GetEnvironmentVariable("CI") is not (null or "" or "0" or "false"),
            Approves = given.IsOptionSet(Update),
        };
    }

    private static ChosenClient ChosenOf(string text) => ChosenClient.Of(text, Environment.CurrentDirectory, []);
}
