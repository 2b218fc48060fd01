using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Commands;

/// <summary>A client that does to the process what no client may do, once a text has reached it; what, the variable RUDE says.</summary>
public sealed class RudeClient(ClientSetup setup) : IClient
{
    private static int texts;
    private readonly ReferenceClient inner = new(setup);
    private readonly List<byte[]> eaten = [];

    /// <inheritdoc/>
    public string State => inner.State;

    /// <inheritdoc/>
    public Instant? NextDeadline => inner.NextDeadline;

    /// <inheritdoc/>
    public IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
    {
        if (input is ClientInput.TextReceived)
        {
            switch (Environment.GetEnvironmentVariable("RUDE"))
            {
                case "exit": Environment.Exit(0); break;
                case "exit later" when ++texts == 6: Environment.Exit(0); break;
                case "exit much later" when Interlocked.Increment(ref texts) == 20_000: Environment.Exit(0); break;
                case "exit much later": return []; // a mistake to be found before that
                case "print": Console.WriteLine("hello"); break;
                case "thread": new Thread(() => throw new InvalidOperationException("from a thread")).Start(); Thread.Sleep(5_000); break;
                case "eat": Eat(); break;
                case "hang": Thread.Sleep(Timeout.Infinite); break;
            }
        }

        return inner.Handle(now, input);
    }

    private void Eat()
    {
        while (true)
        {
            byte[] bytes = new byte[1_000_000];
            bytes.AsSpan().Fill(1); // memory that is never touched is not taken
            eaten.Add(bytes);
            Thread.Sleep(20);
        }
    }
}
