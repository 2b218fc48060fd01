using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Simulator.PusherJs;
using Simulator.Scenarios;
using Simulator.Simulation;
using Simulator.Timelines.Lanes;
using Simulator.VirtualTime;

namespace Simulator.Tests.House;

/// <summary>Breaks when a layer of the library uses one that it may not know. Folder = namespace = layer.</summary>
public sealed class LayerTests
{
    private static readonly string[] BelowExploration =
        ["Collections", "Time", "Randomness", "Protocol", "Connection", "Clients", "Servers", "Network", "Logs", "Rules", "Patterns", "Expectations", "Simulation", "Profiles", "Findings"];

    /// <summary>Each layer with those it may use; a layer that is not named may not exist.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Collections"] = [],
        ["Time"] = [],
        ["Randomness"] = [],
        ["Protocol"] = ["Collections", "Time"],
        ["Connection"] = ["Collections", "Time", "Protocol"],
        ["Clients"] = ["Collections", "Time", "Protocol", "Connection"],
        ["Servers"] = ["Collections", "Time", "Protocol"],
        ["Network"] = ["Collections", "Time", "Randomness", "Protocol", "Servers"],
        ["Logs"] = ["Collections", "Time", "Protocol"],
        ["Rules"] = ["Collections", "Time", "Protocol", "Logs"],
        ["Patterns"] = ["Collections", "Time", "Protocol", "Logs"],
        ["Expectations"] = ["Collections", "Time", "Protocol", "Logs", "Patterns"],
        ["Simulation"] = ["Collections", "Time", "Protocol", "Clients", "Servers", "Network", "Logs", "Patterns", "Expectations"],
        ["Profiles"] = ["Collections", "Time", "Protocol", "Network", "Rules", "Simulation"],
        ["Findings"] = ["Collections", "Time", "Protocol", "Clients", "Logs", "Rules", "Patterns", "Expectations", "Simulation", "Profiles"],
        ["RealTime"] = [.. BelowExploration],
        ["Exploration.Generation"] = [.. BelowExploration],
        ["Exploration.Shrinking"] = [.. BelowExploration],
        ["Exploration.Explaining"] = [.. BelowExploration],
        ["Exploration.Campaigns"] = [.. BelowExploration, "Exploration.Generation", "Exploration.Shrinking"],
        ["Exploration.WorstCases"] = [.. BelowExploration, "Exploration.Generation", "Exploration.Shrinking", "Exploration.Campaigns"],
        ["Exploration.StateSpace"] = [.. BelowExploration, "Exploration.Campaigns"],
        ["Exploration.CoverageSearch"] = [.. BelowExploration, "Exploration.Shrinking", "Exploration.Campaigns"],
    };

    /// <summary>The same of Simulator.Scenarios: what runs, judges and tells knows no command, so that another host can have the same.</summary>
    private static readonly Dictionary<string, string[]> AllowedInScenarios = new()
    {
        ["Format"] = ["Format.Codecs", "Format.Tables"],
        ["Format.Codecs"] = ["Format"],
        ["Format.Tables"] = ["Format", "Format.Codecs"],
        ["Output"] = [],
        ["Watching"] = [],
        ["Clients"] = ["Format", "Format.Codecs"],
        ["Snapshots"] = ["Format", "Output"],
        ["Suites"] = ["Format", "Format.Codecs", "Format.Tables", "Output", "Snapshots", "Watching"],
        ["Campaigns"] = ["Format", "Format.Codecs", "Output", "Clients", "Watching"],
        ["Conformance"] = ["Format", "Format.Codecs", "Clients", "Serving", "Watching"],
        ["ConformanceReports"] = ["Format", "Clients", "Conformance", "Suites", "Reports"],
        ["Comparisons"] = ["Format", "Format.Codecs", "Watching"],
        ["LogFiles"] = ["Format", "Format.Codecs", "Format.Tables", "Output"],
        ["Serving"] = ["Format", "Format.Codecs", "Format.Tables", "LogFiles", "Snapshots", "Suites"],
        ["Stepping"] = [],
        ["Reviewing"] = [],
        ["Reports"] = ["Format", "Output", "LogFiles", "Clients", "Snapshots", "Suites", "Serving", "Campaigns", "Comparisons", "Stepping", "Reviewing"],
        ["SuiteReports"] = ["Format", "Output", "Suites", "Reports"],
        ["Commands"] = ["SuiteReports", "Format", "Format.Codecs", "Output", "LogFiles", "Clients", "Snapshots", "Suites", "Serving", "Campaigns", "Comparisons", "Conformance", "ConformanceReports", "Reports", "Watching", "Stepping", "Reviewing"],
    };

    /// <summary>The same of Simulator.PusherJs: what it knows, what it reads, and what it does, each below the next.</summary>
    private static readonly Dictionary<string, string[]> AllowedInPusherJs = new()
    {
        ["Scripting"] = [],
        ["Wire"] = ["Scripting"],
        ["States"] = ["Scripting"],
        ["Steps"] = ["Scripting", "Wire", "States"],
    };

    /// <summary>The same of Simulator.Timelines: what is drawn is known before it is drawn in one way or another.</summary>
    private static readonly Dictionary<string, string[]> AllowedInTimelines = new()
    {
        ["Lanes"] = [],
        ["Terminal"] = ["Lanes"],
        ["Pages"] = ["Lanes"],
        ["Exports"] = ["Lanes"],
    };

    /// <summary>The same of Simulator.VirtualTime: its helpers know neither the run nor each other.</summary>
    private static readonly Dictionary<string, string[]> AllowedInVirtualTime = new()
    {
        ["Escapes"] = [],
        ["Sockets"] = [],
    };

    private static readonly Assembly Library = typeof(ScenarioRunner).Assembly;

    [Fact]
    public void Every_type_belongs_to_a_layer() => Assert.All(
        Library.GetTypes().Select(type => type.Namespace).OfType<string>().Where(name => name.StartsWith("Simulator", StringComparison.Ordinal)),
        name => Assert.Contains(name, Allowed.Keys.Select(layer => $"Simulator.{layer}")));

    [Fact]
    public void Layers_use_only_what_they_may() => AssertArrows(Library, "Simulator.", Allowed);

    [Fact]
    public void Layers_of_the_command_line_use_only_what_they_may() => AssertArrows(typeof(ExitCode).Assembly, "Simulator.Scenarios.", AllowedInScenarios);

    [Fact]
    public void Layers_of_the_second_machine_use_only_what_they_may() => AssertArrows(typeof(PusherJsClient).Assembly, "Simulator.PusherJs.", AllowedInPusherJs);

    [Fact]
    public void Layers_of_timelines_use_only_what_they_may() => AssertArrows(typeof(RunTimeline).Assembly, "Simulator.Timelines.", AllowedInTimelines);

    [Fact]
    public void Helpers_of_virtual_time_know_nothing_of_one_another() => AssertArrows(typeof(VirtualRun).Assembly, "Simulator.VirtualTime.", AllowedInVirtualTime);

    [Fact]
    public void Virtual_time_knows_nothing_of_the_simulator() => Assert.DoesNotContain(
        typeof(VirtualRun).Assembly.GetReferencedAssemblies(), reference => reference.Name!.StartsWith("Simulator", StringComparison.Ordinal));

    [Fact]
    public void The_library_needs_nothing_but_the_framework() => Assert.All(
        Library.GetReferencedAssemblies(), reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    private static void AssertArrows(Assembly assembly, string prefix, Dictionary<string, string[]> allowed)
    {
        using var compiled = AssemblyDefinition.ReadAssembly(assembly.Location);
        var forbidden = from type in compiled.MainModule.GetTypes()
                        where LayerOf(type, prefix) is not null
                        from target in Uses(type)
                        let user = LayerOf(type, prefix)
                        let used = LayerOf(target, prefix)
                        where used is not null && user != used && allowed.GetValueOrDefault(user)?.Contains(used) != true
                        select $"{type.FullName} ({user}) uses {target.FullName} ({used})";
        string[] arrows = [.. forbidden.Distinct().Order()];
        Assert.True(arrows.Length == 0, $"Layers may use only those named in this test:\n{string.Join('\n', arrows)}");
    }

    /// <summary>Every type that a type names: what it is made of, what its members take and give, what their bodies touch.</summary>
    private static IEnumerable<TypeReference> Uses(TypeDefinition type)
    {
        IEnumerable<TypeReference> shape = [.. type.Interfaces.Select(part => part.InterfaceType), .. type.Fields.Select(field => field.FieldType)];
        IEnumerable<TypeReference> members = type.Methods.SelectMany(method => method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType));
        IEnumerable<TypeReference> bodies = type.Methods.Where(method => method.HasBody).SelectMany(method =>
            method.Body.Variables.Select(variable => variable.VariableType).Concat(method.Body.Instructions.SelectMany(Uses)));
        return new[] { type.BaseType }.Concat(shape).Concat(members).Concat(bodies).SelectMany(Parts);
    }

    private static IEnumerable<TypeReference> Uses(Instruction instruction) => instruction.Operand switch
    {
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        TypeReference type => [type],
        _ => [],
    };

    /// <summary>A generic type with its arguments, an array with its items.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification special => Parts(special.ElementType),
        _ => [type],
    };

    /// <summary>The namespace of a type below <paramref name="prefix"/>; null where it is of none.</summary>
    private static string? LayerOf(TypeReference type, string prefix) =>
        type.FullName.StartsWith(prefix, StringComparison.Ordinal) && type.FullName[prefix.Length..].Split('.') is [_, _, ..] parts ? string.Join('.', parts[..^1]) : null;
}
