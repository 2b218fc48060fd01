using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Canaries;

/// <summary>Makes clients whose mistake needs no memory of its own.</summary>
internal static class Faulty
{
    /// <summary>A client with wrong numbers.</summary>
    public static Func<ClientSetup, IClient> Numbers(Func<ConnectionPolicy, ConnectionPolicy> change) =>
        Options(setup => setup with { Policy = change(setup.Policy) });

    /// <summary>A client that misreads its options.</summary>
    public static Func<ClientSetup, IClient> Options(Func<ClientSetup, ClientSetup> change) =>
        setup => new ReferenceClient(change(setup));

    /// <summary>A client that hears something else than what reaches it, or nothing (null).</summary>
    /// <param name="hear">Given the state and the input.</param>
    public static Func<ClientSetup, IClient> Hearing(Func<string, ClientInput, ClientInput?> hear) =>
        setup => new Hearer(setup, hear);

    /// <summary>A client that tells all at one time otherwise.</summary>
    /// <param name="tell">Given the setup, the input, and what the right client answers.</param>
    public static Func<ClientSetup, IClient> Answering(
        Func<ClientSetup, ClientInput, IReadOnlyList<ClientOutput>, IEnumerable<ClientOutput>> tell) =>
        setup => new Teller(setup, (input, outputs) => tell(setup, input, outputs));

    /// <summary>A client that tells one thing otherwise, or not at all (null).</summary>
    public static Func<ClientSetup, IClient> Telling(Func<ClientOutput, ClientOutput?> tell) =>
        Answering((_, _, outputs) => outputs.Select(tell).OfType<ClientOutput>());

    private sealed class Hearer(ClientSetup setup, Func<string, ClientInput, ClientInput?> hear) : FaultyClient(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input) =>
            hear(State, input) is ClientInput heard ? Right(now, heard) : [];
    }

    private sealed class Teller(
        ClientSetup setup, Func<ClientInput, IReadOnlyList<ClientOutput>, IEnumerable<ClientOutput>> tell) : FaultyClient(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input) => [.. tell(input, Right(now, input))];
    }
}
