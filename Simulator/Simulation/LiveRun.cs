using Simulator.Clients;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>
/// A run whose client lives outside: the same scenario, world and log as in any other run, but somebody else says how late it is and
/// what the client does. It has neither a clock nor sockets: whoever has them calls it, from one thread at a time.
/// </summary>
public sealed class LiveRun
{
    private readonly Scenario scenario;
    private readonly OutsideClient client;
    private readonly Run run;

    /// <summary>Begins a run: its time is 0, and nothing has happened yet.</summary>
    /// <param name="scenario">What happens.</param>
    /// <param name="tell">Is told what reaches the client, when it does.</param>
    /// <param name="see">Sees every entry, once it is in the log.</param>
    /// <param name="keeps">Whether there is a log in the end: not in a run without end, which then has no limits either.</param>
    public LiveRun(Scenario scenario, Action<ClientInput> tell, Action<Entry> see, bool keeps = true)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        this.scenario = scenario;
        client = new OutsideClient(tell);
        run = new Run(scenario, _ => client, scenario.Limits, see, keeps);
        run.Begin();
    }

    /// <summary>When something is next due of its own accord, the end of the scenario at the latest.</summary>
    public Instant NextDue => run.NextDue is Instant due && due < scenario.Until ? due : scenario.Until;

    /// <summary>Whether there is nothing left to happen: the time is over, or a limit was reached.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether the device sleeps: the client does nothing until it wakes.</summary>
    public bool IsAsleep => run.IsAsleep;

    /// <summary>Lets everything happen that is due by <paramref name="now"/>.</summary>
    /// <param name="now">How late it is; an instant behind the end of the scenario counts as that end.</param>
    public void AdvanceTo(Instant now)
    {
        run.AdvanceTo(now < scenario.Until ? now : scenario.Until);
        IsOver = run.IsStopped || now >= scenario.Until;
    }

    /// <summary>The client does something.</summary>
    /// <param name="now">When; everything that was due before happens first.</param>
    /// <param name="outputs">What it does, in order, under the same rules as at the port.</param>
    public void Act(Instant now, params IReadOnlyList<ClientOutput> outputs)
    {
        AdvanceTo(now);
        if (IsOver)
        {
            return;
        }

        client.State = outputs.OfType<ClientOutput.StateChange>().LastOrDefault()?.Current ?? client.State;
        run.Act(outputs);
        IsOver = run.IsStopped;
    }

    /// <summary>Takes a step that is not in the scenario.</summary>
    /// <param name="now">When; everything that was due before happens first.</param>
    /// <param name="action">What it does.</param>
    public void Do(Instant now, StepAction action)
    {
        AdvanceTo(now);
        if (!IsOver)
        {
            run.Add(action);
        }
    }

    /// <summary>The program's own server publishes an event to all who are subscribed to its channel.</summary>
    /// <param name="now">When; everything that was due before happens first.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="name">The event.</param>
    /// <param name="data">The data as text.</param>
    /// <param name="except">The attempt whose connection is left out; null for none.</param>
    public void Publish(Instant now, string channel, string name, string data, int? except)
    {
        AdvanceTo(now);
        if (!IsOver)
        {
            run.Publish(channel, name, data, except);
        }
    }

    /// <summary>The channels that have subscribers, by name.</summary>
    public IReadOnlyList<string> Channels => [.. run.Subscribers.Channels];

    /// <summary>How many connections are subscribed to <paramref name="channel"/>.</summary>
    public int SubscribersOf(string channel) => run.Subscribers.Of(channel).Count();

    /// <summary>The users on a presence channel, each once.</summary>
    public IReadOnlyList<PresenceMember> MembersOf(string channel) => run.Subscribers.MembersOf(channel);

    /// <summary>Ends the run, at the latest instant that it has been told.</summary>
    public TransitionLog End() => run.End();
}
