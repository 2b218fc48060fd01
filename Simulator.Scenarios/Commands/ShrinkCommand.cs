using System.CommandLine;
using Simulator.Clients;
using Simulator.Collections;
using Simulator.Exploration;
using Simulator.Protocol;
using Simulator.Scenarios.Reports;
using Simulator.Simulation;

namespace Simulator.Scenarios.Commands;

/// <summary><c>shrink</c>: makes a scenario that fails as small as it can be.</summary>
internal sealed class ShrinkCommand : SimulatorCommand
{
    private const string Help = """
        Examples:
          shrink scenarios/mine/long-night.json
          shrink scenarios/mine/long-night.json --client bin/MyClient.dll:My.Client

        Chunks of steps go first, then single steps; options go back to what is usual, faults become weaker, times rounder
        and earlier, as long as the same rule, or expectation, stays broken in the same place. Each thing that is broken
        makes a file of its own in --out; the scenario itself is left alone.
        """;

    private readonly SelectionOptions selection;
    private readonly Argument<string> file = new("file") { Description = "The scenario file" };
    private readonly Option<Func<ClientSetup, IClient>?> client;
    private readonly Option<bool> strict = new("--strict") { Description = "Count broken SHOULDs and choices, too" };
    private readonly Option<string> folder = new("--out", "-o") { Description = "Where the small scenario files go", HelpName = "FOLDER", DefaultValueFactory = _ => "scenarios/found" };

    /// <summary>The command.</summary>
    public ShrinkCommand(Host host)
        : base(host, "shrink", "Make a scenario that fails as small as it can be.", Help)
    {
        client = ClientOption.New(host);
        file.Validators.Add(SelectionOptions.CheckPaths);
        Add(file);
        selection = new SelectionOptions(host).AddFilters(this).AddValues(this);
        Option[] all = [client, strict, folder];
        Array.ForEach(all, Add);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        Choice choice = selection.Read(parsed, parsed.GetRequiredValue(file)).Load();
        if (choice.Errors.Count > 0)
        {
            return Refuse(choice, "Nothing was run.");
        }

        Func<ClientSetup, IClient>? make = parsed.GetValue(client);
        Level failOn = parsed.GetValue(strict) ? Level.Should : Level.Must;
        IEnumerable<(long, Trial)> trials = choice.Chosen.Select((loaded, place) => ((long)place, Trial.Of(loaded.Scenario, failOn, make)));
        var discoveries = Discovery.After([], trials, failOn, make).ToValueList();
        Page page = NewPage(parsed);
        FindReport finds = new FindReport(make, Path.Combine(Host.Folder, parsed.GetRequiredValue(folder))).Keep(discoveries);
        finds.Write(page, choice.Chosen.Count, (_, path) => $"{RepeatCommand.Program} run {RepeatCommand.Quoted(path)}");
        if (discoveries.Count == 0)
        {
            page.Line($"{Words.Escaped(parsed.GetRequiredValue(file))}: nothing in it fails, so nothing can be made smaller.");
        }

        return finds.Exit;
    }
}
