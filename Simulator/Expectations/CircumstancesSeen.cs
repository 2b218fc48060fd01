using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Expectations;

/// <summary>What is so after some entries of a log.</summary>
/// <param name="setup">What the program said.</param>
internal sealed class CircumstancesSeen(ClientSetup setup)
{
    private readonly ConnectionWish wish = new(setup);
    private bool connected;
    private bool usable;
    private bool silent;
    private bool slept;

    /// <summary>Reads the next entry.</summary>
    /// <remarks>A device that slept never hears from its old sockets again; with the next change of state they are no longer the ones that count.</remarks>
    public void See(Entry entry)
    {
        wish.See(entry);
        switch (entry)
        {
            case Entry.StateChange change:
                (connected, slept) = (change.Current == "connected", false);
                break;
            case Entry.WorldChanged world:
                (usable, silent) = (world.Accepting, world.Silent);
                break;
            case Entry.Woken:
                slept = true;
                break;
        }
    }

    /// <summary>Whether an entry ends a stretch, though what is so before it may be so after it: only a path that is left alone can be relied on.</summary>
    public static bool Ends(Circumstances wanted, Entry entry) => wanted.Usable == true && entry is (Entry.StepTaken or Entry.WorldActed);

    /// <summary>Whether <paramref name="wanted"/> is so now.</summary>
    public bool Are(Circumstances wanted) =>
        (wanted.Wanted is null || wanted.Wanted == wish.IsWanted)
        && (wanted.Connected is null || wanted.Connected == connected)
        && (wanted.Usable is null || wanted.Usable == usable)
        && (wanted.Dead is null || wanted.Dead == (silent || slept));
}
