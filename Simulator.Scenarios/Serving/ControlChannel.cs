using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Adapters;
using Simulator.Clients;
using Simulator.Logs;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.LogFiles;
using Simulator.Simulation;
using Simulator.Sockets;

namespace Simulator.Scenarios.Serving;

/// <summary>
/// The control channel of a scenario that is being played, over HTTP under <c>/simulator/</c>: how far it is, a step on demand, and for
/// a page or a program that drives the client its calls, and the place to tell what the client emits.
/// </summary>
/// <param name="scenario">The scenario.</param>
/// <param name="audience">What is known of the one who drives the client; null where several clients may come, and nobody is judged.</param>
/// <param name="isDriven">Whether somebody drives the client over this channel.</param>
/// <param name="seen">What has happened.</param>
internal sealed partial class ControlChannel(Scenario scenario, Audience? audience, bool isDriven, SeenEntries seen)
{
    private const string Root = "/simulator/";

    private readonly Calls calls = new();

    /// <summary>The server whose channel it is.</summary>
    public LiveServer? Server { get; set; }

    /// <summary>The program has to call its client.</summary>
    public void Ask(ClientInput input) => calls.Add(input);

    /// <summary>The scenario is over: those who wait for calls need not go on.</summary>
    public void End() => calls.End();

    /// <summary>Answers a request; null where it is not for this channel.</summary>
    public async Task<HttpReply?> ReplyAsync(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return !request.Path.StartsWith(Root, StringComparison.Ordinal) ? null : (request.Method, request.Path[Root.Length..]) switch
        {
            ("GET", "health") => Json(new JObject(new JProperty("ok", true))),
            ("GET", "" or "state") => Json(State()),
            ("GET", "setup") => HttpReply.Json(200, Setup()),
            ("GET", "log") => Log(NumberIn(request.Target, "from")),
            ("GET", "calls") => await CallsAsync(NumberIn(request.Target, "after")).ConfigureAwait(false),
            ("POST", "do") => Do(request.Body),
            ("POST", "observed") => Observe(request.Body),
            _ => HttpReply.Text(404, $"there is nothing at {request.Method} {request.Path}; there are GET health, state, setup, log, calls, and POST do, observed under {Root}"),
        };
    }

    private static HttpReply Json(JObject answer, int status = 200) => HttpReply.Json(status, answer.ToString(Formatting.None));

    private static HttpReply Refused(string why) => Json(new JObject(new JProperty("error", why)), 400);

    private static int NumberIn(string target, string name) =>
        NumberInQuery().Match(target) is { Success: true } match && match.Groups["name"].Value == name ? int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\?(?<name>[a-z]+)=(?<number>[0-9]{1,9})\z")]
    private static partial Regex NumberInQuery();

    /// <summary>What a driver that is a program hears at its beginning.</summary>
    private string Setup()
    {
        Uri address = Server!.Address;
        return TurnWriter.Served(scenario.Client, address.Host, address.Port, address.Scheme == "wss");
    }

    private JObject State()
    {
        IReadOnlyList<Entry> entries = seen.From(0);
        var step = entries.OfType<Entry.StepTaken>().LastOrDefault();
        return new JObject(
            new JProperty("scenario", scenario.Id),
            new JProperty("title", scenario.Title),
            new JProperty("now", entries.Count == 0 ? 0 : entries[^1].At.Milliseconds),
            new JProperty("over", Server?.Completion.IsCompleted == true),
            new JProperty("step", step is null ? null : new JObject(new JProperty("number", step.Number), new JProperty("at", step.At.Milliseconds), new JProperty("text", step.Text))),
            new JProperty("state", entries.OfType<Entry.StateChange>().LastOrDefault()?.Current),
            new JProperty("attempts", entries.OfType<Entry.AttemptStarted>().LastOrDefault()?.Attempt ?? 0),
            new JProperty("entries", seen.Count));
    }

    private HttpReply Log(int from)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var writer = new LogFileWriter(text);
        foreach (Entry entry in seen.From(from))
        {
            writer.Add(entry);
        }

        return new HttpReply(200, "application/jsonl; charset=utf-8", text.ToString());
    }

    /// <summary>Whoever asks for calls drives the client: its first question is its first sign.</summary>
    private async Task<HttpReply> CallsAsync(int after)
    {
        if (!isDriven)
        {
            return Refused("nobody was announced who drives the client: start the server with --driven");
        }

        audience?.Listen();
        Server?.Begin();
        return Json(await calls.AfterAsync(after).ConfigureAwait(false));
    }

    private HttpReply Do(string body)
    {
        try
        {
            StepAction action = ControlStep.Read(body);
            return Server?.Do(action) == true ? Json(new JObject(new JProperty("done", StepText.Write(action)))) : Refused("the scenario is over");
        }
        catch (ScenarioFormatException error)
        {
            return Refused(error.Message);
        }
    }

    private HttpReply Observe(string body)
    {
        if (audience is null)
        {
            return Refused("nobody is judged here, since several clients may come: ‘serve FILE’ judges one");
        }

        try
        {
            ClientOutput[] outputs = [.. OutputReader.ReadAll(body)];
            Array.ForEach(outputs, audience.Hear);
            return Server?.Observe([.. outputs]) == true ? Json(new JObject(new JProperty("heard", outputs.Length))) : Refused("the scenario is over");
        }
        catch (FormatException error)
        {
            return Refused(error.Message);
        }
    }
}
