namespace Simulator.VirtualTime;

/// <summary>
/// Runs a client's tasks on the thread of the run, first come, first served. What completes a client's wait - a timer, a
/// socket, an answer - runs between its tasks with no scheduler around it, so that a continuation that asked for none
/// (<c>ConfigureAwait(false)</c>) goes on right there and not on the thread pool.
/// </summary>
internal sealed class RunScheduler : TaskScheduler
{
    private readonly Queue<Action> due = new();

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs an action after what is due already, outside any task.</summary>
    public void Post(Action action)
    {
        lock (due)
        {
            due.Enqueue(action);
        }
    }

    /// <summary>Starts a client's work as a task of its own.</summary>
    public void Start(Action work) => _ = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this);

    /// <summary>Runs until nothing is due.</summary>
    /// <param name="limit">How many steps that may take.</param>
    /// <returns>Whether it took no more.</returns>
    public bool TryRunAll(int limit)
    {
        for (int step = 0; step < limit; step++)
        {
            if (!TryTake(out Action? action))
            {
                return true;
            }

            action!();
        }

        return false;
    }

    protected override void QueueTask(Task task) => Post(() => TryExecuteTask(task));

    /// <summary>Never inside another task: a client's wait goes on after the call that ended it has returned.</summary>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private bool TryTake(out Action? action)
    {
        lock (due)
        {
            return due.TryDequeue(out action);
        }
    }
}
