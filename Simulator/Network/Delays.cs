using System.Globalization;
using Simulator.Randomness;
using Simulator.Time;

namespace Simulator.Network;

/// <summary>
/// How long each thing takes. What is a range is drawn from a stream of its own, named by what is drawn and for which
/// attempt or request, so that a new step in a scenario shifts no other draw.
/// </summary>
internal sealed class Delays(NetworkTimings initial, long seed)
{
    private readonly NetworkTimings first = initial;
    private NetworkTimings timings = initial;
    private Dictionary<string, RandomStream>? streams; // most scenarios leave nothing to chance

    /// <summary>The longest time from the start of an attempt to the server's first word.</summary>
    public Duration SlowestAnswer => timings.OpenAfter.To + timings.EstablishedAfter.To;

    /// <summary>How long a socket lasts without a text.</summary>
    public Duration IdleTimeout => timings.IdleTimeout;

    /// <summary>How long a socket lasts at all.</summary>
    public Duration Lifetime => timings.Lifetime;

    /// <summary>What becomes of a socket that is worn out.</summary>
    public WornSocket Worn => timings.Worn;

    /// <summary>Whether a socket lasts until the server's first word.</summary>
    public bool OutlastsHandshake => Outlasts(timings.IdleTimeout) && Outlasts(timings.Lifetime);

    /// <summary>From now on things take as long as <paramref name="change"/> says.</summary>
    public void Change(TimingsChange change) => timings = change.Apply(timings);

    /// <summary>Writes down what decides how long things take from now on.</summary>
    public void Write(ValueWriter writer) => writer.Add(timings == first ? "" : timings.ToString());

    /// <summary>What arrives late, once a path is alive again, takes the shortest time of a message.</summary>
    public Duration Release => timings.MessageAfter.From;

    public Duration Open(int attempt) => Draw("openAfter", attempt, timings.OpenAfter);

    public Duration Establish(int attempt) => Draw("establishedAfter", attempt, timings.EstablishedAfter);

    public Duration Refuse(int attempt) => Draw("refuseAfter", attempt, timings.RefuseAfter);

    public Duration ToClient(int attempt) => Draw("messageAfter/down", attempt, timings.MessageAfter);

    public Duration ToServer(int attempt) => Draw("messageAfter/up", attempt, timings.MessageAfter);

    public Duration Close(int attempt) => Draw("closeAfter", attempt, timings.CloseAfter);

    public Duration Auth(int request) => Draw("authAfter", request, timings.AuthAfter);

    public Duration RefuseAuth(int request) => Draw("refuseAfter/auth", request, timings.RefuseAfter);

    private bool Outlasts(Duration limit) => limit == NetworkTimings.NoLimit || limit > timings.EstablishedAfter.To;

    private Duration Draw(string name, int number, DurationRange range)
    {
        if (range.IsExact)
        {
            return range.From;
        }

        string key = string.Create(CultureInfo.InvariantCulture, $"{name}/{number}");
        streams ??= [];
        if (!streams.TryGetValue(key, out RandomStream? stream))
        {
            stream = new RandomStream(seed, key);
            streams.Add(key, stream);
        }

        return new Duration(stream.Between(range.From.Milliseconds, range.To.Milliseconds));
    }
}
