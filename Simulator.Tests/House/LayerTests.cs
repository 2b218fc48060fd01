using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Simulator.Simulation;

namespace Simulator.Tests.House;

/// <summary>Breaks when a layer of the library uses one that it may not know. Folder = namespace = layer.</summary>
public sealed class LayerTests
{
    /// <summary>Each layer with those it may use; a layer that is not named may not exist.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Collections"] = [],
        ["Time"] = [],
        ["Randomness"] = [],
        ["Protocol"] = ["Collections", "Time"],
        ["Connection"] = ["Collections", "Time", "Protocol"],
        ["Clients"] = ["Collections", "Time", "Protocol", "Connection"],
        ["Network"] = ["Collections", "Time", "Randomness", "Protocol"],
        ["Logs"] = ["Collections", "Time", "Protocol"],
        ["Rules"] = ["Collections", "Time", "Protocol", "Logs"],
        ["Expectations"] = ["Collections", "Time", "Protocol", "Logs"],
        ["Simulation"] = ["Collections", "Time", "Protocol", "Clients", "Network", "Logs", "Expectations"],
        ["Findings"] = ["Collections", "Logs", "Rules", "Expectations", "Simulation"],
    };

    private static readonly Architecture Library = new ArchLoader().LoadAssembly(typeof(ScenarioRunner).Assembly).Build();

    [Fact]
    public void Every_type_belongs_to_a_layer() =>
        Assert.Empty(Library.Types.Where(type => IsOurs(type) && !Allowed.ContainsKey(Layer(type))).Select(type => type.FullName));

    [Fact]
    public void Layers_use_only_what_they_may()
    {
        var forbidden = from type in Library.Types
                        where IsOurs(type)
                        from dependency in type.Dependencies
                        where IsOurs(dependency.Target)
                        let user = Layer(type)
                        let used = Layer(dependency.Target)
                        where user != used && !Allowed[user].Contains(used)
                        select $"{type.FullName} ({user}) uses {dependency.Target.FullName} ({used})";
        string[] arrows = [.. forbidden.Distinct().Order()];
        Assert.True(arrows.Length == 0, $"Layers may use only those named in this test:\n{string.Join('\n', arrows)}");
    }

    [Fact]
    public void The_library_needs_nothing_but_the_framework() => Assert.All(
        typeof(ScenarioRunner).Assembly.GetReferencedAssemblies(),
        reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    private static bool IsOurs(IType type) => type.FullName.StartsWith("Simulator.", StringComparison.Ordinal);

    private static string Layer(IType type) => type.FullName.Split('.')[1];
}
