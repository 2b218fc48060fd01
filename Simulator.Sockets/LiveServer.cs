using System.Globalization;
using System.Net.Sockets;
using Simulator.Clients;
using Simulator.Collections;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Sockets.Application;

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
    private readonly HttpApi api;
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private readonly List<Entry> entries = [];
    private readonly Dictionary<int, SocketEnd> ends = []; // of attempts that are not over; touched by the stage alone
    private readonly AuthExchange auth = new();
    private int latestAttempt;
    private bool isSilent;

    private LiveServer(Scenario scenario, ServerOptions options)
    {
        this.scenario = scenario;
        this.options = options;
        api = new HttpApi(this, scenario.Client.Key, options.Application);
        stage = new Stage(scenario, options, Tell, See, asleep => options.Slept?.Invoke(asleep));
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

    /// <summary>What has happened so far; nothing where no log is kept.</summary>
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

    /// <summary>Asks the run, or lets it do something, when what came before is done.</summary>
    /// <remarks>What <paramref name="ask"/> throws is thrown here: it ends one request, and never the run.</remarks>
    /// <exception cref="ApiException">The run is over, or <paramref name="ask"/> refuses.</exception>
    internal async Task<T> AskAsync<T>(Func<LiveRun, Time.Instant, T> ask)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        bool isAsked = stage.Post((run, now) =>
        {
            try
            {
                answer.SetResult(ask(run, now));
            }
#pragma warning disable CA1031 // whatever it is, the one who asked is told
            catch (Exception error)
            {
                answer.SetException(error);
            }
#pragma warning restore CA1031
        });
        if (!isAsked || await Task.WhenAny(answer.Task, Completion).ConfigureAwait(false) != answer.Task)
        {
            throw new ApiException(503, "the scenario is over");
        }

        return await answer.Task.ConfigureAwait(false);
    }

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
            using var end = new SocketEnd(socket, stream, head, options);
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
            (text, heard) => stage.Post((run, now) =>
            {
                heard();
                ActOn(attempt, run, now, new ClientOutput.SendText(attempt, text));
            }),
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

        (string body, HttpReply? refusal) = await RequestBody.ReadAsync(stream, head, options.MostMessageBytes, ended).ConfigureAwait(false);
        return refusal ?? (head.Path == scenario.Client.AuthEndpoint.Split('?')[0]
            ? await auth.AskAsync(head, body, asked => stage.Post((run, now) => run.Act(now, asked)), ended).ConfigureAwait(false)
            : await ElseAsync(new HttpRequest(head.Method, head.Target, body)).ConfigureAwait(false));
    }

    private async Task<HttpReply> ElseAsync(HttpRequest request) =>
        await api.ReplyAsync(request).ConfigureAwait(false)
        ?? (options.Reply is { } reply ? await reply(request).ConfigureAwait(false) : null)
        ?? HttpReply.Text(404, $"there is nothing at {request.Path}");

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
            case ClientInput.AuthAnswered answered:
                auth.Answer(answered);
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

    private void See(Entry entry)
    {
        if (options.KeepsLog)
        {
            lock (gate)
            {
                entries.Add(entry);
            }
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
