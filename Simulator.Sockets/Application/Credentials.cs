namespace Simulator.Sockets.Application;

/// <summary>What an application's own server shows to publish: its key is that of the scenario's client.</summary>
/// <param name="AppId">The application's id, as in <c>/apps/ID/events</c>.</param>
/// <param name="Secret">The secret with which requests and subscriptions are signed; it appears in no log.</param>
public sealed record Credentials(string AppId = "app-id", string Secret = "app-secret")
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => $"the application {AppId}";
}
