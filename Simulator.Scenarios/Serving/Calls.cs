using Newtonsoft.Json.Linq;
using Simulator.Adapters;
using Simulator.Clients;

namespace Simulator.Scenarios.Serving;

/// <summary>What a program that drives its client over the control channel has to call, numbered from 1, for those who wait for more.</summary>
internal sealed class Calls
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock gate = new();
    private readonly List<string> all = [];
    private TaskCompletionSource more = NewSource();
    private bool isOver;

    /// <summary>There is another one.</summary>
    public void Add(ClientInput input)
    {
        lock (gate)
        {
            all.Add(TurnWriter.Call(input));
            Tell();
        }
    }

    /// <summary>There will be no more.</summary>
    public void End()
    {
        lock (gate)
        {
            isOver = true;
            Tell();
        }
    }

    /// <summary>Those behind the first <paramref name="number"/>, as soon as there is one; none after some seconds, or where it is all over.</summary>
    public async Task<JObject> AfterAsync(int number)
    {
        Task signal;
        lock (gate)
        {
            signal = isOver || all.Count > number ? Task.CompletedTask : more.Task;
        }

        await Task.WhenAny(signal, Task.Delay(Patience)).ConfigureAwait(false);
        lock (gate)
        {
            return new JObject(
                new JProperty("calls", new JArray(all.Skip(number).Select(JObject.Parse))),
                new JProperty("number", all.Count),
                new JProperty("over", isOver));
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Tell()
    {
        more.TrySetResult();
        more = NewSource();
    }
}
