using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.Capabilities.TestFramework;
using Microsoft.Testing.Platform.Helpers;
using Microsoft.Testing.Platform.Services;

namespace Simulator.TestPlatform;

/// <summary>Tells the test platform what runs here. The entry point that the package makes calls it; nobody else has to.</summary>
public static class TestingPlatformBuilderHook
{
    /// <summary>Registers the framework that finds and runs scenario files, and its options.</summary>
    /// <param name="testApplicationBuilder">The application.</param>
    /// <param name="arguments">Its command line, of which nothing is needed here.</param>
    public static void AddExtensions(ITestApplicationBuilder testApplicationBuilder, string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(testApplicationBuilder);
        var about = new ScenarioExtension();
        testApplicationBuilder.CommandLine.AddProvider(() => new ScenarioOptions(about));
        testApplicationBuilder.AddTreeNodeFilterService(about);
        testApplicationBuilder.RegisterTestFramework(_ => new TestFrameworkCapabilities(), (_, services) => new ScenarioTestFramework(about, services.GetCommandLineOptions()));
    }
}
