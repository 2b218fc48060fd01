using System.Text;
using Simulator.Scenarios.Format;
using Simulator.Simulation;
using Simulator.Tests.Generation;

namespace Simulator.Tests.Format;

/// <summary>Reads texts in place of files.</summary>
internal static class ScenarioText
{
    /// <summary>Nothing said from outside.</summary>
    public static ReadSettings Settings { get; } = new();

    public static ScenarioSet Read(string text, ReadSettings? settings = null) => Read(Encoding.UTF8.GetBytes(text), settings);

    public static ScenarioSet Read(byte[] content, ReadSettings? settings = null) =>
        ScenarioFileReader.Read("a.json", "a", content, settings ?? Settings);

    /// <summary>The one scenario of a right text.</summary>
    public static Scenario ReadOne(string text, ReadSettings? settings = null)
    {
        ScenarioSet set = Read(text, settings);
        Assert.Empty(set.Errors);
        return Assert.Single(set.Scenarios).Scenario;
    }

    /// <summary>A file of which only some members matter, each on a line of its own from line 2 on.</summary>
    public static string With(params string[] members) =>
        $"{{\n{string.Join(",\n", members)},\n\"title\": \"T\", \"until\": \"1m\"}}";

    /// <summary>The one step of a file.</summary>
    public static StepAction ReadStep(string action) => ReadOne(With($$"""  "steps": [{ "at": "10s", {{action}} }]""")).Steps[0].Action;

    /// <summary>The folder of the sources, found from where the tests run.</summary>
    public static string SourceFolder { get; } = FindSourceFolder();

    private static string FindSourceFolder()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Simulator.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("No folder above the tests holds Simulator.sln.");
    }
}
