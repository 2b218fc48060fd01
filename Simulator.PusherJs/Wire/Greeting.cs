using System.Globalization;
using Simulator.PusherJs.Scripting;

namespace Simulator.PusherJs.Wire;

/// <summary>What the first message on a socket, or its end before that, comes to.</summary>
internal abstract record Greeting
{
    private const string NoObject = "{}"; // what JSON shows of an exception

    private Greeting()
    {
    }

    /// <summary>The server accepts the client.</summary>
    /// <param name="SocketId">The name of the connection; null where it is no text.</param>
    /// <param name="ActivityTimeout">The server's activity timeout, in milliseconds.</param>
    public sealed record Accepted(string? SocketId, double ActivityTimeout) : Greeting;

    /// <summary>It refuses the client, or the socket is closed.</summary>
    /// <param name="Action">What the client does.</param>
    /// <param name="Error">Why, as JSON; null where nothing was said.</param>
    public sealed record Refused(CloseAction Action, string? Error) : Greeting;

    /// <summary>The message is no handshake.</summary>
    /// <param name="Error">What is wrong with it, as JSON.</param>
    public sealed record Unreadable(string Error) : Greeting;

    /// <summary>Reads the first message.</summary>
    public static Greeting Of(string text)
    {
        if (!Message.TryRead(text, out Message message))
        {
            return new Unreadable(Message.ParseError(text));
        }

        try
        {
            return message.Event.Text switch
            {
                "pusher:connection_established" => Accept(message.Data),
                "pusher:error" => Refuse(message.Data),
                _ => new Unreadable(ScriptJson.Quoted("the first message is no handshake")),
            };
        }
        catch (ScriptException)
        {
            return new Unreadable(NoObject);
        }
    }

    /// <summary>What it means that the socket is closed before the first message.</summary>
    public static Greeting Of(int code, string reason) => new Refused(
        CloseCode.ActionOf(code) is CloseAction action and not CloseAction.None ? action : CloseAction.Wait,
        CloseCode.ErrorOf(code.ToString(CultureInfo.InvariantCulture), reason.Length == 0 ? null : ScriptJson.Quoted(reason)));

    private static Greeting Accept(ScriptValue data) => data["activity_timeout"] is { IsTruthy: true } timeout
        ? new Accepted(data["socket_id"].Text, timeout.Number * 1_000)
        : new Unreadable(ScriptJson.Quoted("the handshake has no activity timeout"));

    private static Refused Refuse(ScriptValue data)
    {
        ScriptValue code = data["code"];
        ScriptValue message = data["reason"] is { IsTruthy: true } reason ? reason : data["message"];
        return new Refused(CloseCode.ActionOf(code.Number, code.IsNumber), CloseCode.ErrorOf(code.Json, message.Json));
    }
}
