using System.Reflection;
using System.Runtime.Loader;
using Simulator.Adapters;
using Simulator.Clients;
using Simulator.Protocol;

namespace Simulator.Scenarios.Clients;

/// <summary>
/// Finds the client under test: in an assembly a class behind the port, or an ordinary client for the host of Simulator.Testing; behind
/// a command an adapter of a client in any language.
/// </summary>
internal static class ClientLoader
{
    private const string Hosted = "Simulator.Testing.Hosting.IHostedClient";
    private const string HostOfHosted = "Simulator.Testing.Hosting.AsyncClientHost";
    private const string FactoryOfHost = "FactoryOf";

    /// <summary>How a client is named.</summary>
    public const string Remedy = "Write it as in ‘--client bin/MyClient.dll:My.Client’ or ‘--client \"python3 adapter.py\"’.";

    /// <summary>Makes clients of the class or the command that <paramref name="text"/> names; null where it is neither.</summary>
    /// <param name="text">A file and a class, such as <c>bin/MyClient.dll:My.Client</c>, or a command, such as <c>python3 adapter.py</c>.</param>
    /// <param name="folder">The folder from which the file's path counts.</param>
    /// <exception cref="FormatException">There is no such client; the message says what is wrong and what would be right.</exception>
    public static ChosenClient? TryLoad(string text, string folder)
    {
        if (BuiltInClients.Find(text) is Func<ClientSetup, IClient> builtIn)
        {
            return new ChosenClient(builtIn);
        }

        if (IsCommand(text, folder))
        {
            return OfCommand(AdapterCommand.Parse(text, folder));
        }

        int colon = text.LastIndexOf(':');
        if (colon <= 0 || colon == text.Length - 1)
        {
            return null;
        }

        string file = Path.GetFullPath(Path.Combine(folder, text[..colon]));
        if (!File.Exists(file))
        {
            throw new FormatException($"there is no file {file}. {Remedy}");
        }

        try
        {
            string name = text[(colon + 1)..];
            Type type = Load(file).GetType(name) ?? throw new FormatException($"there is no class ‘{name}’ in {file}.");
            return (OfPort(type) ?? OfHost(type)) is { } make ? new ChosenClient(make) : throw new FormatException(
                $"‘{type}’ is neither an IClient with a public constructor from a ClientSetup nor an IHostedClient with one from an IClientHost.");
        }
        catch (BadImageFormatException)
        {
            throw new FormatException($"{file} is no assembly of .NET.");
        }
    }

    /// <summary>Whether the first word is a program: a file of the folder, or one on the search path.</summary>
    private static bool IsCommand(string text, string folder)
    {
        string first = text.Trim().Split(' ')[0].Trim('"', '\'');
        string[] places = [folder, .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)];
        string[] endings = OperatingSystem.IsWindows() ? ["", ".exe", ".cmd"] : [""];
        return first.Length > 0 && places.Any(place => endings.Any(ending => File.Exists(Path.Combine(place, first + ending))));
    }

    private static ChosenClient OfCommand(AdapterCommand command)
    {
#pragma warning disable CA2000 // it ends with the process
        var adapters = new AdapterPool(command);
#pragma warning restore CA2000
        AppDomain.CurrentDomain.ProcessExit += (_, _) => adapters.Dispose();
        return new ChosenClient(adapters.Make) { Adapters = adapters };
    }

    private static Func<ClientSetup, IClient>? OfPort(Type type) =>
        type.IsAssignableTo(typeof(IClient)) && type.GetConstructor([typeof(ClientSetup)]) is ConstructorInfo constructor
            ? setup => (IClient)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [setup], null)
            : null;

    /// <summary>The host is that of the client's own Simulator.Testing: the tool does not refer to it.</summary>
    private static Func<ClientSetup, IClient>? OfHost(Type type) =>
        type.GetInterface(Hosted)?.Assembly.GetType(HostOfHosted)?.GetMethod(FactoryOfHost, [typeof(Type)])?.Invoke(null, [type]) as Func<ClientSetup, IClient>;

    /// <summary>What the client needs lies beside it; what it shares with the tool is the tool's.</summary>
    private static Assembly Load(string file)
    {
        var dependencies = new AssemblyDependencyResolver(file);
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            dependencies.ResolveAssemblyToPath(name) is string path ? context.LoadFromAssemblyPath(path) : null;
        return AssemblyLoadContext.Default.LoadFromAssemblyPath(file);
    }
}
