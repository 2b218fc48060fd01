namespace Simulator.VirtualTime;

/// <summary>An HTTP request that a client has made to a <see cref="ScriptedHttpHandler"/>.</summary>
/// <param name="Number">Which one, counted from 1; its answer is given by this number.</param>
/// <param name="Method">The method, such as <c>POST</c>.</param>
/// <param name="Url">The address as the client wrote it; empty where it gave none.</param>
/// <param name="Headers">The headers of request and body, without the length; several values of one stand in one, after commas.</param>
/// <param name="Body">The body as text; may be empty.</param>
public sealed record ScriptedHttpRequest(int Number, string Method, string Url, IReadOnlyList<KeyValuePair<string, string>> Headers, string Body)
{
    /// <summary>Reads a request.</summary>
    internal static ScriptedHttpRequest Of(int number, HttpRequestMessage request) =>
        new(number, request.Method.Method, request.RequestUri?.OriginalString ?? "", HeadersOf(request), BodyOf(request));

    private static IReadOnlyList<KeyValuePair<string, string>> HeadersOf(HttpRequestMessage request) =>
        [.. request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .Where(header => header.Key != "Content-Length")
            .Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value)))];

    private static string BodyOf(HttpRequestMessage request)
    {
        if (request.Content is null)
        {
            return "";
        }

        using var reader = new StreamReader(request.Content.ReadAsStream());
        return reader.ReadToEnd();
    }
}
