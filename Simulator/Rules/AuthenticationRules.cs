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
        new("AUTH-4", RuleLevel.Must, "Authentication requests go to the endpoint that the options name.", Params, AsksEndpoint),
    ];

    private static void AjaxParams(Timeline run, ref Observations seen)
    {
        if (run.Setup.AuthTransport != AuthTransport.Ajax)
        {
            return;
        }

        ChannelRequest.Misses(run, ref seen);
        foreach ((int index, Entry.AuthRequested request) in run.Requests)
        {
            seen.Check(request.Method == "POST", index, "the method POST", $"the method {request.Method}");
            Carries(run, index, Form.Read(request.Body), "body", ref seen);
        }
    }

    private static void JsonpParams(Timeline run, ref Observations seen)
    {
        if (run.Setup.AuthTransport != AuthTransport.Jsonp)
        {
            return;
        }

        ChannelRequest.Misses(run, ref seen);
        foreach ((int index, Entry.AuthRequested request) in run.Requests)
        {
            seen.Check(request.Method == "GET", index, "the method GET", $"the method {request.Method}");
            ValueList<Parameter> given = Form.Read(Form.QueryOf(request.Url));
            seen.Check(given.Any(parameter => parameter.Name == "callback"), index, "the parameter callback in the query", request.Url);
            Carries(run, index, given, "query", ref seen);
        }
    }

    private static void HeadersWithAjaxOnly(Timeline run, ref Observations seen)
    {
        ChannelRequest.Misses(run, ref seen);
        foreach ((int index, Entry.AuthRequested request) in run.Requests)
        {
            foreach (Parameter wanted in run.Setup.AuthHeaders)
            {
                bool carried = request.Headers.Any(header =>
                    header.Name.Equals(wanted.Name, StringComparison.OrdinalIgnoreCase) && header.Value == wanted.Value);
                bool ajax = run.Setup.AuthTransport == AuthTransport.Ajax;
                seen.Check(
                    carried == ajax, index, $"{(ajax ? "" : "no ")}header {wanted.Name}", $"headers: {string.Join(", ", request.Headers.Select(header => header.Name))}");
            }
        }
    }

    private static void AsksEndpoint(Timeline run, ref Observations seen)
    {
        ChannelRequest.Misses(run, ref seen);
        foreach ((int index, Entry.AuthRequested request) in run.Requests)
        {
            string endpoint = run.Setup.AuthEndpoint;
            ValueList<Parameter> carried = Form.Read(Form.QueryOf(request.Url));
            bool isThere = request.Url.Split('?')[0] == endpoint.Split('?')[0] && Form.Read(Form.QueryOf(endpoint)).All(carried.Contains);
            seen.Check(isThere, index, $"a request to {endpoint}", $"one to {request.Url}");
        }
    }

    private static void Carries(Timeline run, int index, ValueList<Parameter> given, string where, ref Observations seen)
    {
        string? socketId = run.LiveAfter(index)?.SocketId;
        seen.Check(
            given.Contains(new Parameter("socket_id", socketId ?? "")),
            index,
            $"{(socketId is null ? "no request while there is no connection" : $"socket_id {socketId} in the {where}")}",
            $"{Form.Write(given)}");
        seen.Check(
            given.Any(parameter => parameter is { Name: "channel_name", Value.Length: > 0 }), index, $"channel_name in the {where}", $"{Form.Write(given)}");
        foreach (Parameter wanted in run.Setup.AuthParams)
        {
            seen.Check(given.Contains(wanted), index, $"{wanted.Name}={wanted.Value} in the {where}", $"{Form.Write(given)}");
        }
    }
}
