namespace Simulator.Network;

/// <summary>Something under way between the client and the world: a closed set.</summary>
public abstract record Delivery
{
    private Delivery()
    {
    }

    /// <summary>To the client: the socket is open.</summary>
    /// <param name="Attempt">The attempt it belongs to.</param>
    public sealed record Opened(int Attempt) : Delivery;

    /// <summary>To the client: the attempt has failed.</summary>
    /// <param name="Attempt">The attempt.</param>
    /// <param name="Reason">What the network says.</param>
    public sealed record Failed(int Attempt, string Reason) : Delivery;

    /// <summary>To the client: the socket is closed.</summary>
    /// <param name="Attempt">The attempt it belongs to.</param>
    /// <param name="Code">The close code.</param>
    /// <param name="Reason">The reason; may be empty.</param>
    /// <param name="Clean">Whether the closing handshake was completed.</param>
    public sealed record Closed(int Attempt, int Code, string Reason, bool Clean) : Delivery;

    /// <summary>To the client: a text.</summary>
    /// <param name="Attempt">The attempt on whose socket it comes.</param>
    /// <param name="Text">The text.</param>
    public sealed record ToClient(int Attempt, string Text) : Delivery;

    /// <summary>To the server: a text.</summary>
    /// <param name="Attempt">The attempt on whose socket it comes.</param>
    /// <param name="Text">The text.</param>
    public sealed record ToServer(int Attempt, string Text) : Delivery;

    /// <summary>To the client: the answer of the authentication endpoint.</summary>
    /// <param name="Request">The number of the request.</param>
    /// <param name="Status">The HTTP status; 0 where the request failed on the way.</param>
    /// <param name="Body">The body.</param>
    public sealed record AuthAnswer(int Request, int Status, string Body) : Delivery;
}
