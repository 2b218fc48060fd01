using Simulator.Clients;

namespace Simulator.Adapters;

/// <summary>
/// The answers of an adapter that serves several runs, each on a thread of its own: of those that wait one reads, and leaves what is
/// for others where they find it.
/// </summary>
/// <param name="read">Reads the next answer, for whichever run.</param>
internal sealed class Mailbox(Func<Answer> read)
{
    private readonly object gate = new();
    private readonly HashSet<int> expected = [];
    private readonly Dictionary<int, Answer> arrived = [];
    private ClientFaultException? fault;
    private bool isRead;

    /// <summary>Whether <paramref name="run"/> waits for an answer.</summary>
    public bool IsExpected(int run)
    {
        lock (gate)
        {
            return expected.Contains(run);
        }
    }

    /// <summary>An answer for <paramref name="run"/> will be waited for.</summary>
    public void Expect(int run)
    {
        lock (gate)
        {
            expected.Add(run);
        }
    }

    /// <summary>Waits for the answer for <paramref name="run"/>.</summary>
    /// <exception cref="ClientFaultException">The adapter went wrong; every run that waits is told so.</exception>
    public Answer Take(int run)
    {
        while (true)
        {
            lock (gate)
            {
                while (isRead && fault is null && !arrived.ContainsKey(run))
                {
                    Monitor.Wait(gate);
                }

                if (arrived.Remove(run, out Answer? answer))
                {
                    return answer;
                }

                if (fault is not null)
                {
                    throw new ClientFaultException(fault.Cause, fault.Message);
                }

                isRead = true;
            }

            Read();
        }
    }

    private void Read()
    {
        Answer? answer = null;
        ClientFaultException? wrong = null;
        try
        {
            answer = read();
        }
        catch (ClientFaultException error)
        {
            wrong = error;
        }

        lock (gate)
        {
            isRead = false;
            fault = wrong;
            if (answer is not null && expected.Remove(answer.Run))
            {
                arrived[answer.Run] = answer;
            }

            Monitor.PulseAll(gate);
        }
    }
}
