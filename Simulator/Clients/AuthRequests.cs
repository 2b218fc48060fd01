using Simulator.Collections;
using Simulator.Protocol;

namespace Simulator.Clients;

/// <summary>Writes authentication requests as the documented client does.</summary>
/// <remarks>
/// Source: seed, "auth.params" and "auth.headers"; the form of either transport is that of pusher-js 1.12, less the
/// leading ampersand that later versions dropped.
/// </remarks>
public static class AuthRequests
{
    private static readonly Parameter FormType = new("Content-Type", "application/x-www-form-urlencoded");

    /// <summary>Writes the request for <paramref name="channel"/>.</summary>
    /// <param name="setup">How the endpoint is called, and with what besides.</param>
    /// <param name="request">The number of the request.</param>
    /// <param name="socketId">The name of the connection.</param>
    /// <param name="channel">The channel.</param>
    public static ClientOutput.AuthRequest Write(ClientSetup setup, int request, string socketId, string channel)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ValueList<Parameter> own = [new("socket_id", socketId), new("channel_name", channel), .. setup.AuthParams];
        return setup.AuthTransport switch
        {
            AuthTransport.Ajax => new ClientOutput.AuthRequest(
                request, "POST", setup.AuthEndpoint, [FormType, .. setup.AuthHeaders], Form.Write(own)),
            AuthTransport.Jsonp => new ClientOutput.AuthRequest(
                request, "GET", $"{setup.AuthEndpoint}{Separator(setup)}{Form.Write([Callback(channel), .. own])}", [], ""),
        };
    }

    private static char Separator(ClientSetup setup) =>
        setup.AuthEndpoint.Contains('?', StringComparison.Ordinal) ? '&' : '?';

    private static Parameter Callback(string channel) => new("callback", $"Pusher.auth_callbacks['{channel}']");
}
