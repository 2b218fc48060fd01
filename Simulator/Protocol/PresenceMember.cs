using System.Globalization;

namespace Simulator.Protocol;

/// <summary>Who is on a presence channel.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Info">What the others are told of the user, as JSON text; null for nothing.</param>
/// <remarks>Source: Pusher Channels WebSocket protocol, "Presence channel events".</remarks>
public sealed record PresenceMember(string Id, string? Info)
{
    /// <summary>The event by which the others hear that a user came.</summary>
    public const string Added = "pusher_internal:member_added";

    /// <summary>The event by which the others hear that a user is gone.</summary>
    public const string Removed = "pusher_internal:member_removed";

    private static readonly JsonReading<PresenceMember> Reading = new(Read);

    /// <summary>Reads the channel data of a subscription.</summary>
    /// <param name="channelData">The JSON text that the authentication endpoint gave; null for none.</param>
    /// <returns>The member; null where the text names no user.</returns>
    public static PresenceMember? Parse(string? channelData) => channelData is null ? null : Reading.Of(channelData);

    /// <summary>The data of <see cref="Added"/>.</summary>
    public string WriteAdded() => $"{{\"user_id\":{JsonText.Quote(Id)}{(Info is null ? "" : $",\"user_info\":{Info}")}}}";

    /// <summary>The data of <see cref="Removed"/>.</summary>
    public string WriteRemoved() => $"{{\"user_id\":{JsonText.Quote(Id)}}}";

    /// <summary>The data by which a subscription is confirmed: all who are there.</summary>
    /// <param name="members">They, in the order in which they came, each user once.</param>
    /// <param name="form">How the server writes them.</param>
    public static string WriteAll(IReadOnlyCollection<PresenceMember> members, PresenceForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        string ids = string.Join(',', members.Select(member => JsonText.Quote(member.Id)));
        var told = members.Where(member => (member.Info ?? form.NoInfo) is not null);
        string hash = string.Join(',', told.Select(member => $"{JsonText.Quote(member.Id)}:{member.Info ?? form.NoInfo}"));
        string list = $"\"ids\":[{ids}],\"hash\":{{{hash}}}";
        string count = $"\"count\":{members.Count.ToString(CultureInfo.InvariantCulture)}";
        return $"{{\"presence\":{{{(form.CountsFirst ? $"{count},{list}" : $"{list},{count}")}}}}}";
    }

    private static PresenceMember? Read(ref JsonMembers members)
    {
        string? id = null;
        string? info = null;
        while (members.Next())
        {
            if (members.Is("user_id"u8))
            {
                id = members.Text() ?? members.Whole()?.ToString(CultureInfo.InvariantCulture);
            }
            else if (members.Is("user_info"u8))
            {
                info = members.Raw();
            }
        }

        return string.IsNullOrEmpty(id) ? null : new PresenceMember(id, info);
    }
}
