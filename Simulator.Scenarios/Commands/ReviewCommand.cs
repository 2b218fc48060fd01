using System.CommandLine;
using System.Text;
using Newtonsoft.Json.Linq;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Reviewing;
using Simulator.Scenarios.Snapshots;

namespace Simulator.Scenarios.Commands;

/// <summary><c>review</c>: shows what was received in place of what was approved, and approves it or not.</summary>
internal sealed class ReviewCommand : SimulatorCommand
{
    private const string Question = "(a)ccept, (r)eject, (o)ne by one, (s)kip, (q)uit";

    private const string Help = """
        Examples:
          review                          asks about each change below this folder; what changed alike is asked about once
          review scenarios --list         tells what there is to review, asks nothing; exit code 1 where there is something
          review scenarios --accept       accepts all of it; look at the difference before you commit
          review tests/Snapshots          snapshots of Verify are reviewed, too: NAME.received.EXT beside NAME.verified.EXT

        ‘run’ writes NAME.received.txt where a log is not the approved one. To accept moves it over the approved file; to reject deletes it.
        Lines that differ count as alike at whatever time they stand in a log. Logs that were approved and belong to no scenario any more
        are asked about last; --accept removes them. Where the input ends, nothing more is changed.
        JSON: groups (files, isNew, lines), orphans.
        """;

    private readonly Argument<string[]> paths = new("paths") { Description = "Files and folders; this folder without", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> list = new("--list") { Description = "Tell what there is to review, and change nothing" };
    private readonly Option<bool> accept = new("--accept") { Description = "Accept everything, and ask nothing" };
    private readonly Option<bool> reject = new("--reject") { Description = "Reject everything, and ask nothing" };
    private readonly Option<bool> json = new("--json") { Description = "With --list, print one JSON document instead" };

    /// <summary>The command.</summary>
    public ReviewCommand(Host host)
        : base(host, "review", "Look at logs and snapshots that are not the approved ones, and accept or reject them.", Help)
    {
        paths.Validators.Add(SelectionOptions.CheckPaths);
        Add(paths);
        Add(list);
        Add(accept);
        Add(reject);
        Add(json);
        Validators.Add(result =>
        {
            Option<bool>[] modes = [list, accept, reject];
            if (modes.Count(result.GetValue) > 1)
            {
                result.AddError("--list, --accept and --reject exclude one another.");
            }

            if (result.GetValue(json) && !result.GetValue(list))
            {
                result.AddError("--json goes with --list.");
            }
        });
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        string[] given = parsed.GetValue(paths) is { Length: > 0 } named ? named : ["."];
        string[] places = [.. given.Select(path => Path.Combine(Host.Folder, path))];
        IReadOnlyList<ReviewGroup> groups = ReviewGroup.Of(ReceivedFile.In(places));
        string[] orphans = [.. OrphansIn(places.Where(Directory.Exists))];
        if (parsed.GetValue(json))
        {
            IndentedJson.Write(Host.Output, DocumentOf(groups, orphans));
            return groups.Count + orphans.Length > 0 ? ExitCode.Broken : ExitCode.Held;
        }

        Page page = NewPage(parsed);
        if (groups.Count + orphans.Length == 0)
        {
            page.Line("There is nothing to review.");
            return ExitCode.Held;
        }

        string? always = parsed.GetValue(accept) ? "a" : parsed.GetValue(reject) ? "r" : parsed.GetValue(list) ? "s" : null;
        using var answers = new StreamReader(always is null ? Host.Input() : Stream.Null, Encoding.UTF8);
        return new ReviewTalk(Host, page, answers, always).Go(groups, orphans, Question) ? ExitCode.Held : ExitCode.Broken;
    }

    /// <summary>Approved logs without a scenario. Where a folder holds no scenario, or one that cannot be read, nobody can say which those are.</summary>
    private static IEnumerable<string> OrphansIn(IEnumerable<string> folders)
    {
        foreach (string folder in folders)
        {
            ScenarioSet set = ScenarioLoader.Load([folder], new ReadSettings());
            if (set.Errors.Count == 0 && set.Scenarios.Count > 0)
            {
                foreach (string orphan in ApprovedLogs.Orphans([folder], set.Scenarios))
                {
                    yield return orphan;
                }
            }
        }
    }

    private static JObject DocumentOf(IEnumerable<ReviewGroup> groups, string[] orphans) => new(
        new JProperty("groups", new JArray(groups.Select(group => new JObject(
            new JProperty("files", new JArray(group.Files.Select(file => file.Path))),
            new JProperty("isNew", group.Files[0].IsNew),
            new JProperty("lines", new JArray(group.Lines)))))),
        new JProperty("orphans", new JArray(orphans)));
}
