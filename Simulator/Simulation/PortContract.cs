using System.Globalization;
using Simulator.Network;

namespace Simulator.Simulation;

/// <summary>
/// Watches whether a client uses the numbers of the port rightly. It goes by what the client has done and been told: what
/// is still under way to it, such as the end of a socket, it cannot know.
/// </summary>
internal sealed class PortContract
{
    private const int Many = 32;

    private readonly List<(int Number, Known Known)> attempts = [];
    private Dictionary<int, int>? places; // of the attempts, once there are many
    private HashSet<int>? requests; // most clients make none

    /// <summary>How far the client knows that one of its attempts has come.</summary>
    private enum Known
    {
        NeverStarted,
        Started,
        Open,
        Ended,
        Closed,
    }

    /// <summary>The client starts an attempt.</summary>
    /// <returns>What is wrong with that, in a sentence with a remedy; null where nothing is.</returns>
    public string? Start(int attempt)
    {
        if (PlaceOf(attempt) >= 0)
        {
            return Told(attempt, "is started twice: give each attempt a number of its own");
        }

        places?.Add(attempt, attempts.Count);
        attempts.Add((attempt, Known.Started));
        return null;
    }

    /// <summary>The client closes an attempt. One that has ended by itself may be closed all the same.</summary>
    /// <returns>What is wrong with that, in a sentence with a remedy; null where nothing is.</returns>
    public string? Close(int attempt)
    {
        string? mistake = KnownOf(attempt) switch
        {
            Known.NeverStarted => "is closed, and was never started: close the number that the attempt was started with",
            Known.Closed => "is closed twice: forget an attempt once it is closed",
            Known.Started or Known.Open or Known.Ended => null,
        };
        Know(attempt, Known.Closed);
        return mistake is null ? null : Told(attempt, mistake);
    }

    /// <summary>The client sends a text on an attempt.</summary>
    /// <returns>What is wrong with that, in a sentence with a remedy; null where nothing is.</returns>
    public string? Send(int attempt)
    {
        string? mistake = KnownOf(attempt) switch
        {
            Known.NeverStarted => "gets a text, and was never started: send on the number that the attempt was started with",
            Known.Started => "gets a text before the client is told that it is open: wait for AttemptOpened",
            Known.Ended => "gets a text after the client was told that it has ended: send nothing more on it",
            Known.Closed => "gets a text after the client has closed it: send nothing more on it",
            Known.Open => null,
        };
        return mistake is null ? null : Told(attempt, mistake);
    }

    /// <summary>The client makes an authentication request.</summary>
    /// <returns>What is wrong with that, in a sentence with a remedy; null where nothing is.</returns>
    public string? Request(int request) => (requests ??= []).Add(request)
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"request {request} is made twice: give each request a number of its own");

    /// <summary>The client is told what has become of an attempt.</summary>
    public void Hear(Delivery delivery)
    {
        (int Attempt, Known Known)? news = delivery switch
        {
            Delivery.Opened opened => (opened.Attempt, Known.Open),
            Delivery.Failed failed => (failed.Attempt, Known.Ended),
            Delivery.Closed closed => (closed.Attempt, Known.Ended),
            _ => null,
        };
        if (news is (int attempt, Known known) && KnownOf(attempt) != Known.Closed)
        {
            Know(attempt, known);
        }
    }

    private Known KnownOf(int attempt) => PlaceOf(attempt) is int place and >= 0 ? attempts[place].Known : Known.NeverStarted;

    private void Know(int attempt, Known known)
    {
        int place = PlaceOf(attempt);
        if (place >= 0)
        {
            attempts[place] = (attempt, known);
        }
    }

    /// <summary>Where an attempt is in the list; -1 where it is not. A few are looked through, from the end, where it mostly is.</summary>
    private int PlaceOf(int attempt)
    {
        if (attempts.Count >= Many)
        {
            places ??= Enumerable.Range(0, attempts.Count).ToDictionary(place => attempts[place].Number);
            return places.GetValueOrDefault(attempt, -1);
        }

        int place = attempts.Count - 1;
        while (place >= 0 && attempts[place].Number != attempt)
        {
            place--;
        }

        return place;
    }

    private static string Told(int attempt, string mistake) => string.Create(CultureInfo.InvariantCulture, $"attempt {attempt} {mistake}");
}
