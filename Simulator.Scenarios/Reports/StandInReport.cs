using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Logs;
using Simulator.Scenarios.Serving;
using Simulator.Sockets.Application;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells what happens at a stand-in: where it is, and a line for each connection, event and step; or all of it as JSON lines.</summary>
/// <param name="page">Where lines go.</param>
/// <param name="output">What is below the page.</param>
/// <param name="verbose">Whether every entry is told.</param>
/// <param name="json">Whether JSON lines are wanted.</param>
internal sealed class StandInReport(Page page, TextWriter output, bool verbose, bool json)
{
    private readonly Lock gate = new();
    private bool isTold; // nothing is told before the address is

    /// <summary>It listens.</summary>
    public void Listening(StandIn standIn, StandInSettings settings)
    {
        ArgumentNullException.ThrowIfNull(standIn);
        string key = standIn.Played.Client.Key;
        string secret = settings.Application.Secret == new Credentials().Secret ? $"secret {settings.Application.Secret}" : "the secret that was given";
        string web = string.Create(CultureInfo.InvariantCulture, $"http://{standIn.Address.Authority}");
        lock (gate)
        {
            isTold = true;
            if (json)
            {
                Write(new JObject(new JProperty("listening", new JObject(
                    new JProperty("address", standIn.Address.ToString().TrimEnd('/')), new JProperty("port", standIn.Address.Port), new JProperty("key", key), new JProperty("appId", settings.Application.AppId)))));
                return;
            }

            page.Line($"[bold]{Words.Escaped(standIn.Played.Title)}[/]");
            page.Line($"[dim]clients[/]      {Words.Escaped(standIn.Address.ToString().TrimEnd('/'))}[dim], key[/] {Words.Escaped(key)}[dim], authentication at[/] {Words.Escaped(standIn.Played.Client.AuthEndpoint)}");
            page.Line($"[dim]your server[/]  {web}/apps/{Words.Escaped(settings.Application.AppId)}[dim], key[/] {Words.Escaped(key)}[dim],[/] {Words.Escaped(secret)}");
            page.Line($"[dim]break it[/]     curl -d '{Words.Escaped("{ \"server\": \"down\" }")}' {web}/simulator/do");
            page.Line("[dim]Ctrl-C ends it.[/]");
            output.Flush();
        }
    }

    /// <summary>Something happens.</summary>
    public void Happened(Entry entry)
    {
        if (!isTold || !(verbose || IsTold(entry)))
        {
            return;
        }

        lock (gate)
        {
            if (json)
            {
                Write(new JObject(new JProperty("entry", LogText.Line(entry))));
            }
            else
            {
                page.Line(Words.Escaped(LogText.Line(entry)));
                output.Flush();
            }
        }
    }

    private static bool IsTold(Entry entry) =>
        entry is Entry.AttemptStarted or Entry.AttemptOpened or Entry.AttemptFailed or Entry.AttemptClosed or Entry.AttemptGivenUp or Entry.AuthRequested or Entry.AuthAnswered or Entry.StepTaken or Entry.WorldActed or Entry.Stopped;

    private void Write(JObject line)
    {
        output.WriteLine(line.ToString(Formatting.None));
        output.Flush();
    }
}
