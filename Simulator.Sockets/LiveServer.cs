using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Simulator.Clients;
using Simulator.Collections;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Simulation;

namespace Simulator.Sockets;

/// <summary>
/// Plays a scenario to a real client: a WebSocket server on loopback with the scenario's world, server and application behind it. Its
/// time begins with the client's first sign.
/// </summary>
public sealed class LiveServer : IAsyncDisposable
{
    private readonly Scenario scenario;
    private readonly ServerOptions options;
    private readonly Stage stage;
    private readonly Listener listener;
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private readonly List<Entry> entries = [];
    private readonly Dictionary<int, SocketEnd> ends = []; // of attempts that are not over; touched by the stage alone
    private readonly ConcurrentDictionary<int, TaskCompletionSource<HttpReply>> requests = [];
    private int latestRequest;
    private int latestAttempt;
    private bool isSilent;

    private LiveServer(Scenario scenario, ServerOptions options)
    {
        this.scenario = scenario;
        this.options = options;
        stage = new Stage(scenario, options.Speed, Tell, See, asleep => options.Slept?.Invoke(asleep));
        listener = new Listener(options, ServeAsync);
        Completion = stage.PlayAsync(stop.Token);
    }

    /// <summary>Starts to listen. Time stands at 0 until a client comes.</summary>
    /// <param name="scenario">What is played.</param>
    /// <param name="options">Where; null for a free port of loopback.</param>
    /// <exception cref="SocketException">Nobody can listen there.</exception>
    public static LiveServer Start(Scenario scenario, ServerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new LiveServer(scenario, options ?? new ServerOptions());
    }

    /// <summary>The port on which it listens.</summary>
    public int Port => listener.Port;

    /// <summary>The address to which a client is pointed, without its path: <c>ws://127.0.0.1:6001</c>.</summary>
    public Uri Address => new UriBuilder(options.Certificate is null ? "ws" : "wss", options.Address.ToString(), Port).Uri;

    /// <summary>Ends with the log, when the scenario is over or the server is stopped.</summary>
    public Task<TransitionLog> Completion { get; }

    /// <summary>What has happened so far.</summary>
    public IReadOnlyList<Entry> Entries
    {
        get
        {
            lock (gate)
            {
                return [.. entries];
            }
        }
    }

    /// <summary>The client, or somebody for it, tells what it emits.</summary>
    /// <returns>Whether it is in the log: not where the run is over.</returns>
    public bool Observe(params ValueList<ClientOutput> emitted) => stage.Post((run, now) => run.Act(now, [.. emitted]));

    /// <summary>Takes a step that is not in the scenario.</summary>
    /// <returns>Whether it is: not where the run is over.</returns>
    public bool Do(StepAction action) => stage.Post((run, now) => run.Do(now, action));

    /// <summary>Lets time begin, where nothing else has done so: the client is created.</summary>
    public void Begin() => stage.Post((run, now) => run.AdvanceTo(now));

