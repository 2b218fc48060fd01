using System.Net.WebSockets;
using Simulator.Scenarios.Commands;
using Simulator.Tests.Commands;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.RealSockets;

/// <summary>Breaks when the command that plays scenarios to real clients does something else than its help says.</summary>
[Collection(RealSocketsCollection.Name)]
[Trait("Speed", "Slow")]
public sealed class ServeCommandTests : IDisposable
{
    private const string Hello = """echo '{"driver":1,"client":"shell","release":"1"}'""";
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_client_that_somebody_else_starts_is_judged_by_the_wire_and_its_log_judged_again_later()
    {
        Write("short.json", """{ "title": "Short", "until": "500ms" }""");
        (int exit, string output) = await ServeAndConnect("serve", "short.json", "--once", "--logs", "logs");
        Assert.Equal(0, exit);
        Assert.Contains("the wire alone", output, StringComparison.Ordinal);
        CommandRun judged = Run("judge", "logs/short.jsonl");
        Assert.Equal(0, judged.Exit);
        Assert.Contains("1 log", judged.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_driver_is_told_where_the_server_is_and_what_to_call_and_what_it_tells_is_judged()
    {
        Write("calls.json", """{ "title": "Calls", "steps": [ { "at": "100ms", "client": "connect" } ], "until": "400ms" }""");
        Write("driver.sh", $"{Hello}\nread begin; echo \"begin $begin\" >&2\nread created; read call; echo \"call $call\" >&2\n" + """echo '{"output":"stateChange","previous":"initialized","current":"lost"}'""" + "\nsleep 1");
        CommandRun served = Run("serve", "calls.json", "--tolerance", "300ms", "--", "sh", "driver.sh");
        Assert.Equal(1, served.Exit);
        Assert.Contains("""call {"input":"connect"}""", served.Output, StringComparison.Ordinal);
        Assert.Contains("\"host\":\"127.0.0.1\",\"port\":", served.Output, StringComparison.Ordinal);
        Assert.Contains("STATE-1 broken", served.Output, StringComparison.Ordinal);
        Assert.Contains("serve calls.json --tolerance 300ms -- sh driver.sh", served.Output.Replace($"{folder.Path}/", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_terminal_the_last_line_says_how_things_stand_and_is_written_over()
    {
        Write("calls.json", """{ "title": "Calls", "steps": [ { "at": "100ms", "client": "connect" } ], "until": "300ms" }""");
        Write("driver.sh", $"{Hello}\nread begin; sleep 1");
        CommandRun served = CommandRun.Of(folder, host => host with { OutputIsTerminal = true, ErrorIsTerminal = true, Width = 80 }, "serve", "calls.json", "--tolerance", "300ms", "--", "sh", "driver.sh");
        Assert.Matches(@"\rinitialized, no attempt yet; next: [^\r]*connect[^\r]* at 0\.100 *\r", served.Error);
        Assert.EndsWith($"\r{"",-79}\r", served.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("u000d", served.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_cannot_be_read_ends_with_2_and_says_what_is_wrong()
    {
        Write("short.json", """{ "title": "Short", "until": "300ms" }""");
        Write("driver.sh", $"{Hello}\nread begin; " + """echo '{"output":"openAttempt","attempt":1,"transport":"websocket","url":"ws://a"}'""" + "\nsleep 1");
        CommandRun served = Run("serve", "short.json", "--", "sh", "driver.sh");
        Assert.Equal(2, served.Exit);
        Assert.Contains("the server sees that itself", served.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_staged_is_told_with_the_reason_and_the_remedy()
    {
        Write("sleep.json", """{ "title": "Sleep", "steps": [ { "at": "1s", "sleep": "1h" } ], "until": "2h" }""");
        CommandRun served = Run("serve", "sleep.json", "--once");
        Assert.Equal(2, served.Exit);
        Assert.Contains("step 1 (sleep 1h): only a client that the simulator has started can be put to sleep. Give its command behind ‘--’.", served.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_client_comes_in_time_that_is_said()
    {
        Write("short.json", """{ "title": "Short", "until": "300ms" }""");
        CommandRun served = Run("serve", "short.json", "--once", "--wait-for-client", "50ms");
        Assert.Equal(2, served.Exit);
        Assert.Contains("No client came to short.", served.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_that_cannot_be_started_is_told()
    {
        Write("short.json", """{ "title": "Short", "until": "300ms" }""");
        CommandRun served = Run("serve", "short.json", "--", "no-such-client-at-all");
        Assert.Equal(2, served.Exit);
        Assert.Contains("no-such-client-at-all", served.Output + served.Error, StringComparison.Ordinal);
        Assert.Contains("ended with exit code 127", served.Error, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Condition", "sleep")]
    public void While_the_device_sleeps_the_program_stands_still()
    {
        Write("sleep.json", """{ "title": "Sleep", "steps": [ { "at": "300ms", "sleep": "800ms" } ], "until": "1500ms" }""");
        Write("driver.sh", $"{Hello}\nwhile true; do date +tick%s%N >&2; sleep 0.05; done");
        CommandRun served = Run("serve", "sleep.json", "--", "sh", "driver.sh");
        long[] ticks = [.. served.Output.Split('\n').Select(line => line.Split("tick")).Where(parts => parts.Length == 2).Select(parts => long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) / 1_000_000)];
        Assert.True(ticks.Length > 10, served.Output);
        Assert.Contains(ticks.Zip(ticks.Skip(1), (left, right) => right - left), gap => gap > 600);
    }

    [Fact]
    public async Task A_client_is_accelerated_by_the_program_that_can_and_its_absence_is_told()
    {
        Write("short.json", """{ "title": "Short", "until": "2s" }""");
        Write("driver.sh", $"{Hello}\nread begin; sleep 5");
        CommandRun missing = Run("serve", "short.json", "--accelerate", "10", "--", "sh", "driver.sh");
        Assert.Equal((2, true), (missing.Exit, missing.Error.StartsWith("--accelerate needs the program ‘faketime’, which is in no folder of PATH: install it", StringComparison.Ordinal)));
        Assert.Contains("give it behind ‘--’", Run("serve", "short.json", "--accelerate", "10").Error, StringComparison.Ordinal);

        Write("bin/faketime", "#!/bin/sh\necho \"as told: $1 $2\" >&2\nshift 2\nexec \"$@\"\n");
        using (var chmod = System.Diagnostics.Process.Start("chmod", ["+x", folder["bin/faketime"]]))
        {
            await chmod.WaitForExitAsync();
        }

        CommandRun served = CommandRun.Of(folder, host => host with { Variable = name => name == "PATH" ? folder["bin"] : null }, "serve", "short.json", "--accelerate", "10", "--tolerance", "50ms", "--", "sh", "driver.sh");
        Assert.Contains("as told: -f +0 x10", served.Output, StringComparison.Ordinal);
        Assert.Contains("tolerance: 500ms, 10 times as fast", served.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private void Write(string name, string text) => folder.Write(name, text);

    private CommandRun Run(params string[] arguments) => CommandRun.Of(folder, arguments);

    /// <summary>Serves, and connects a plain client to the port that the first line tells.</summary>
    private async Task<(int Exit, string Output)> ServeAndConnect(params string[] arguments)
    {
        using var output = new LineWriter();
        Task<int> serving = Task.Run(() => CommandLine.Run(arguments, new Host(output, TextWriter.Null) { Folder = folder.Path }));
        string listening = output.Lines.GetConsumingEnumerable().First(line => line.Contains("listening on", StringComparison.Ordinal));
        using var client = new ClientWebSocket();
        await client.ConnectAsync(new Uri(listening.Split("listening on ")[1].Split(';')[0]), CancellationToken.None);
        return (await serving, output.ToString());
    }
}
