using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Canaries;

/// <summary>Mistakes that only a device shows: one whose timers are throttled, and one whose wall clock is set.</summary>
internal static class DeviceMistakes
{
    public static IEnumerable<Canary> All { get; } =
    [
        new("counts-ticks", "It measures time by counting the ticks of a one-second timer: in the background, where timers come late, a second takes a minute.", ["CHOICE-1", "CHOICE-7"], 1, setup => new CountsTicks(setup)),
        new("reads-the-wall-clock", "It measures time with the wall clock, which can be set.", ["CHOICE-1", "CHOICE-2", "CHOICE-7", "CHOICE-8", "EVENT-4"], 1, setup => new ReadsWallClock(setup)),
        new("late-timer-is-a-night", "It takes a timer that comes late for a night's sleep, and drops a live connection.", ["CHOICE-8"], 1, setup => new DropsAfterLateTimer(setup)),
    ];

    private sealed class CountsTicks(ClientSetup setup) : FaultyClient(setup)
    {
        private static readonly Duration Tick = Duration.FromSeconds(1);
        private Instant woken;
        private Instant counted;

        public override Instant? NextDeadline =>
            base.NextDeadline is Instant due ? woken + Duration.Shorter(Tick, Duration.Longer(due - counted, Duration.Zero)) : null;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            counted += base.NextDeadline is null ? now - woken : Duration.Shorter(now - woken, Tick);
            woken = now;
            bool isTick = input is ClientInput.DeadlineReached && counted < base.NextDeadline;
            return isTick ? [] : Right(counted, input);
        }
    }

    private sealed class ReadsWallClock(ClientSetup setup) : FaultyClient(setup)
    {
        private Duration ahead;

        public override Instant? NextDeadline => base.NextDeadline - ahead;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            ahead += input is ClientInput.WallClockJumped jumped ? jumped.By : Duration.Zero;
            return Right(now + ahead, input);
        }
    }

    private sealed class DropsAfterLateTimer(ClientSetup setup) : FaultyClient(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            bool late = IsConnected && input is ClientInput.DeadlineReached && now > base.NextDeadline + Duration.FromSeconds(2);
            return late ? [.. Right(now, new ClientInput.NetworkOffline()), .. Right(now, new ClientInput.NetworkOnline())] : Right(now, input);
        }
    }
}
