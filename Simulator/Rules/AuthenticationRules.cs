using Simulator.Collections;
using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Rules;

/// <summary>The rules of the option <c>auth</c>.</summary>
internal static class AuthenticationRules
{
    private const string Params = "auth.params (Object)";
    private const string Headers = "auth.headers (Object)";

    public static IEnumerable<Rule> All { get; } =
    [
        new("AUTH-1", RuleLevel.Must, "With the ajax transport auth.params travel as additional POST parameters beside socket_id and channel_name.", Params, AjaxParams),
        new("AUTH-2", RuleLevel.Must, "With the jsonp transport auth.params travel as GET parameters, beside callback.", Params, JsonpParams),
        new("AUTH-3", RuleLevel.Must, "auth.headers are sent with ajax, and never with jsonp.", Headers, HeadersWithAjaxOnly),
    ];

    private static IEnumerable<Observation> AjaxParams(Timeline run)
    {
        if (run.Setup.AuthTransport != AuthTransport.Ajax)
        {
            yield break;
        }

        foreach ((int index, Entry.AuthRequested request) in run.Of<Entry.AuthRequested>())
        {
            yield return Observation.Of(request.Method == "POST", index, "the method POST", $"the method {request.Method}");
            foreach (Observation observation in Carries(run, index, Form.Read(request.Body), "body"))
            {
                yield return observation;
            }
        }
    }

    private static IEnumerable<Observation> JsonpParams(Timeline run)
    {
        if (run.Setup.AuthTransport != AuthTransport.Jsonp)
        {
            yield break;
        }

        foreach ((int index, Entry.AuthRequested request) in run.Of<Entry.AuthRequested>())
        {
            yield return Observation.Of(request.Method == "GET", index, "the method GET", $"the method {request.Method}");
            int query = request.Url.IndexOf('?', StringComparison.Ordinal);
            ValueList<Parameter> given = Form.Read(query < 0 ? "" : request.Url[(query + 1)..]);
            yield return Observation.Of(given.Any(parameter => parameter.Name == "callback"), index, "the parameter callback in the query", request.Url);
            foreach (Observation observation in Carries(run, index, given, "query"))
            {
                yield return observation;
            }
        }
    }

    private static IEnumerable<Observation> HeadersWithAjaxOnly(Timeline run)
    {
        foreach ((int index, Entry.AuthRequested request) in run.Of<Entry.AuthRequested>())
        {
            foreach (Parameter wanted in run.Setup.AuthHeaders)
            {
                bool carried = request.Headers.Any(header =>
                    header.Name.Equals(wanted.Name, StringComparison.OrdinalIgnoreCase) && header.Value == wanted.Value);
                bool ajax = run.Setup.AuthTransport == AuthTransport.Ajax;
                yield return Observation.Of(
                    carried == ajax, index, $"{(ajax ? "" : "no ")}header {wanted.Name}", $"headers: {string.Join(", ", request.Headers.Select(header => header.Name))}");
            }
        }
    }

    private static IEnumerable<Observation> Carries(Timeline run, int index, ValueList<Parameter> given, string where)
    {
        string socketId = run.LiveAfter(index)?.SocketId ?? "";
        yield return Observation.Of(
            given.Contains(new Parameter("socket_id", socketId)), index, $"socket_id {socketId} in the {where}", $"{Form.Write(given)}");
        yield return Observation.Of(
            given.Any(parameter => parameter is { Name: "channel_name", Value.Length: > 0 }), index, $"channel_name in the {where}", $"{Form.Write(given)}");
        foreach (Parameter wanted in run.Setup.AuthParams)
        {
            yield return Observation.Of(given.Contains(wanted), index, $"{wanted.Name}={wanted.Value} in the {where}", $"{Form.Write(given)}");
        }
    }
}
