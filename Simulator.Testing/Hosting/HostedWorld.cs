using System.Net.WebSockets;
using Microsoft.Extensions.Time.Testing;
using Simulator.Clients;
using Simulator.Collections;
using Simulator.Protocol;
using Simulator.VirtualTime;

namespace Simulator.Testing.Hosting;

/// <summary>What a hosted client lives in: it writes down what the client does, and hands on what reaches it.</summary>
internal sealed class HostedWorld : IClientHost
{
    private readonly VirtualRun run;
    private readonly ScriptedHttpHandler http;
    private readonly Dictionary<int, TaskCompletionSource<WebSocket>> opening = [];
    private readonly Dictionary<int, ScriptedWebSocket> sockets = [];
    private List<ClientOutput> outputs = [];
    private SteppedFakeTimeProvider? fakeTime;
    private int latest;

    public HostedWorld(ClientSetup setup, VirtualRun run)
    {
        Setup = setup;
        this.run = run;
        http = run.NewHttpHandler(Ask);
    }

    /// <inheritdoc/>
    public ClientSetup Setup { get; }

    /// <inheritdoc/>
    public TimeProvider Time => run.Time;

    /// <inheritdoc/>
    public FakeTimeProvider FakeTime => fakeTime ??= new SteppedFakeTimeProvider(run.Time);

    /// <summary>What the program reads of the client; null until the client is there.</summary>
    public Func<HandlerReads>? Reads { get; set; }

    /// <summary>Who tried to move the clock; null where nobody did.</summary>
    public string? ClockMovedBy => fakeTime?.MovedBy;

    /// <inheritdoc/>
    public HttpMessageHandler Http => http;

    /// <inheritdoc/>
    public Task<WebSocket> ConnectAsync(Uri address, CancellationToken cancel) => ConnectAsync(Transport.WebSocket, address, cancel);

    /// <inheritdoc/>
    public Task<WebSocket> ConnectAsync(Transport transport, Uri address, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(address);
        cancel.ThrowIfCancellationRequested();
        int attempt = ++latest;
        var opened = new TaskCompletionSource<WebSocket>();
        opening.Add(attempt, opened);
        Emit(new ClientOutput.OpenAttempt(attempt, transport, address.OriginalString));
        cancel.Register(() => GiveUp(attempt, opened, cancel));
        return opened.Task;
    }

    /// <inheritdoc/>
    public void StateChanged(string previous, string current) => Emit(new ClientOutput.StateChange(previous, current) { Reads = Reads?.Invoke() });

    /// <inheritdoc/>
    public void StateEntered(string state) => Emit(new ClientOutput.StateEvent(state) { Reads = Reads?.Invoke() });

    /// <inheritdoc/>
    public void ConnectingIn(decimal seconds) => Emit(new ClientOutput.ConnectingIn(seconds));

    /// <inheritdoc/>
    public void ErrorRaised(string payload) => Emit(new ClientOutput.Error(payload));

    /// <inheritdoc/>
    public void ChannelEvent(string channel, string name, string data) => Emit(new ClientOutput.ChannelEvent(channel, name, data));

    public void Emitted(string name, string data) => Emit(new ClientOutput.OtherEvent(name, data));

    /// <summary>What the client has done since it was last asked.</summary>
    public IReadOnlyList<ClientOutput> TakeOutputs()
    {
        List<ClientOutput> taken = outputs;
        outputs = [];
        return taken;
    }

    /// <summary>Hands the network's news to the waits of the client.</summary>
    public void Deliver(ClientInput input)
    {
        switch (input)
        {
            case ClientInput.AttemptOpened opened when opening.Remove(opened.Attempt, out TaskCompletionSource<WebSocket>? waiting):
                waiting.TrySetResult(OpenSocket(opened.Attempt));
                break;
            case ClientInput.AttemptFailed failed:
                Fail(failed.Attempt);
                break;
            case ClientInput.AttemptClosed { Code: CloseCodes.Abnormal } broken:
                Fail(broken.Attempt);
                break;
            case ClientInput.AttemptClosed closed when sockets.Remove(closed.Attempt, out ScriptedWebSocket? socket):
                socket.DeliverClose(closed.Code, closed.Reason);
                break;
            case ClientInput.AttemptClosed refused:
                Fail(refused.Attempt);
                break;
            case ClientInput.TextReceived text when sockets.TryGetValue(text.Attempt, out ScriptedWebSocket? socket):
                socket.Deliver(text.Text);
                break;
            case ClientInput.AuthAnswered answer:
                http.Answer(answer.Request, answer.Status, answer.Body);
                break;
        }
    }

    private ScriptedWebSocket OpenSocket(int attempt)
    {
        ScriptedWebSocket socket = run.NewWebSocket(text => Send(attempt, text), () => End(attempt));
        sockets.Add(attempt, socket);
        return socket;
    }

    private void Fail(int attempt)
    {
        if (opening.Remove(attempt, out TaskCompletionSource<WebSocket>? waiting))
        {
            waiting.TrySetException(new WebSocketException(WebSocketError.Faulted, "Unable to connect to the remote server"));
        }

        if (sockets.Remove(attempt, out ScriptedWebSocket? socket))
        {
            socket.Break();
        }
    }

    private void GiveUp(int attempt, TaskCompletionSource<WebSocket> opened, CancellationToken cancel)
    {
        if (opening.Remove(attempt))
        {
            Emit(new ClientOutput.CloseAttempt(attempt));
            run.Post(() => opened.TrySetCanceled(cancel));
        }
    }

    /// <summary>The client has sent a text; where the network has ended the connection already, it goes nowhere.</summary>
    private void Send(int attempt, string text)
    {
        if (sockets.ContainsKey(attempt))
        {
            Emit(new ClientOutput.SendText(attempt, text));
        }
    }

    private void Ask(ScriptedHttpRequest request) =>
        Emit(new ClientOutput.AuthRequest(request.Number, request.Method, AddressOf(request.Url), HeadersOf(request), request.Body));

    private static ValueList<Parameter> HeadersOf(ScriptedHttpRequest request) =>
        request.Headers.Select(header => new Parameter(header.Key, header.Value)).ToValueList();

    private static string AddressOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Authority == IClientHost.Page.Authority ? address.PathAndQuery : url;

    /// <summary>The client has ended a connection; one that the network has ended already is not ended twice.</summary>
    private void End(int attempt)
    {
        if (sockets.ContainsKey(attempt))
        {
            Emit(new ClientOutput.CloseAttempt(attempt));
        }
    }

    private void Emit(ClientOutput output)
    {
        run.CheckThread(output.GetType().Name);
        outputs.Add(output);
    }
}
