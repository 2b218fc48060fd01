using System.Globalization;
using Simulator.Adapters;

namespace Simulator.Scenarios.Serving;

/// <summary>The program <c>faketime</c>, under which the clocks of an unmodified program go faster.</summary>
internal static class FakeTime
{
    private const string Program = "faketime";

    /// <summary>The file of the program; null where it is in no folder.</summary>
    /// <param name="path">The folders of programs, as the variable <c>PATH</c> lists them; null for none.</param>
    public static string? In(string? path) => (path ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, Program)).FirstOrDefault(File.Exists);

    /// <summary>The command that starts another one with clocks that go <paramref name="times"/> times as fast.</summary>
    /// <param name="command">The other one.</param>
    /// <param name="program">The file of the program.</param>
    /// <param name="times">How many times as fast.</param>
    public static AdapterCommand Accelerated(AdapterCommand command, string program, double times) => command with
    {
        File = program,
        Arguments = ["-f", string.Create(CultureInfo.InvariantCulture, $"+0 x{times}"), command.File, .. command.Arguments],
    };
}