    /// <summary>Ends the run where it is.</summary>
    /// <returns>The log.</returns>
    public async Task<TransitionLog> StopAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        return await Completion.ConfigureAwait(false);
    }

    /// <summary>Stops the server, and closes what is open.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        listener.Dispose();
        stop.Dispose();
        stage.Dispose();
    }

    private async Task ServeAsync(Socket socket, PeerStream stream, HttpHead head, CancellationToken ended)
    {
        if (head.IsUpgrade)
        {
            using var end = new SocketEnd(socket, stream, head, options.MostMessageBytes);
            using CancellationTokenRegistration ending = ended.Register(end.Dispose);
            await ServeAttemptAsync(end, head, stream.IsSecure).ConfigureAwait(false);
        }
        else
        {
            HttpReply reply = await ReplyAsync(stream, head, ended).ConfigureAwait(false);
            await reply.WriteAsync(stream, ended).ConfigureAwait(false);
        }
    }

    /// <summary>The number of an attempt is that of the order in which attempts come.</summary>
    private async Task ServeAttemptAsync(SocketEnd end, HttpHead head, bool isSecure)
    {
        int attempt = 0;
        bool isServed = stage.Post((run, now) =>
        {
            attempt = ++latestAttempt;
            ends[attempt] = end;
            end.BeSilent(isSilent);
            run.Act(now, new ClientOutput.OpenAttempt(attempt, Transport.WebSocket, UrlOf(head, isSecure)));
        });
        if (!isServed)
        {
            return; // the run is over
        }

        await end.ServeAsync(
            text => stage.Post((run, now) => ActOn(attempt, run, now, new ClientOutput.SendText(attempt, text))),
            () => stage.Post((run, now) => ActOn(attempt, run, now, new ClientOutput.CloseAttempt(attempt)))).ConfigureAwait(false);
    }

    /// <summary>What comes of an attempt that is over for the run was under way when it ended.</summary>
    private void ActOn(int attempt, LiveRun run, Time.Instant now, ClientOutput output)
    {
        run.AdvanceTo(now);
        if (ends.ContainsKey(attempt))
        {
            run.Act(now, output);
        }
    }

    /// <summary>Where the documented client would have dialled: the client under test was pointed here instead.</summary>
    private string UrlOf(HttpHead head, bool isSecure)
    {
        Uri origin = new(ConnectionUrl.Write(scenario.Client.Key, isSecure, Transport.WebSocket));
        return string.Create(CultureInfo.InvariantCulture, $"{origin.Scheme}://{origin.Host}:{(isSecure ? 443 : 80)}{head.Target}");
    }

    private async Task<HttpReply> ReplyAsync(PeerStream stream, HttpHead head, CancellationToken ended)
    {
        if (head.Method == "OPTIONS")
        {
            return HttpReply.Text(204, "");
        }

        if (head.BodyBytes > options.MostMessageBytes)
        {
            return HttpReply.Text(413, string.Create(CultureInfo.InvariantCulture, $"the body may have {options.MostMessageBytes} bytes"));
        }

        byte[] body = new byte[head.BodyBytes];
        await stream.ReadExactlyAsync(body, ended).ConfigureAwait(false);
        return head.Path == scenario.Client.AuthEndpoint.Split('?')[0]
            ? await AuthorizeAsync(head, Encoding.UTF8.GetString(body), ended).ConfigureAwait(false)
            : await ElseAsync(head, body).ConfigureAwait(false);
    }

    private async Task<HttpReply> ElseAsync(HttpHead head, byte[] body) =>
        (options.Reply is { } reply ? await reply(new HttpRequest(head.Method, head.Target, Encoding.UTF8.GetString(body))).ConfigureAwait(false) : null)
        ?? HttpReply.Text(404, $"there is nothing at {head.Path}");

    private async Task<HttpReply> AuthorizeAsync(HttpHead head, string body, CancellationToken ended)
    {
        int request = Interlocked.Increment(ref latestRequest);
        var reply = new TaskCompletionSource<HttpReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        requests[request] = reply;
        bool isServed = stage.Post((run, now) => run.Act(now, new ClientOutput.AuthRequest(request, head.Method, head.Target, OwnHeaders.In(head), body)));
        return isServed ? Scripted(head, await reply.Task.WaitAsync(ended).ConfigureAwait(false)) : HttpReply.Text(503, "the scenario is over");
    }

    /// <summary>A page that asks by a script gets a call of the function that it named.</summary>
    private static HttpReply Scripted(HttpHead head, HttpReply reply) =>
        head.Method == "GET" && Form.Find(Form.QueryOf(head.Target), "callback") is string callback && Regex.IsMatch(callback, @"^[\w.$\[\]'""]{1,100}\z")
            ? reply with { Type = "text/javascript", Body = $"{callback}({reply.Body});" }
            : reply;

#pragma warning disable CA2000 // an end is disposed by the one who serves it
    private void Tell(ClientInput input)
    {
        switch (input)
        {
            case ClientInput.AttemptOpened opened when ends.TryGetValue(opened.Attempt, out SocketEnd? end):
                end.Open();
                break;
            case ClientInput.TextReceived text when ends.TryGetValue(text.Attempt, out SocketEnd? end):
                end.Send(text.Text);
                break;
            case ClientInput.AttemptFailed failed when ends.Remove(failed.Attempt, out SocketEnd? end):
                Fail(end, failed.Reason);
                break;
            case ClientInput.AttemptClosed closed when ends.Remove(closed.Attempt, out SocketEnd? end):
                Close(end, closed);
                break;
            case ClientInput.AuthAnswered answered when requests.TryRemove(answered.Request, out TaskCompletionSource<HttpReply>? reply):
                Answer(reply, answered);
                break;
            default:
                options.Asked?.Invoke(input);
                break;
        }
    }

#pragma warning restore CA2000

    private static void Fail(SocketEnd end, string reason)
    {
        if (int.TryParse(reason.Split("HTTP ")[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int status))
        {
            end.Refuse(status);
        }
        else
        {
            end.Reset();
        }
    }

    private static void Close(SocketEnd end, ClientInput.AttemptClosed closed)
    {
        if (closed.Clean)
        {
            end.Close(closed.Code, closed.Reason);
        }
        else
        {
            end.Reset();
        }
    }

    /// <summary>An answer with the status 0 is none: the connection breaks.</summary>
    private static void Answer(TaskCompletionSource<HttpReply> reply, ClientInput.AuthAnswered answered)
    {
        if (answered.Status == 0)
        {
            reply.TrySetException(new IOException("the path is broken"));
        }
        else
        {
            reply.TrySetResult(HttpReply.Json(answered.Status, answered.Body));
        }
    }

    private void See(Entry entry)
    {
        lock (gate)
        {
            entries.Add(entry);
        }

        if (entry is Entry.WorldChanged world)
        {
            isSilent = world.Silent;
            foreach (SocketEnd end in ends.Values)
            {
                end.BeSilent(isSilent);
            }
        }

        options.Happened?.Invoke(entry);
    }
}
