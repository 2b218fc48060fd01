using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Canaries;

/// <summary>Mistakes about when to try again.</summary>
internal static class RetryMistakes
{
    private static readonly Duration Second = Duration.FromSeconds(1);
    private static readonly Duration Ages = Duration.FromSeconds(1_000_000_000);

    public static IEnumerable<Canary> All { get; } =
    [
        new("no-retry", "On becoming unavailable it clears all its timers, that of the retry too.", ["STATE-5"], 0, setup => new TimerlessWhenUnavailable(setup)),
        new("retry-soon", "It goes on at the pace of connecting while unavailable: every five seconds.", ["STATE-5"], 0, Faulty.Numbers(policy => policy with { RetryInterval = Duration.FromSeconds(5) })),
        new("retry-second-late", "The retry interval is a second too long.", ["STATE-5"], 1, Faulty.Numbers(policy => policy with { RetryInterval = policy.RetryInterval + Second })),
        new("retry-second-early", "The retry interval is a second too short.", ["STATE-5"], 0, Faulty.Numbers(policy => policy with { RetryInterval = policy.RetryInterval - Second })),
        new("slow-recovery", "Its retries while unavailable are a minute apart.", ["STATE-5", "SEQUENCE-8"], 0, Faulty.Numbers(policy => policy with { RetryInterval = Duration.FromSeconds(60) })) { Seen = "pusher-js#602" },
        new("unavailable-early", "It becomes unavailable ten seconds after connecting.", ["SEQUENCE-4"], 0, Faulty.Numbers(policy => policy with { UnavailableAfter = Duration.FromSeconds(10) })) { Seen = "pusher-js 8" },
        new("unavailable-late", "It counts the thirty seconds from the end of the first attempt.", ["SEQUENCE-4"], 0, Faulty.Numbers(policy => policy with { UnavailableAfter = policy.UnavailableAfter + policy.AttemptTimeout })) { Seen = "pusher-js 1.9" },
        new("unavailable-never", "It never becomes unavailable.", ["SEQUENCE-3"], 1, Faulty.Numbers(policy => policy with { UnavailableAfter = Ages })) { Seen = "pusher-js 8 at soketi over quota" },
        new("no-attempt-timeout", "It waits for ever for an attempt that hangs.", ["CHOICE-1"], 0, Faulty.Numbers(policy => policy with { AttemptTimeout = Ages, FlashAttemptTimeout = Ages })) { Seen = "libPusher#182" },
        new("hammers", "It tries again six times a second, for ever.", ["CONNECT-4"], 1, Faulty.Numbers(policy => policy with { RetryWaits = [new Duration(120)], RetryInterval = new Duration(150) })) { Seen = "pusher-websocket-ruby#40" },
        new("hurried-attempts", "It gives every attempt up after a second.", ["CHOICE-1"], 0, Faulty.Numbers(policy => policy with { AttemptTimeout = Second, FlashAttemptTimeout = Second })),
        new("flat-waits", "It retries each second, however often it has failed.", ["CHOICE-2"], 0, Faulty.Numbers(policy => policy with { RetryWaits = [Second] })) { Seen = "pusher-js 8 at soketi over quota" },
        new("waits-second-late", "Each wait between failed attempts is a second too long.", ["CHOICE-2"], 0, Faulty.Numbers(policy => policy with { RetryWaits = [.. policy.RetryWaits.Select(wait => wait + Second)] })),
        new("no-back-off", "It does not wait after 4100-4199.", ["CHOICE-3"], 1, Faulty.Numbers(policy => policy with { BackOffWait = new Duration(1) })),
        new("storm", "It reconnects at once to a server that accepts and drops, without any floor.", ["CHOICE-4"], 1, Faulty.Numbers(policy => policy with { ReconnectFloor = Duration.Zero })) { Seen = "laravel/reverb#226" },
        new("six-attempts", "It gives up for good after six attempts.", ["STATE-8"], 0, setup => new EasilyDiscouraged(setup)) { Seen = "pusher-websocket-java#197" },
        new("reconnects-once", "Its flag that a reconnection is under way is never cleared: it reconnects once.", ["STATE-8"], 1, setup => new ReconnectsOnce(setup)),
        new("waits-for-notice", "Once told that it is offline it makes no retry before it is told otherwise.", ["STATE-5"], 1, setup => new WaitsForNotice(setup)) { Seen = "pusher-js#317" },
    ];

    private sealed class TimerlessWhenUnavailable(ClientSetup setup) : FaultyClient(setup)
    {
        public override Instant? NextDeadline => State == "unavailable" ? null : base.NextDeadline;
    }

    private sealed class EasilyDiscouraged(ClientSetup setup) : FaultyClient(setup)
    {
        private int attempts;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            bool enough = input is ClientInput.DeadlineReached && !IsConnected && attempts >= 6;
            IReadOnlyList<ClientOutput> outputs = Right(now, enough ? new ClientInput.Disconnect() : input);
            attempts = IsConnected || enough ? 0 : attempts + outputs.OfType<ClientOutput.OpenAttempt>().Count();
            return outputs;
        }
    }

    private sealed class ReconnectsOnce(ClientSetup setup) : FaultyClient(setup)
    {
        private bool reconnecting;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            bool isDrop = input is ClientInput.AttemptClosed closed && closed.Attempt == Attempt && IsConnected;
            bool gaveUp = isDrop && reconnecting;
            reconnecting |= isDrop;
            return Right(now, gaveUp ? new ClientInput.Disconnect() : input);
        }
    }

    private sealed class WaitsForNotice(ClientSetup setup) : FaultyClient(setup)
    {
        private bool offline;

        public override Instant? NextDeadline => offline && State == "unavailable" ? null : base.NextDeadline;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            offline = input switch
            {
                ClientInput.NetworkOffline => true,
                ClientInput.NetworkOnline => false,
                _ => offline,
            };
            return Right(now, input);
        }
    }
}
