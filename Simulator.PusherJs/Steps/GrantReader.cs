using System.Globalization;
using Simulator.Clients;
using Simulator.Collections;
using Simulator.PusherJs.Scripting;
using Simulator.PusherJs.States;

namespace Simulator.PusherJs.Steps;

/// <summary>Reads the answers of the authentication endpoint. None is stale: what was asked for one connection is used for the next.</summary>
/// <param name="turn">The step under way.</param>
/// <param name="channels">The channels.</param>
internal sealed class GrantReader(Turn turn, ChannelTable channels)
{
    /// <summary>The endpoint has answered.</summary>
    public void Answer(ClientInput.AuthAnswered answer)
    {
        if (turn.State.Grants.FirstOrDefault(pending => pending.Request == answer.Request) is not PendingGrant grant)
        {
            return;
        }

        turn.State = turn.State with { Grants = turn.State.Grants.Where(pending => pending != grant).ToValueList() };
        if (answer.Status != 200)
        {
            Refuse(grant, $"the endpoint {turn.Setup.AuthEndpoint} answers {answer.Status.ToString(CultureInfo.InvariantCulture)}", answer.Status);
        }
        else if (ScriptValue.TryParse(answer.Body, out ScriptValue given))
        {
            Grant(grant, given);
        }
        else
        {
            Refuse(grant, $"the endpoint answers what is no JSON: {answer.Body}", answer.Status);
        }
    }

    private void Grant(PendingGrant grant, ScriptValue given)
    {
        ScriptValue auth = given["auth"];
        ScriptValue data = given["channel_data"];
        if (new Channel(grant.Channel, grant.Name).Kind == ChannelKind.Presence)
        {
            if (data.IsNothing)
            {
                Refuse(grant, null, null);
                return;
            }

            string? own = ScriptValue.Parse(data.Text ?? data.Json!)["user_id"].Json;
            Change(grant, channel => channel with { Members = channel.Members with { Own = own } });
        }

        channels.SendSubscribe(grant.Name, auth.Json, data.Json);
    }

    private void Refuse(PendingGrant grant, string? why, int? status)
    {
        Change(grant, channel => channel with { IsPending = false });
        string answer = ScriptJson.Object(
            ("type", "\"AuthError\""),
            ("error", why is null ? null : ScriptJson.Quoted(why)),
            ("status", status?.ToString(CultureInfo.InvariantCulture)));
        turn.Do(new ClientOutput.OtherEvent("pusher:subscription_error", ScriptJson.Object(("channel", ScriptJson.Quoted(grant.Name)), ("answer", answer))));
    }

    /// <summary>Changes the channel that asked, where the program still has that very one.</summary>
    private void Change(PendingGrant grant, Func<Channel, Channel> change)
    {
        if (channels.Find(grant.Name) is Channel channel && channel.Number == grant.Channel)
        {
            channels.Replace(change(channel));
        }
    }
}
