using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Simulator.Clients;
using Simulator.Protocol;

namespace Simulator.Sockets;

/// <summary>The requests to the authentication endpoint that wait for the run's answer.</summary>
internal sealed class AuthExchange
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<HttpReply>> requests = [];
    private int latest;

    /// <summary>A request has come.</summary>
    /// <param name="head">Its head.</param>
    /// <param name="body">Its body.</param>
    /// <param name="post">Brings it before the run; false where that is over.</param>
    /// <param name="ended">Ends the waiting.</param>
    public async Task<HttpReply> AskAsync(HttpHead head, string body, Func<ClientOutput, bool> post, CancellationToken ended)
    {
        int request = Interlocked.Increment(ref latest);
        var reply = new TaskCompletionSource<HttpReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        requests[request] = reply;
        return post(new ClientOutput.AuthRequest(request, head.Method, head.Target, OwnHeaders.In(head), body))
            ? Scripted(head, await reply.Task.WaitAsync(ended).ConfigureAwait(false))
            : HttpReply.Text(503, "the scenario is over");
    }

    /// <summary>The run answers. An answer with the status 0 is none: the connection breaks.</summary>
    public void Answer(ClientInput.AuthAnswered answered)
    {
        if (!requests.TryRemove(answered.Request, out TaskCompletionSource<HttpReply>? reply))
        {
            return;
        }

        if (answered.Status == 0)
        {
            reply.TrySetException(new IOException("the path is broken"));
        }
        else
        {
            reply.TrySetResult(HttpReply.Json(answered.Status, answered.Body));
        }
    }

    /// <summary>A page that asks by a script gets a call of the function that it named.</summary>
    private static HttpReply Scripted(HttpHead head, HttpReply reply) =>
        head.Method == "GET" && Form.Find(Form.QueryOf(head.Target), "callback") is string callback && Regex.IsMatch(callback, @"^[\w.$\[\]'""]{1,100}\z")
            ? reply with { Type = "text/javascript", Body = $"{callback}({reply.Body});" }
            : reply;
}
