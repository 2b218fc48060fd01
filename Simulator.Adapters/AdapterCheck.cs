using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Clients;
using Simulator.Exploration.Generation;
using Simulator.Logs;
using Simulator.Profiles;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Adapters;

/// <summary>Plays a short conversation to an adapter and says what is wrong with its answers, each in a sentence with its remedy.</summary>
public sealed class AdapterCheck
{
    private const int RunsCompared = 5;
    private const string Established = """{"event":"pusher:connection_established","data":"{\"socket_id\":\"1.1\",\"activity_timeout\":120}"}""";
    private const string Letters = "räume-€-𝄞"; // of two, three and four bytes
    private const string LeavesNothing = "gives the same logs in one process for all runs and in one for each";

    private readonly AdapterCommand command;
    private readonly TimeSpan patience;
    private readonly List<CheckedPoint> points = [];

    private AdapterCheck(AdapterCommand command, TimeSpan patience)
    {
        this.command = command;
        this.patience = patience;
    }

    /// <summary>What was looked at, in order; after a mistake that ends the conversation nothing more.</summary>
    /// <param name="command">The command that starts the adapter.</param>
    /// <param name="patience">How long it may take to answer a line; ten seconds by default.</param>
    public static IReadOnlyList<CheckedPoint> Of(AdapterCommand command, TimeSpan? patience = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        var check = new AdapterCheck(command, patience ?? TimeSpan.FromSeconds(10));
        try
        {
            check.Talk();
            if (check.points.TrueForAll(point => point.Mistake is null))
            {
                check.CompareWithFresh();
            }
        }
        catch (ClientFaultException fault)
        {
            string remedy = fault.Cause == "adapter/other-run" ? ": answer each line once, but for ‘end’" : "";
            check.points.Add(new CheckedPoint("goes on to the end of the conversation", $"{fault.Cause}: {fault.Message}{remedy}"));
        }

        return check.points;
    }

    private void Talk()
    {
        using var adapter = AdapterProcess.Start(command, patience);
        Note($"says who it is: {adapter.Hello.Client} {adapter.Hello.Release}", null);
        Answer begun = adapter.Ask(1, TurnWriter.Begin(1, new ClientSetup()));
        Note("begins a run", Threw(begun)
            ?? (begun.Outputs.Count > 0 ? "the client does something before it is created: make it on ‘created’, not on ‘begin’" : null));
        Answer created = adapter.Ask(1, TurnWriter.Input(1, Instant.Start, new ClientInput.Created()));
        Note("creates its client, which connects", Threw(created)
            ?? (created.Outputs.Any(output => output is ClientOutput.OpenAttempt) ? null : "there is no ‘openAttempt’ although connectOnCreate is true: answer after the client has come to rest"));
        LookAtTimers(adapter, created);
        LookAtConnection(adapter);
        Note("keeps two runs apart", Other(created, Begun(adapter, 3, endFirst: null), "a second run, begun while the first is under way, goes another way: give each run a client, a clock and timers of its own"));
        Note("forgets a run at its end", Other(created, Begun(adapter, 4, endFirst: 3), "a run after another one goes another way: begin each with nothing that is left of the one before"));
        using var fresh = AdapterProcess.Start(command, patience);
        Note("says the same in a new process", Other(created, Begun(fresh, 1, endFirst: null), "a new process answers otherwise: replace the wall clock, random numbers and ports by what the adapter decides"));
    }

    /// <summary>A socket opens, and the server says that the connection is established.</summary>
    private void LookAtConnection(AdapterProcess adapter)
    {
        Begun(adapter, 2, endFirst: null);
        adapter.Ask(2, TurnWriter.Input(2, new Instant(50), new ClientInput.AttemptOpened(1)));
        Answer connected = adapter.Ask(2, TurnWriter.Input(2, new Instant(60), new ClientInput.TextReceived(1, Established)));
        Note("takes a socket that opens and the handshake of the server", Threw(connected)
            ?? (connected.State == "connected" ? null : $"‘state’ is ‘{connected.State}’ after pusher:connection_established: hand the text of ‘textReceived’ to the client, and answer when it has come to rest"));
        if (!adapter.Hello.Cannot.Contains(Capability.Channels))
        {
            LookAtLetters(adapter);
        }

        adapter.End(2);
    }

