namespace Simulator.Tests.House;

/// <summary>Breaks when a file grows past what a reader takes in, or something is left over in it.</summary>
public sealed class TidyTests
{
    private const int MostLines = 300;

    private static readonly string[] LeftOvers = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "NotImplemented" + "Exception"];

    private static readonly (string Name, string[] Lines)[] Sources =
    [
        .. from project in new[] { "Simulator", "Simulator.PusherJs", "Simulator.Scenarios", "Simulator.Timelines", "Simulator.VirtualTime", "Simulator.TestPlatform", "Simulator.Testing", "Simulator.Tests", "Simulator.Benchmarks" }
           from file in Directory.GetFiles(Repository.Path(project), "*.cs", SearchOption.AllDirectories)
           let name = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
           where !name.Contains("/obj/", StringComparison.Ordinal) && !name.Contains("/bin/", StringComparison.Ordinal)
           select (name, File.ReadAllLines(file)),
    ];

    [Fact]
    public void No_file_is_longer_than_three_hundred_lines() => Assert.All(
        Sources, source => Assert.True(source.Lines.Length <= MostLines, $"{source.Name} has {source.Lines.Length} lines: a second noun may hide in it"));

    [Fact]
    public void Nothing_is_left_over() => Assert.All(
        Sources, source => Assert.DoesNotContain(source.Lines, line => LeftOvers.Any(word => line.Contains(word, StringComparison.Ordinal))));

    [Fact]
    public void The_folder_of_a_file_is_its_namespace() => Assert.All(
        Sources.Where(source => source.Lines.Any(line => line.StartsWith("namespace ", StringComparison.Ordinal))),
        source =>
        {
            string folder = Path.GetDirectoryName(source.Name)!.Replace('/', '.').Replace('\\', '.');
            Assert.Contains($"namespace {folder};", source.Lines);
        });
}
