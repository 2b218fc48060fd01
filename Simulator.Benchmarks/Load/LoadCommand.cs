using System.Diagnostics;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Simulator.Benchmarks.Load;

/// <summary>
/// <c>load</c>: a thousand connections to the stand-in, ten thousand messages a second to a hundred of them, and then a client that floods it.
/// The stand-in is a process of its own; the clients are all in this one.
/// </summary>
internal static class LoadCommand
{
    private const int Connections = 1_000;
    private const int Subscribers = 100;
    private const int EventsASecond = 100; // each to a hundred subscribers

    /// <summary>Measures and prints.</summary>
    /// <param name="say">Prints a line.</param>
    /// <param name="seconds">How long messages are sent.</param>
    /// <param name="frames">How many frames the flood has.</param>
    /// <returns>The exit code: 1 where something was lost.</returns>
    public static async Task<int> RunAsync(Action<string> say, int seconds, int frames)
    {
        using Process server = Start();
        try
        {
            JToken listening = JObject.Parse((await server.StandardOutput.ReadLineAsync().ConfigureAwait(false))!)["listening"]!;
            _ = server.StandardOutput.ReadToEndAsync(); // a pipe that nobody reads would hold it up
            using var place = new Place((string)listening["address"]!, (string)listening["key"]!, (string)listening["appId"]!);
            using Crowd crowd = await Crowd.GatherAsync(place, Connections, Subscribers).ConfigureAwait(false);
            say($"{Connections} connections, {Subscribers} of them subscribed to one channel: {Megabytes(server)} MB in the stand-in");
            bool isWhole = await TellAsync(say, server, place, crowd, seconds).ConfigureAwait(false);
            await FloodAsync(say, server, place, frames).ConfigureAwait(false);
            return isWhole ? 0 : 1;
        }
        finally
        {
            server.Kill();
        }
    }

    private static async Task<bool> TellAsync(Action<string> say, Process server, Place place, Crowd crowd, int seconds)
    {
        TimeSpan busy = server.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var published = new List<Task>();
        for (int number = 0; number < seconds * EventsASecond; number++)
        {
            TimeSpan due = TimeSpan.FromSeconds((double)number / EventsASecond);
            TimeSpan wait = due - clock.Elapsed;
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait).ConfigureAwait(false);
            }

            published.Add(place.PublishAsync(Crowd.Channel, Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture)));
        }

        await Task.WhenAll(published).ConfigureAwait(false);
        TimeSpan sending = clock.Elapsed;
        int wanted = seconds * EventsASecond * Subscribers;
        await crowd.WaitAsync(wanted, TimeSpan.FromSeconds(30)).ConfigureAwait(false);
        long[] waits = crowd.Waits();
        Array.Sort(waits);
        server.Refresh();
        say(string.Create(CultureInfo.InvariantCulture, $"{wanted} messages wanted in {seconds} s, sent in {sending.TotalSeconds:0.0} s, heard {waits.Length}, lost {wanted - waits.Length}: {waits.Length / sending.TotalSeconds:0} a second"));
        say(string.Create(CultureInfo.InvariantCulture, $"from the publisher's request to the client: median {Part(waits, 0.5):0.0} ms, 99 of 100 within {Part(waits, 0.99):0.0} ms (10 ms of that are the path's own)"));
        say(string.Create(CultureInfo.InvariantCulture, $"the stand-in: {(server.TotalProcessorTime - busy).TotalSeconds / sending.TotalSeconds:0.00} cores, {Megabytes(server)} MB"));
        return waits.Length == wanted;
    }

    private static async Task FloodAsync(Action<string> say, Process server, Place place, int frames)
    {
        using Crowd others = await Crowd.GatherAsync(place, 10, 0).ConfigureAwait(false);
        var clock = Stopwatch.StartNew();
        Task flood = Crowd.FloodAsync(place, frames);
        var pongs = new List<double>();
        do
        {
            pongs.AddRange(await others.PingAsync().ConfigureAwait(false));
        }
        while (!flood.IsCompleted);
        await flood.ConfigureAwait(false);
        double seconds = clock.Elapsed.TotalSeconds;
        pongs.Sort();
        server.Refresh();
        say(string.Create(CultureInfo.InvariantCulture, $"a flood of {frames} frames of one client: {seconds:0.0} s, {frames / seconds:0} a second; meanwhile {pongs.Count} pongs of ten others, median {pongs[pongs.Count / 2]:0.0} ms, the slowest {pongs[^1]:0.0} ms; {Megabytes(server)} MB"));
    }

    private static double Part(long[] sorted, double part) =>
        sorted.Length == 0 ? double.NaN : TimeSpan.FromTicks(sorted[(int)((sorted.Length - 1) * part)] * TimeSpan.TicksPerSecond / Stopwatch.Frequency).TotalMilliseconds;

    private static long Megabytes(Process server)
    {
        server.Refresh();
        return server.WorkingSet64 / 1_000_000;
    }

    private static Process Start()
    {
        string tool = Path.Combine(Project.Root, "Simulator.Scenarios", "bin", "Release", "net10.0", "Simulator.Scenarios.dll");
        if (!File.Exists(tool))
        {
            tool = tool.Replace("Release", "Debug", StringComparison.Ordinal);
        }

        return Process.Start(new ProcessStartInfo("dotnet", [tool, "stand-in", "--json"]) { RedirectStandardOutput = true })!;
    }
}