    /// <summary>A name with letters beyond ASCII goes in, and comes back as it was where the client asks for the channel.</summary>
    private void LookAtLetters(AdapterProcess adapter)
    {
        Answer asked = adapter.Ask(2, TurnWriter.Input(2, new Instant(60), new ClientInput.Subscribe(Letters)));
        string? name = asked.Outputs.OfType<ClientOutput.SendText>().Select(sent => ChannelIn(sent.Text)).FirstOrDefault(channel => channel is not null);
        Note("keeps letters beyond ASCII as they are", Threw(asked)
            ?? (name is null or Letters ? null : $"the client was told to subscribe to ‘{Letters}’ and asks for ‘{name}’: read and write the lines in UTF-8, and the texts in them as they are"));
    }

    /// <summary>The channel that a text asks for; null where it asks for none.</summary>
    private static string? ChannelIn(string text)
    {
        try
        {
            return JObject.Parse(text)["data"] switch
            {
                JObject data => (string?)data["channel"],
                JValue { Value: string encoded } => (string?)JObject.Parse(encoded)["channel"],
                _ => null,
            };
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            return null; // another text: what it must be is for the rules
        }
    }

    /// <summary>Whole runs, with faults: one process that serves all of them must say what a new one says.</summary>
    private void CompareWithFresh()
    {
        using var lasting = new AdapterPool(command) { Patience = patience };
        using var fresh = new AdapterPool(command) { Patience = patience, Fresh = true };
        ClientProfile profile = ClientProfile.Complete.Without(lasting.Greet().Cannot);
        for (long seed = 0; seed < RunsCompared; seed++)
        {
            Scenario scenario = ScenarioGenerator.Draw(seed, client: profile);
            TransitionLog log = ScenarioRunner.Run(scenario, fresh.Make);
            if (log.Entries is [.., Entry.Stopped stopped] && stopped.Cause.StartsWith("adapter/", StringComparison.Ordinal))
            {
                Note(LeavesNothing, string.Create(CultureInfo.InvariantCulture, $"seed {seed} stopped: {stopped.Cause}: {stopped.Explanation}"));
                return;
            }

            if (Divergence.Between(log, ScenarioRunner.Run(scenario, lasting.Make)) is Divergence divergence)
            {
                Note(LeavesNothing, string.Create(CultureInfo.InvariantCulture, $"seed {seed} goes another way in a process that served runs before. In a new one: ‘{divergence.FirstLine}’. After others: ‘{divergence.SecondLine}’. Begin each run with nothing that is left of the one before"));
                return;
            }
        }

        Note(LeavesNothing, null);
    }

    /// <summary>Timers fire when the adapter is told, and at no other time.</summary>
    private void LookAtTimers(AdapterProcess adapter, Answer created)
    {
        if (created.Deadline is not Instant due)
        {
            Note("tells when its next timer is due", "‘deadline’ is null while an attempt is under way: a client that gives attempts up has a timer then (let it be null only where there is none)");
            return;
        }

        Note("tells when its next timer is due", due > Instant.Start ? null : string.Create(CultureInfo.InvariantCulture, $"‘deadline’ is {due.Milliseconds}: count it in milliseconds from the beginning of the run"));
        Answer late = adapter.Ask(1, TurnWriter.Input(1, due + new Duration(1), new ClientInput.WallClockJumped(Duration.Zero)));
        Note("fires no timer before ‘deadlineReached’", Threw(late) ?? (late.Outputs.Count == 0 && late.Deadline == due ? null : "a timer fired at an input that is about something else: move the clock to ‘now’, and fire only when told"));
        Answer fired = adapter.Ask(1, TurnWriter.Input(1, due + new Duration(1), new ClientInput.DeadlineReached()));
        Note("fires on ‘deadlineReached’ what is due", Threw(fired) ?? (fired.Deadline == due ? "the timer that was due is still waiting" : null));
    }

    private static Answer Begun(AdapterProcess adapter, int run, int? endFirst)
    {
        if (endFirst is int ended)
        {
            adapter.End(ended);
        }

        adapter.Ask(run, TurnWriter.Begin(run, new ClientSetup()));
        return adapter.Ask(run, TurnWriter.Input(run, Instant.Start, new ClientInput.Created()));
    }

    private static string? Threw(Answer answer) => answer.Threw is string threw ? $"the client threw: {threw}" : null;

    private static string? Other(Answer one, Answer other, string mistake) =>
        Threw(other) is string wrong ? wrong
        : one.State == other.State && one.Deadline == other.Deadline && one.Outputs.SequenceEqual(other.Outputs) ? null
        : mistake;

    private void Note(string what, string? mistake) => points.Add(new CheckedPoint(what, mistake));
}
