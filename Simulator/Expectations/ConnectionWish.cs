using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Expectations;

/// <summary>Whether the program wants a connection and may have one: what the client itself makes of that does not count.</summary>
/// <param name="setup">What the program said.</param>
internal sealed class ConnectionWish(ClientSetup setup)
{
    private Entry.AttemptStarted? live;
    private bool connected;

    /// <summary>Whether it does, after the entries that were read.</summary>
    public bool IsWanted { get; private set; }

    /// <summary>Reads the next entry.</summary>
    public void See(Entry entry)
    {
        switch (entry)
        {
            case Entry.Created:
                IsWanted = setup.IsSupported && setup.ConnectOnCreate;
                break;
            case Entry.CallMade { Name: "connect" }:
                IsWanted = setup.IsSupported;
                break;
            case Entry.CallMade { Name: "disconnect" or "leavePage" }:
                IsWanted = false;
                break;
            case Entry.StateChange change:
                connected = change.Current == "connected";
                break;
            default:
                SeeAttempt(entry);
                break;
        }
    }

    private void SeeAttempt(Entry entry)
    {
        switch (entry)
        {
            case Entry.AttemptStarted started:
                live = started;
                break;
            case Entry.AttemptGivenUp given when given.Attempt == live?.Attempt:
                live = null;
                break;
            case Entry.AttemptClosed closed when closed.Attempt == live?.Attempt:
                Heed(closed.Code);
                live = null;
                break;
            case Entry.TextReceived received when !connected && received.Attempt == live?.Attempt && ErrorNotice.From(Frame.Parse(received.Text))?.Code is int code:
                Heed(code);
                break;
        }
    }

    /// <summary>4001-4099 forbid a retry, and so does 4000 where the connection was secure already.</summary>
    private void Heed(int code) => IsWanted &= CloseCodes.Family(code) switch
    {
        CodeFamily.Final => false,
        CodeFamily.SecureOnly => !ConnectionUrl.IsSecure(live!.Url),
        CodeFamily.BackOff or CodeFamily.AtOnce or CodeFamily.Informational or CodeFamily.Temporary => true,
    };
}
