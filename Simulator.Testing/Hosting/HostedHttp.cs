using System.Net;
using Simulator.Clients;
using Simulator.Collections;
using Simulator.Protocol;

namespace Simulator.Testing.Hosting;

/// <summary>Turns each HTTP request of a hosted client into an authentication request of the run.</summary>
internal sealed class HostedHttp(Action<Action> post, Action<ClientOutput> emit) : HttpMessageHandler
{
    private readonly Dictionary<int, TaskCompletionSource<HttpResponseMessage>> waiting = [];
    private int latest;

    /// <summary>The endpoint has answered; status 0 stands for a request that failed on its way.</summary>
    public void Answer(int request, int status, string body)
    {
        if (!waiting.Remove(request, out TaskCompletionSource<HttpResponseMessage>? answer))
        {
            return; // cancelled
        }

        if (status == 0)
        {
            answer.TrySetException(new HttpRequestException("The endpoint was not reached."));
            return;
        }

        answer.TrySetResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) });
    }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int number = ++latest;
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        waiting.Add(number, answer);
        cancellationToken.Register(() => Cancel(number, answer, cancellationToken));
        emit(new ClientOutput.AuthRequest(number, request.Method.Method, AddressOf(request), HeadersOf(request), BodyOf(request)));
        return answer.Task;
    }

    private static string AddressOf(HttpRequestMessage request) => request.RequestUri switch
    {
        null => "",
        { IsAbsoluteUri: true } address when address.Authority == IClientHost.Page.Authority => address.PathAndQuery,
        Uri address => address.OriginalString,
    };

    private static ValueList<Parameter> HeadersOf(HttpRequestMessage request) =>
        request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .Where(header => header.Key != "Content-Length")
            .Select(header => new Parameter(header.Key, string.Join(", ", header.Value)))
            .ToValueList();

    private static string BodyOf(HttpRequestMessage request)
    {
        if (request.Content is null)
        {
            return "";
        }

        using var reader = new StreamReader(request.Content.ReadAsStream());
        return reader.ReadToEnd();
    }

    private void Cancel(int number, TaskCompletionSource<HttpResponseMessage> answer, CancellationToken cancellationToken)
    {
        if (waiting.Remove(number))
        {
            post(() => answer.TrySetCanceled(cancellationToken));
        }
    }
}
