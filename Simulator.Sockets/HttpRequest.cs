namespace Simulator.Sockets;

/// <summary>An HTTP request.</summary>
/// <param name="Method">The method, such as <c>GET</c>.</param>
/// <param name="Target">The path with its query, such as <c>/simulator/log?from=3</c>.</param>
/// <param name="Body">The body as text; empty for none.</param>
public sealed record HttpRequest(string Method, string Target, string Body)
{
    /// <summary>The path without the query.</summary>
    public string Path => Target.Split('?')[0];
}
