using System.Globalization;
using Simulator.Clients;
using Simulator.Protocol;

namespace Simulator.Simulation;

/// <summary>Says what is wrong with an output in itself: what no client may say, whatever it does.</summary>
/// <param name="limits">How long a text may be.</param>
internal sealed class OutputCheck(SimulationLimits limits)
{
    /// <summary>The cause of a stop and what to do about it; null where nothing is wrong.</summary>
    public (string Cause, string Explanation)? MistakeIn(ClientOutput? output) => InOutput(output) ?? InReads(output?.Reads);

    /// <summary>The same of a text that a client gives.</summary>
    public (string Cause, string Explanation)? InText(string what, string? text) =>
        text is null ? ("client/null", $"{what} is null: give an empty text where there is none")
        : text.Length > limits.TextLength ? ("limit/text", string.Create(CultureInfo.InvariantCulture, $"{what} has {text.Length} characters; {limits.TextLength} are allowed"))
        : HasHalfPair(text) ? ("client/text", $"{what} holds half a pair of surrogates, which no encoding can write: cut texts between characters")
        : null;

    private (string Cause, string Explanation)? InReads(HandlerReads? reads) => reads is null ? null
        : InText("the state read inside a handler", reads.State) ?? (reads.SocketId is null ? null : InText("the socket id read inside a handler", reads.SocketId));

    private (string Cause, string Explanation)? InOutput(ClientOutput? output) => output switch
    {
        null => ("client/null", "Handle returned a list with null in it: leave it out"),
        ClientOutput.OpenAttempt open => Enum.IsDefined(open.Transport) ? InText("the address of an attempt", open.Url) : ("client/transport", "an attempt has a transport that does not exist: name WebSocket or Flash"),
        ClientOutput.SendText send => InText("a text to send", send.Text),
        ClientOutput.StateChange change => InText("the state before a change", change.Previous) ?? InText("the state after a change", change.Current),
        ClientOutput.StateEvent named => InText("the event of a state", named.State),
        ClientOutput.Error error => InText("the payload of an error", error.Payload),
        ClientOutput.OtherEvent other => InText("the name of an event", other.Name) ?? InText("the data of an event", other.Data),
        ClientOutput.ChannelEvent named => InText("the channel of an event", named.Channel) ?? InText("the name of an event", named.Name) ?? InText("the data of an event", named.Data),
        ClientOutput.AuthRequest request => InRequest(request),
        ClientOutput.CloseAttempt or ClientOutput.ConnectingIn => null,
        _ => throw new ArgumentException($"{output.GetType().Name} cannot be checked", nameof(output)),
    };

    private (string Cause, string Explanation)? InRequest(ClientOutput.AuthRequest request)
    {
        (string Cause, string Explanation)? mistake = InText("the method of an authentication request", request.Method)
            ?? InText("the address of an authentication request", request.Url)
            ?? InText("the body of an authentication request", request.Body);
        if (mistake is null && request.Headers is null)
        {
            return ("client/null", "the headers of an authentication request are null: give an empty list where there are none");
        }

        foreach (Parameter header in mistake is null ? request.Headers : [])
        {
            mistake ??= InText("the name of a header", header.Name) ?? InText("the value of a header", header.Value);
        }

        return mistake;
    }

    private static bool HasHalfPair(string text)
    {
        int place = text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff');
        while (place >= 0 && place + 1 < text.Length && char.IsSurrogatePair(text[place], text[place + 1]))
        {
            int next = text.AsSpan(place + 2).IndexOfAnyInRange('\ud800', '\udfff');
            place = next < 0 ? -1 : place + 2 + next;
        }

        return place >= 0;
    }
}
