using System.Net.WebSockets;
using Microsoft.Extensions.Time.Testing;
using Simulator.Protocol;

namespace Simulator.Testing.Hosting;

/// <summary>
/// The world of a hosted client: what it is built with, and where it says what it does. Every member belongs to the one
/// thread of the run; a call from another thread is work that escaped, and a finding.
/// </summary>
public interface IClientHost
{
    /// <summary>The page that the program stands for: against it an endpoint such as <c>/pusher/auth</c> is resolved.</summary>
    static Uri Page { get; } = new("http://page.example/");

    /// <summary>What the program gives its client.</summary>
    ClientSetup Setup { get; }

    /// <summary>The virtual clock: timers, <c>Task.Delay</c>, <c>CancellationTokenSource</c> and <c>PeriodicTimer</c> made with it keep to it.</summary>
    TimeProvider Time { get; }

    /// <summary>
    /// The same clock for a client that takes no other type; made when first asked for. Only the host moves it: a call of
    /// <c>Advance</c>, <c>SetUtcNow</c>, <c>AdjustTime</c> or <c>AutoAdvanceAmount</c> on it moves nothing, and is a finding.
    /// </summary>
    FakeTimeProvider FakeTime { get; }

    /// <summary>Carries the authentication requests. A timeout of the <see cref="HttpClient"/> around it would be one of real time: give it none.</summary>
    HttpMessageHandler Http { get; }

    /// <summary>Opens a WebSocket as <see cref="ClientWebSocket.ConnectAsync(Uri, CancellationToken)"/> does.</summary>
    /// <param name="address">The address, with scheme, path and query.</param>
    /// <param name="cancel">Gives the attempt up.</param>
    /// <exception cref="WebSocketException">The attempt failed.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    Task<WebSocket> ConnectAsync(Uri address, CancellationToken cancel);

    /// <summary>The same over a transport of the client's choice.</summary>
    /// <param name="transport">What carries the connection.</param>
    /// <param name="address">The address, with scheme, path and query.</param>
    /// <param name="cancel">Gives the attempt up.</param>
    /// <exception cref="WebSocketException">The attempt failed.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    Task<WebSocket> ConnectAsync(Transport transport, Uri address, CancellationToken cancel);

    /// <summary>The client emits <c>state_change</c>.</summary>
    /// <param name="previous">The state that it says it left.</param>
    /// <param name="current">The state that it says it entered.</param>
    void StateChanged(string previous, string current);

    /// <summary>The client emits the event that is named after a state.</summary>
    /// <param name="state">The state.</param>
    void StateEntered(string state);

    /// <summary>The client emits <c>connecting_in</c>.</summary>
    /// <param name="seconds">The payload.</param>
    void ConnectingIn(decimal seconds);

    /// <summary>The client emits <c>error</c>.</summary>
    /// <param name="payload">The payload as JSON text.</param>
    void ErrorRaised(string payload);

    /// <summary>The client hands the program a message that came on a channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="name">The event; <c>pusher:subscription_succeeded</c> for the confirmation of a subscription.</param>
    /// <param name="data">The data as JSON text; may be empty.</param>
    /// <remarks>Where the adapter does not say what comes on channels, the client profile says that the client cannot do <c>channelEvents</c>.</remarks>
    void ChannelEvent(string channel, string name, string data);

    /// <summary>The client emits any other event.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="data">Its payload as JSON text; may be empty.</param>
    void Emitted(string name, string data);
}
