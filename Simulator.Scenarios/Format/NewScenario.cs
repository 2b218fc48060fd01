using Simulator.Collections;
using Simulator.Time;

namespace Simulator.Scenarios.Format;

/// <summary>A scenario to begin with, whose text has comments.</summary>
/// <param name="Name">The word by which it is asked for.</param>
/// <param name="Told">What happens in it, in a few words.</param>
/// <param name="Parts">Its steps and its expectations, given when it happens and for how long.</param>
/// <param name="Lasts">Whether it ends by itself after a while.</param>
internal sealed record NewScenario(string Name, string Told, Func<Duration, Duration, (string Steps, string Expect)> Parts, bool Lasts)
{
    /// <summary>All of them.</summary>
    public static ValueList<NewScenario> All { get; } =
    [
        new("outage", "the network is gone, and the system says so", (at, length) => Away("\"network\": \"offline\"", "\"network\": \"up\"", at, length), Lasts: true),
        new("server-down", "nobody listens at the server's address", (at, length) => Away("\"server\": \"down\"", "\"server\": \"up\"", at, length), Lasts: true),
        new("dead-path", "the connection is open, but nothing gets through any more", (at, length) => Away("\"server\": \"silent\"", "\"server\": \"up\"", at, length), Lasts: true),
        new("closed", "the server closes the connection and asks for a new one later", (at, length) => Once("\"close\": { \"code\": 4200 }", at, length), Lasts: false),
        new("refused", "the application is gone: no attempt may follow", (at, _) => ($"    {{ \"at\": \"{at}\", \"close\": {{ \"code\": 4001 }} }}", "    // After a code from 4000 to 4099 the client must not try again.\n    { \"never\": { \"transition\": \"disconnected -> connecting\" } }"), Lasts: false),
        new("sleep", "the device sleeps, and wakes", (at, length) => ($"    {{ \"at\": \"{at}\", \"sleep\": \"{length}\" }}", Back(at, length)), Lasts: true),
        new("channel", "a message comes on a channel", (at, _) => ($"    {{ \"at\": \"1s\", \"client\": {{ \"subscribe\": \"news\" }} }},\n    {{ \"at\": \"{at}\", \"message\": {{ \"channel\": \"news\", \"event\": \"headline\", \"data\": {{ \"text\": \"hello\" }} }} }}", "    // The program hears it once.\n    { \"received\": { \"channel\": \"news\", \"event\": \"headline\" }, \"times\": 1 }"), Lasts: false),
    ];

    /// <summary>The text of its file.</summary>
    /// <param name="at">When it happens.</param>
    /// <param name="length">For how long.</param>
    /// <param name="schema">The way to the schema; null for none.</param>
    public string Text(Duration at, Duration length, string? schema)
    {
        (string steps, string expect) = Parts(at, length);
        string first = schema is null ? "" : $"  \"$schema\": \"{schema}\",\n";
        return $$"""
            {
            {{first}}  // One line that a list of tests shows.
              "title": "{{char.ToUpperInvariant(Told[0])}}{{Told[1..]}}",
              // What real situation it stands for: told where an expectation fails.
              "why": "Somebody waits for the client to get over this.",
              "steps": [
                // ‘at’ counts from the creation of the client, ‘after’ from the step before.
            {{steps}}
              ],
              // When the run ends; it costs nothing to wait.
              "until": "{{at + length + Duration.FromSeconds(120)}}",
              "expect": [
            {{expect}}
              ]
            }

            """.ReplaceLineEndings("\n");
    }

    private static (string Steps, string Expect) Away(string gone, string back, Duration at, Duration length) =>
        ($"    {{ \"at\": \"{at}\", {gone} }},\n    {{ \"after\": \"{length}\", {back} }}", Back(at, length));

    private static (string Steps, string Expect) Once(string action, Duration at, Duration length) => ($"    {{ \"at\": \"{at}\", {action} }}", Back(at, length));

    private static string Back(Duration at, Duration length) =>
        $"    // Two minutes later at the latest the client is connected again.\n    {{ \"state\": \"connected\", \"at\": \"{at + length + Duration.FromSeconds(120)}\" }}";
}
