using System.Globalization;
using Simulator.Collections;
using Simulator.PusherJs.Scripting;

namespace Simulator.PusherJs.States;

/// <summary>Who is in a presence channel. Values are JSON, as the server gave them.</summary>
/// <param name="All">The members, each by its id.</param>
/// <param name="Count">How many the server says there are, as JSON; null where it does not say.</param>
/// <param name="Own">The id of the client's own user, as JSON; null where it has none.</param>
public sealed record Members(ValueList<Member> All, string? Count, string? Own)
{
    /// <summary>Nobody, before the server has said anything.</summary>
    public static Members None { get; } = new([], "0", "null");

    /// <summary>What a program sees, as JSON; the client's own user is <paramref name="me"/>.</summary>
    internal string Json(string me = "null") => ScriptJson.Object(
        ("members", ScriptJson.Object([.. ScriptJson.InOrder(All, member => member.Id).Select(member => (member.Id, member.Info))])),
        ("count", Count),
        ("myID", Own),
        ("me", me));

    /// <summary>The members that the server names as it confirms the subscription, and the client's own among them.</summary>
    internal (Members Members, string Me) Confirmed(ScriptValue data)
    {
        ScriptValue presence = data["presence"];
        ScriptValue hash = presence["hash"];
        Members confirmed = this with { All = [.. hash.Members.Select(member => new Member(member.Name, member.Json))], Count = presence["count"].Json };
        return hash.IsNothing
            ? throw new ScriptException("TypeError: Cannot convert undefined or null to object")
            : (confirmed, confirmed.Find(IdOf(Own), Own) ?? "null");
    }

    /// <summary>With one more, and what a program hears of it.</summary>
    internal (Members Members, string? Told) With(ScriptValue data)
    {
        ScriptValue user = data["user_id"];
        string id = IdOf(user.Json);
        bool isNew = All.All(member => member.Id != id);
        ValueList<Member> all = isNew
            ? [.. All, new Member(id, data["user_info"].Json)]
            : All.Select(member => member.Id == id ? member with { Info = data["user_info"].Json } : member).ToValueList();
        Members with = this with { All = all, Count = isNew ? Counted(1) : Count };
        return (with, with.Find(id, user.Json));
    }

    /// <summary>With one less, and what a program hears of it; nothing where it was not there.</summary>
    internal (Members Members, string? Told) Without(ScriptValue data)
    {
        ScriptValue user = data["user_id"];
        string id = IdOf(user.Json);
        return Find(id, user.Json) is string told
            ? (this with { All = All.Where(member => member.Id != id).ToValueList(), Count = Counted(-1) }, told)
            : (this, null);
    }

    private string? Find(string id, string? json) => All.FirstOrDefault(member => member.Id == id) is Member found
        ? ScriptJson.Object(("id", json), ("info", found.Info))
        : null;

    private string Counted(int more) => double.TryParse(Count, NumberStyles.Float, CultureInfo.InvariantCulture, out double count) ? ScriptNumber.Text(count + more) : "null";

    /// <summary>The name of a member of an object: a text without its quotes.</summary>
    private static string IdOf(string? json) => json is null ? "undefined" : ScriptValue.Parse(json).Text ?? json;
}
