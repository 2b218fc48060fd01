using System.Text.RegularExpressions;
using DiffPlex.Renderer;
using Simulator.Collections;

namespace Simulator.Scenarios.Reviewing;

/// <summary>Received files that differ from what was approved by the same lines.</summary>
/// <param name="Files">The files; at least one.</param>
/// <param name="Lines">The lines that go and come, as a unified difference without context.</param>
internal sealed partial record ReviewGroup(ValueList<ReceivedFile> Files, ValueList<string> Lines)
{
    /// <summary>Groups <paramref name="files"/> by what changed in them: the largest group first. What is new stands alone.</summary>
    /// <remarks>The time before a line of a log is no part of a change: the same line comes at other times in other scenarios.</remarks>
    public static IReadOnlyList<ReviewGroup> Of(IEnumerable<ReceivedFile> files)
    {
        var groups = new Dictionary<string, (List<ReceivedFile> Files, ValueList<string> Lines)>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (ReceivedFile file in files)
        {
            ValueList<string> lines = Change(file);
            string key = file.IsNew ? file.Path : string.Join('\n', lines.Select(line => Time().Replace(line, "$1")));
            if (!groups.TryGetValue(key, out (List<ReceivedFile> Files, ValueList<string> Lines) group))
            {
                groups.Add(key, group = ([], lines));
                order.Add(key);
            }

            group.Files.Add(file);
        }

        return [.. order.Select(key => new ReviewGroup([.. groups[key].Files], groups[key].Lines)).OrderByDescending(group => group.Files.Count)];
    }

    private static ValueList<string> Change(ReceivedFile file) => UnidiffRenderer
        .GenerateUnidiff(file.Approved(), file.Text(), "approved", "received", ignoreWhitespace: false, ignoreCase: false, contextLines: 0)
        .Split('\n')
        .Select(line => line.TrimEnd('\r'))
        .Where(line => line.Length > 0 && !line.StartsWith("---", StringComparison.Ordinal) && !line.StartsWith("+++", StringComparison.Ordinal) && !line.StartsWith("@@", StringComparison.Ordinal) && line[0] != '\\')
        .ToValueList();

    [GeneratedRegex(@"^([+-]) *\d+\.\d{3}(?=  )", RegexOptions.CultureInvariant)]
    private static partial Regex Time();
}
