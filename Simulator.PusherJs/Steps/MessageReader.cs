using Simulator.Clients;
using Simulator.PusherJs.Scripting;
using Simulator.PusherJs.States;
using Simulator.PusherJs.Wire;

namespace Simulator.PusherJs.Steps;

/// <summary>Hands messages of the connection to the channels, and through them to the program.</summary>
/// <param name="turn">The step under way.</param>
/// <param name="channels">The channels.</param>
internal sealed class MessageReader(Turn turn, ChannelTable channels)
{
    private const string Internal = "pusher_internal:";

    /// <summary>A message has come.</summary>
    /// <exception cref="ScriptException">Its event is no text: the client looks for a beginning in it all the same.</exception>
    public void Read(Message message)
    {
        string name = NameOf(message.Event);
        if (message.Channel.IsTruthy && message.Channel.Text is string channel && channels.Find(channel) is Channel found)
        {
            Hand(found, name, message.Data);
        }

        ReadOfUser(name, message.Data);
    }

    private void Hand(Channel channel, string name, ScriptValue data)
    {
        bool isPresence = channel.Kind == ChannelKind.Presence;
        switch (name)
        {
            case $"{Internal}subscription_succeeded":
                Confirm(channel, data);
                break;
            case $"{Internal}subscription_count":
                _ = data["subscription_count"];
                Tell(channel, "pusher:subscription_count", data.Json);
                break;
            case $"{Internal}member_added" when isPresence:
                Tell(channel, "pusher:member_added", channel.Members.With(data));
                break;
            case $"{Internal}member_removed" when isPresence:
                Tell(channel, "pusher:member_removed", channel.Members.Without(data));
                break;
            default:
                if (!name.StartsWith(Internal, StringComparison.Ordinal))
                {
                    Tell(channel, name, data.Json);
                }

                break;
        }
    }

    private void Confirm(Channel channel, ScriptValue data)
    {
        Channel confirmed = channel with { IsPending = false, IsSubscribed = true };
        channels.Replace(confirmed);
        if (channel.IsCancelled)
        {
            channels.Unsubscribe(channel.Name);
        }
        else if (channel.Kind == ChannelKind.Presence)
        {
            (Members members, string me) = channel.Members.Confirmed(data);
            channels.Replace(confirmed with { Members = members });
            Tell(channel, ChannelConfirmed, members.Json(me));
        }
        else
        {
            Tell(channel, ChannelConfirmed, data.Json);
        }
    }

    private const string ChannelConfirmed = "pusher:subscription_succeeded";

    private void Tell(Channel channel, string name, (Members Members, string? Told) change)
    {
        channels.Replace(channel with { Members = change.Members });
        if (change.Told is string told)
        {
            Tell(channel, name, told);
        }
    }

    private void Tell(Channel channel, string name, string? data) => turn.Do(new ClientOutput.ChannelEvent(channel.Name, name, data ?? ""));

    /// <summary>Two messages are about a user who signed in; nobody did.</summary>
    private static void ReadOfUser(string name, ScriptValue data)
    {
        if (name == "pusher:signin_success" && ScriptValue.TryParse(data["user_data"].Text ?? "", out ScriptValue user) && user["id"].Text is { Length: > 0 })
        {
            throw new ScriptException("TypeError: nobody has signed in");
        }

        if (name == $"{Internal}watchlist_events" && !data["events"].IsList)
        {
            throw new ScriptException("TypeError: a watchlist has no list of events");
        }
    }

    private static string NameOf(ScriptValue name) => name switch
    {
        { Text: string text } => text,
        { IsList: true } => "", // a list can be looked through, too
        { IsNothing: true } => throw new ScriptException($"TypeError: Cannot read properties of {(name.IsUndefined ? "undefined" : "null")} (reading 'indexOf')"),
        _ => throw new ScriptException("TypeError: eventName.indexOf is not a function"),
    };
}
