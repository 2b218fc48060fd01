#if VERIFY
using VerifyTests;
using VerifyXunit;
#else
using Simulator.Scenarios.Snapshots;
#endif

namespace Simulator.Tests.Snapshots;

/// <summary>
/// Compares a text with an approved one in <c>Simulator.Tests/Snapshots</c>. The files are Verify's: built with
/// <c>-p:UseVerify=true</c> Verify itself compares them, otherwise the verifier that the command line uses.
/// </summary>
internal static class Snapshot
{
    /// <summary>Set to 1, every text is approved as it is.</summary>
    public const string Accept = "SIM_ACCEPT";

    private static readonly string Folder = Repository.Path("Simulator.Tests", "Snapshots");

#if VERIFY
    public static async Task Verify(string text, string name)
    {
        var settings = new VerifySettings();
        settings.UseDirectory(Folder);
        settings.UseFileName(name);
        settings.DisableDiff();
        await Verifier.Verify(text, "txt", settings);
    }
#else
    public static Task Verify(string text, string name)
    {
        var file = new SnapshotFile(Path.Combine(Folder, name + SnapshotFile.Ending));
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            file.Approve(text);
        }

        if (file.Compare(text) is SnapshotState.Same)
        {
            file.ForgetReceived();
            return Task.CompletedTask;
        }

        file.Receive(text);
        Assert.Fail($"{name} is not as approved. Compare {file.ReceivedPath} with {file.Path}; {Accept}=1 dotnet test approves it.\n{text}");
        return Task.CompletedTask;
    }
#endif
}
