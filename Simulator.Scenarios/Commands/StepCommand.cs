using System.CommandLine;
using System.Text;
using Simulator.Findings;
using Simulator.Logs;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Reports;
using Simulator.Scenarios.Serving;
using Simulator.Scenarios.Stepping;
using Simulator.Scenarios.Suites;
using Simulator.Time;

namespace Simulator.Scenarios.Commands;

/// <summary><c>step</c>: goes through a run forward and back, and tries what would happen if.</summary>
internal sealed class StepCommand : SimulatorCommand
{
    private const string Keys = """
          n, Enter    the next entry                     b           the entry before
          c           the next entry of the client       C           the one before
          t 12s       to a time                          e 40        to an entry
          + STEP      what if: a step of the language, put in here, as in  + { "network": "offline" }
          u           takes the step that was put in last out again
          l           the lanes, with an arrow where you are
          s FILE      saves the scenario with what was put in
          ?           this list                          q           quits
        """;

    private const string Help = $"""
        Examples:
          step scenarios/sequences/internet-disappears.json
          step scenarios/x.json --client pusher-js-8
          printf 't 10s\n+ {"{"} "server": "down" {"}"}\ns what-if.json\n' | step scenarios/x.json

        The scenario is run whole, in no time; then each line of the input moves through what happened:
        {Keys}

        A step that is put in happens at the moment of the entry where you are, after all that the scenario does then and before what arrives then. What the scenario expected, and
        which rules it was there to show, was of the run without it: neither is asked of it, nor saved.
        """;

    private readonly FileOptions file;
    private readonly ClientOptions client;

    /// <summary>The command.</summary>
    public StepCommand(Host host)
        : base(host, "step", "Go through a run entry by entry, forward and back, and try what would happen if.", Help)
    {
        file = new FileOptions(host, this);
        client = new ClientOptions(host, this);
        SetAction(Invoke);
    }

    private int Invoke(ParseResult parsed)
    {
        SelectedScenarios selected = file.Load(parsed);
        if (selected.Errors.Count > 0)
        {
            return Refuse(selected, "Nothing was run.");
        }

        if (selected.Chosen.Count > 1)
        {
            Host.Error.WriteLine($"The file makes {selected.Chosen.Count} scenarios. Choose one with --filter, as in ‘--filter {RepeatCommand.Quoted(selected.Chosen[0].Scenario.Id)}’.");
            return ExitCode.CannotJudge;
        }

        Page page = NewPage(parsed);
        var session = new StepSession(selected.Chosen[0].Scenario, client.Subject(parsed));
        page.Line($"[bold]{Words.Escaped(session.Scenario.Id)}[/]  {Words.Escaped(session.Scenario.Title)}  [dim](? tells the keys)[/]");
        page.Line();
        Follow(page, session);
        return ExitCode.Held;
    }

    private void Follow(Page page, StepSession session)
    {
        var report = new StepReport(page);
        using var input = new StreamReader(Host.Input(), Encoding.UTF8);
        report.Write(session);
        while (Next(input) is string line && line is not ("q" or "quit"))
        {
            if (Do(page, report, session, line.Trim()))
            {
                report.Write(session);
            }
        }
    }

    private string? Next(StreamReader input)
    {
        if (Host.OutputIsTerminal)
        {
            Host.Output.Write("step> ");
        }

        Host.Output.Flush();
        return input.ReadLine();
    }

    /// <summary>Does what a line says; whether the reader then wants to see where that leads.</summary>
    private bool Do(Page page, StepReport report, StepSession session, string line)
    {
        (string word, string rest) = line.Split(' ', 2) is [string first, string second] ? (first, second.Trim()) : (line, "");
        switch (word)
        {
            case "" or "n":
                session.Move(1);
                return true;
            case "b":
                session.Move(-1);
                return true;
            case "c" or "C":
                return session.MoveToClient(word == "c" ? 1 : -1) || Tell(page, "The client does nothing more.");
            case "t":
                return Duration.TryParse(rest, out Duration time) ? Moved(() => session.MoveTo(Instant.Start + time)) : Tell(page, $"‘{rest}’ is no time. Write one as in ‘t 12s’.");
            case "e":
                return int.TryParse(rest, out int entry) ? Moved(() => session.Move(entry - 1 - session.Entry)) : Tell(page, $"‘{rest}’ is no entry. Write one as in ‘e 40’.");
            case "u":
                return session.Undo() || Tell(page, "No step was put in.");
            case "l":
                report.WriteLanes(session);
                return false;
            case "s":
                return Save(page, session, rest);
            case "?":
                return Tell(page, Keys);
            default:
                return line.StartsWith('+') ? WhatIf(page, session, line[1..].Trim()) : Tell(page, $"‘{word}’ is no key. ‘?’ tells them.");
        }
    }

    private static bool WhatIf(Page page, StepSession session, string step)
    {
        try
        {
            session.WhatIf(ControlStep.Read(step));
            return true;
        }
        catch (ScenarioFormatException error)
        {
            return Tell(page, error.Message);
        }
    }

    private bool Save(Page page, StepSession session, string name)
    {
        if (name.Length == 0)
        {
            return Tell(page, "Name a file, as in ‘s what-if.json’.");
        }

        string path = Path.Combine(Host.Folder, name);
        string id = Path.GetFileNameWithoutExtension(name);
        string text = ScenarioWriter.Write(session.Scenario with { Id = id, Title = session.Changes == 0 ? session.Scenario.Title : $"What if: {session.Scenario.Title}" }, id);
        return Tell(page, Host.Files.Try(() => AtomicFile.Write(path, text)) ? $"saved: {name}; {RepeatCommand.Program} show {RepeatCommand.Quoted(name)}" : "It could not be written.");
    }

    private static bool Moved(Action move)
    {
        move();
        return true;
    }

    private static bool Tell(Page page, string text)
    {
        page.Plain(text);
        return false;
    }
}
