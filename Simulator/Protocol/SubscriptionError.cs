namespace Simulator.Protocol;

/// <summary>The payload of <c>pusher:subscription_error</c>: why a channel could not be subscribed to.</summary>
public static class SubscriptionError
{
    /// <summary>The event that carries it.</summary>
    public const string Event = "pusher:subscription_error";

    /// <summary>Writes the payload.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="status">The HTTP status of the endpoint's answer, or what was wrong with it.</param>
    public static string Write(string channel, string status) =>
        $"{{\"channel\":{JsonText.Quote(channel)},\"status\":{JsonText.Quote(status)}}}";
}
