using System.CommandLine;
using System.CommandLine.Parsing;
using System.Reflection;
using System.Runtime.Loader;
using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Scenarios.Reports;

namespace Simulator.Scenarios.Commands;

/// <summary>The option that names another client than the reference client: a class of an assembly.</summary>
internal static class ClientOption
{
    /// <summary>The option.</summary>
    /// <param name="host">Everything outside.</param>
    public static Option<Func<ClientSetup, IClient>?> New(Host host) => new("--client")
    {
        Description = "The client under test: a class that implements IClient and is made from a ClientSetup; else the reference client",
        HelpName = "FILE.dll:CLASS",
        CustomParser = result => Read(result, host),
        DefaultValueFactory = _ => host.Client,
    };

    /// <summary>The words that say it again behind another command; empty where it was not given.</summary>
    public static string WordsOf(ParseResult parsed, Option<Func<ClientSetup, IClient>?> option) =>
        parsed.GetResult(option) is { Implicit: false, Tokens: [Token token, ..] } ? $" --client {RepeatCommand.Quoted(token.Value)}" : "";

    /// <summary>The name of its class; empty where it was not given.</summary>
    public static string ClassOf(ParseResult parsed, Option<Func<ClientSetup, IClient>?> option) =>
        parsed.GetResult(option) is { Implicit: false, Tokens: [Token token, ..] } ? token.Value[(token.Value.LastIndexOf(':') + 1)..] : "";

    private static Func<ClientSetup, IClient>? Read(ArgumentResult result, Host host)
    {
        string text = result.Tokens[0].Value;
        int colon = text.LastIndexOf(':');
        bool hasBoth = colon > 0 && colon < text.Length - 1;
        string file = hasBoth ? Path.GetFullPath(Path.Combine(host.Folder, text[..colon])) : "";
        if (!File.Exists(file))
        {
            result.AddError($"--client: {(!hasBoth ? $"‘{text}’ is not of the form FILE.dll:CLASS" : $"there is no file {file}")}. Write it as in ‘--client bin/MyClient.dll:My.Client’.");
            return null;
        }

        try
        {
            Type? type = Load(file).GetType(text[(colon + 1)..]);
            if (type?.IsAssignableTo(typeof(IClient)) == true && type.GetConstructor([typeof(ClientSetup)]) is ConstructorInfo constructor)
            {
                return setup => (IClient)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [setup], null);
            }

            result.AddError($"--client: {(type is null ? $"there is no class ‘{text[(colon + 1)..]}’ in {file}" : $"‘{type}’ does not implement IClient, or has no public constructor from a ClientSetup")}.");
        }
        catch (BadImageFormatException)
        {
            result.AddError($"--client: {file} is no assembly of .NET.");
        }

        return null;
    }

    /// <summary>What the client needs lies beside it; what it shares with the tool is the tool's.</summary>
    private static Assembly Load(string file)
    {
        var dependencies = new AssemblyDependencyResolver(file);
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            dependencies.ResolveAssemblyToPath(name) is string path ? context.LoadFromAssemblyPath(path) : null;
        return AssemblyLoadContext.Default.LoadFromAssemblyPath(file);
    }
}
