using System.Runtime.ExceptionServices;
using Simulator.Clients;
using Simulator.Exploration.StateSpace;
using Simulator.Findings;

namespace Simulator.Scenarios.Campaigns;

/// <summary>Walks through worlds on several threads; nothing depends on their number.</summary>
/// <param name="subject">The client under test.</param>
/// <param name="workers">The number of threads.</param>
internal sealed class WalkRunner(Subject subject, int workers)
{
    private readonly ParallelOptions threads = new() { MaxDegreeOfParallelism = workers };

    /// <summary>How far the walk is after each batch, to its end.</summary>
    /// <exception cref="ClientFaultException">The client cannot be walked.</exception>
    public IEnumerable<WalkResult> Run(WalkPlan plan)
    {
        var walk = new Walk(plan, subject);
        yield return walk.Result;
        while (!walk.IsOver)
        {
            walk.Advance(OnThreads);
            yield return walk.Result;
        }
    }

    private void OnThreads(int count, Action<int> see)
    {
        try
        {
            Parallel.For(0, count, threads, see);
        }
        catch (AggregateException error) when (error.InnerException is ClientFaultException fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }
    }
}
