using Simulator.Clients;
using Simulator.Collections;
using Simulator.Protocol;
using Simulator.PusherJs.Scripting;
using Simulator.PusherJs.States;

namespace Simulator.PusherJs.Steps;

/// <summary>The channels of the program: asks for them, and leaves them.</summary>
/// <param name="turn">The step under way.</param>
internal sealed class ChannelTable(Turn turn)
{
    private static readonly Parameter FormType = new("Content-Type", "application/x-www-form-urlencoded");

    /// <summary>The channel of a name; null where the program has none.</summary>
    public Channel? Find(string name) => turn.State.Channels.FirstOrDefault(channel => channel.Name == name);

    /// <summary>The program wants a channel.</summary>
    public void Subscribe(string name)
    {
        Channel channel = Find(name) ?? Add(name);
        if (channel is { IsPending: true, IsCancelled: true })
        {
            Replace(channel with { IsCancelled = false });
        }
        else if (!channel.IsPending && turn.State.Name == ConnectionState.Connected)
        {
            Ask(channel);
        }
    }

    /// <summary>The program leaves a channel. One that is being asked for is left once the server has confirmed it.</summary>
    public void Unsubscribe(string name)
    {
        if (Find(name) is not Channel channel)
        {
            return;
        }

        if (channel.IsPending)
        {
            Replace(channel with { IsCancelled = true });
            return;
        }

        turn.State = turn.State with { Channels = turn.State.Channels.Where(other => other.Number != channel.Number).ToValueList() };
        if (channel.IsSubscribed)
        {
            turn.Send("pusher:unsubscribe", ScriptJson.Object(("channel", ScriptJson.Quoted(name))));
        }
    }

    /// <summary>The program triggers a client event: it goes out whether the channel is confirmed or not.</summary>
    public void Trigger(ClientInput.Trigger trigger)
    {
        if (Find(trigger.Channel) is not null && trigger.Event.StartsWith("client-", StringComparison.Ordinal))
        {
            turn.Send(trigger.Event, ScriptValue.Parse(trigger.Data).Json, trigger.Channel);
        }
    }

    /// <summary>There is a connection: ask for all.</summary>
    public void SubscribeAll()
    {
        foreach (string name in ScriptJson.InOrder(turn.State.Channels, channel => channel.Name).Select(channel => channel.Name).ToList())
        {
            Subscribe(name);
        }
    }

    /// <summary>The connection is over.</summary>
    public void Reset() => turn.State = turn.State with { Channels = turn.State.Channels.Select(channel => channel.Reset()).ToValueList() };

    /// <summary>Puts another value in the place of the channel with the same number, where the program still has it.</summary>
    public void Replace(Channel channel) =>
        turn.State = turn.State with { Channels = turn.State.Channels.Select(other => other.Number == channel.Number ? channel : other).ToValueList() };

    private Channel Add(string name)
    {
        if (name.StartsWith("private-encrypted-", StringComparison.Ordinal) || name.StartsWith('#'))
        {
            throw new ScriptException($"Error: there can be no channel ‘{name}’ here");
        }

        var channel = new Channel(turn.State.LatestChannel + 1, name);
        turn.State = turn.State with { LatestChannel = channel.Number, Channels = [.. turn.State.Channels, channel] };
        return channel;
    }

    private void Ask(Channel channel)
    {
        if (channel.IsSubscribed)
        {
            return;
        }

        Replace(channel with { IsPending = true, IsCancelled = false });
        if (channel.Kind == ChannelKind.Public)
        {
            SendSubscribe(channel.Name, "\"\"", null);
            return;
        }

        int request = turn.State.LatestRequest + 1;
        turn.State = turn.State with { LatestRequest = request, Grants = [.. turn.State.Grants, new PendingGrant(request, channel.Number, channel.Name)] };
        ClientSetup setup = turn.Setup;
        string body = string.Join('&', new[] { new Parameter("socket_id", turn.State.SocketId ?? "undefined"), new Parameter("channel_name", channel.Name) }
            .Concat(Unique(setup.AuthParams)).Select(parameter => $"{Escaped(parameter.Name)}={Escaped(parameter.Value)}"));
        turn.Do(new ClientOutput.AuthRequest(request, "POST", setup.AuthEndpoint, [FormType, .. Unique(setup.AuthHeaders)], body));
    }

    /// <summary>Asks the server, on whatever connection there is by now.</summary>
    public void SendSubscribe(string name, string? auth, string? data) => turn.Send(
        "pusher:subscribe", ScriptJson.Object(("auth", auth), ("channel_data", data), ("channel", ScriptJson.Quoted(name))));

    /// <summary>As members of an object: of two with one name the last counts, in the place of the first.</summary>
    private static IEnumerable<Parameter> Unique(ValueList<Parameter> given) => ScriptJson.InOrder(
        given.GroupBy(parameter => parameter.Name).Select(same => same.Last()), parameter => parameter.Name);

    /// <summary>Escaped as a script escapes a part of an address: five signs more than the standard of addresses stay as they are.</summary>
    private static string Escaped(string text) => Uri.EscapeDataString(text)
        .Replace("%21", "!", StringComparison.Ordinal)
        .Replace("%27", "'", StringComparison.Ordinal)
        .Replace("%28", "(", StringComparison.Ordinal)
        .Replace("%29", ")", StringComparison.Ordinal)
        .Replace("%2A", "*", StringComparison.Ordinal);
}
