using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Canaries;

/// <summary>A client whose states are not the documented ones: each change of the right client shows as others, or as none.</summary>
/// <param name="setup">What the program and the browser give.</param>
/// <param name="show">The states to pass through instead, given the change and whether another follows at once.</param>
internal sealed class RenamingClient(ClientSetup setup, Func<ClientOutput.StateChange, bool, IEnumerable<string>> show)
    : FaultyClient(setup)
{
    private string shown = "initialized";

    public override string State => shown;

    public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
    {
        IReadOnlyList<ClientOutput> right = Right(now, input);
        var outputs = new List<ClientOutput>();
        for (int index = 0; index < right.Count; index++)
        {
            if (right[index] is ClientOutput.StateChange change)
            {
                outputs.AddRange(Pass(show(change, right.Skip(index + 1).Any(output => output is ClientOutput.StateChange))));
            }
            else if (right[index] is not ClientOutput.StateEvent)
            {
                outputs.Add(right[index]);
            }
        }

        return outputs;
    }

    private IEnumerable<ClientOutput> Pass(IEnumerable<string> states)
    {
        foreach (string state in states.Where(state => state != shown))
        {
            yield return new ClientOutput.StateChange(shown, state);
            yield return new ClientOutput.StateEvent(state);
            shown = state;
        }
    }
}
