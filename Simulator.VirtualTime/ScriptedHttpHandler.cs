using System.Net;

namespace Simulator.VirtualTime;

/// <summary>The other side of an <see cref="HttpClient"/> as a script: requests are kept, and wait until they are answered. For one thread.</summary>
public sealed class ScriptedHttpHandler : HttpMessageHandler
{
    private readonly Action<Action> post;
    private readonly Action<ScriptedHttpRequest> asked;
    private readonly Action<Action> within;
    private readonly List<ScriptedHttpRequest> requests = [];
    private readonly Dictionary<int, (HttpRequestMessage Request, TaskCompletionSource<HttpResponseMessage> Answer)> waiting = [];

    /// <summary>Makes one; what a call of the client's leads to happens before that call returns.</summary>
    public ScriptedHttpHandler()
        : this(action => action(), _ => { }, action => action())
    {
    }

    /// <summary>Makes one of a run.</summary>
    /// <param name="post">Runs an action as soon as the client's own work rests.</param>
    /// <param name="asked">Takes a request.</param>
    /// <param name="within">Does within the run what the client may notice.</param>
    internal ScriptedHttpHandler(Action<Action> post, Action<ScriptedHttpRequest> asked, Action<Action> within)
    {
        this.within = within;
        this.post = post;
        this.asked = asked;
    }

    /// <summary>All requests so far, in order, answered or not.</summary>
    public IReadOnlyList<ScriptedHttpRequest> Requests => requests;

    /// <summary>The server answers. Where the client has given the request up, or has its answer, nobody hears it.</summary>
    /// <param name="number">The number of the request.</param>
    /// <param name="status">The status of the answer; 0 stands for a request that failed on its way.</param>
    /// <param name="body">The body of the answer; may be empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">No request has that number.</exception>
    public void Answer(int number, int status, string body)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, requests.Count);
        if (!waiting.Remove(number, out (HttpRequestMessage Request, TaskCompletionSource<HttpResponseMessage> Answer) asking))
        {
            return;
        }

        within(() => Answer(asking.Request, asking.Answer, status, body));
    }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<HttpResponseMessage>(cancellationToken);
        }

        var kept = ScriptedHttpRequest.Of(requests.Count + 1, request);
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        requests.Add(kept);
        waiting.Add(kept.Number, (request, answer));
        cancellationToken.Register(() => Cancel(kept.Number, answer, cancellationToken));
        asked(kept);
        return answer.Task;
    }

    private static void Answer(HttpRequestMessage request, TaskCompletionSource<HttpResponseMessage> answer, int status, string body)
    {
        if (status == 0)
        {
            answer.TrySetException(new HttpRequestException("The endpoint was not reached."));
            return;
        }

        answer.TrySetResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body), RequestMessage = request });
    }

    private void Cancel(int number, TaskCompletionSource<HttpResponseMessage> answer, CancellationToken cancellationToken)
    {
        if (waiting.Remove(number))
        {
            post(() => answer.TrySetCanceled(cancellationToken));
        }
    }
}
