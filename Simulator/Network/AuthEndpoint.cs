using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Network;

/// <summary>The program's own authentication endpoint: grants everything, until a scenario says otherwise.</summary>
internal sealed class AuthEndpoint(string key)
{
    private int status = 200;
    private string? body;

    /// <summary>How long an answer takes; null for the path's usual time.</summary>
    public Duration? After { get; private set; }

    /// <summary>Answers like this from now on; a null body stands for the usual one of the status.</summary>
    public void Set(int newStatus, string? newBody, Duration? after)
    {
        status = newStatus;
        body = newBody;
        After = after;
    }

    /// <summary>Writes down what decides how it answers.</summary>
    public void Write(ValueWriter writer)
    {
        writer.Add(status);
        writer.Add(body);
        writer.Add(After?.Milliseconds ?? -1);
    }

    /// <summary>Answers a request that carries <paramref name="parameters"/> in its body or its query.</summary>
    /// <returns>Status and body; null where a script address can say nothing, since a failure runs no script.</returns>
    public (int Status, string Body)? Answer(string method, string parameters)
    {
        string usual = status == 200 ? Grant(parameters) : "";
        bool isScript = method == "GET";
        return isScript && status != 200 ? null : (status, body ?? usual);
    }

    /// <summary>The proof that it grants for a channel.</summary>
    public static string SignatureOf(string key, string channel) => $"{key}:signature-of-{channel}";

    /// <summary>It takes a program's word for who its user is; one who gives none is the user 1.</summary>
    private string Grant(string parameters)
    {
        string channel = Form.Find(parameters, "channel_name") ?? "";
        string? who = ChannelAuth.IsPresence(channel) ? new PresenceMember(Form.Find(parameters, "user_id") ?? "1", null).WriteAdded() : null;
        return new ChannelAuth(SignatureOf(key, channel), who).Write();
    }
}
