using Simulator.Clients;
using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Tests.Canaries;
using Simulator.Time;

namespace Simulator.Tests.Liberties;

/// <summary>Every way in which honest clients are known to differ from the reference client.</summary>
internal static class LibertyCatalogue
{
    public static ValueList<Liberty> All { get; } =
    [
        new("no-offline-notice", "An offline notice does not drop the connection.", ["CHOICE-5"], Faulty.Hearing((_, input) => input is ClientInput.NetworkOffline ? null : input)),
        new("no-online-notice", "An online notice starts no attempt.", ["CHOICE-6"], Faulty.Hearing((_, input) => input is ClientInput.NetworkOnline ? null : input)),
        new("patient-attempts", "An attempt may take six seconds.", ["CHOICE-1"], Faulty.Numbers(policy => policy with { AttemptTimeout = Duration.FromSeconds(6) })),
        new("short-attempts", "An attempt may take three seconds.", ["CHOICE-1"], Faulty.Numbers(policy => policy with { AttemptTimeout = Duration.FromSeconds(3) })),
        new("very-patient-attempts", "An attempt may take ten seconds.", ["CHOICE-1"], Faulty.Numbers(policy => policy with { AttemptTimeout = Duration.FromSeconds(10) })),
        new("crowded-waits", "The waits while connecting are of 1, 1, 2, 3, then 5 s.", ["CHOICE-2"], Faulty.Numbers(policy => policy with { RetryWaits = [Duration.FromSeconds(1), Duration.FromSeconds(1), Duration.FromSeconds(2), Duration.FromSeconds(3), Duration.FromSeconds(5)] })),
        new("steady-waits", "Every wait while connecting is of three seconds.", ["CHOICE-2"], Faulty.Numbers(policy => policy with { RetryWaits = [Duration.FromSeconds(3)] })),
        new("short-waits", "The first waits while connecting are of half a second.", ["CHOICE-2"], Faulty.Numbers(policy => policy with { RetryWaits = [new Duration(500), new Duration(500), Duration.FromSeconds(5)] })),
        new("long-back-off", "After a code 4100-4199 it waits three seconds.", ["CHOICE-3"], Faulty.Numbers(policy => policy with { BackOffWait = Duration.FromSeconds(3) })),
        new("slow-floor", "Between two connections that were dropped it waits three seconds.", ["CHOICE-4"], Faulty.Numbers(policy => policy with { ReconnectFloor = Duration.FromSeconds(3) })),
        new("early-ping", "It asks for a sign of life after a minute of silence.", ["CHOICE-7"], Faulty.Options(setup => setup with { ActivityTimeout = Duration.Shorter(setup.EffectivePolicy.ActivityTimeout, Duration.FromSeconds(60)) })),
        new("impatient", "It waits for a sign of life for ten seconds.", ["CHOICE-8"], Faulty.Options(setup => setup with { PongTimeout = Duration.Shorter(setup.EffectivePolicy.PongTimeout, Duration.FromSeconds(10)) })),
        new("patient-with-pongs", "It waits for a sign of life for 45 s.", ["CHOICE-8"], Faulty.Numbers(policy => policy with { PongTimeout = Duration.FromSeconds(45) })),
        new("early-unavailable", "It becomes unavailable after 29.2 s.", [], Faulty.Numbers(policy => policy with { UnavailableAfter = Duration.Shorter(policy.UnavailableAfter, new Duration(29_200)) })),
        new("late-unavailable", "It becomes unavailable after 30.8 s.", [], Faulty.Numbers(policy => policy with { UnavailableAfter = policy.UnavailableAfter + new Duration(800) })),
        new("other-query", "The members of the query of its address come in another order, and there is one more.", [], Faulty.Telling(Turned)),
        new("other-body", "The members of an authentication request come in another order.", [], Faulty.Telling(output => output is ClientOutput.AuthRequest request ? request with { Body = Reversed(request.Body), Url = TurnedUrl(request.Url) } : output)),
        new("hides-malformed", "It drops a malformed message without a word.", ["CHOICE-10"], Faulty.Telling(output => output is ClientOutput.Error { Payload: var payload } && !payload.Contains("\"code\":4", StringComparison.Ordinal) ? null : output)),
        new("hides-refusal", "It does not tell that a subscription was refused.", ["CHOICE-13"], Faulty.Telling(output => output is ClientOutput.OtherEvent { Name: "pusher:subscription_error" } ? null : output)),
        new("answers-early", "It answers a ping before the handshake, too.", [], Faulty.Answering(AnsweringEarly)),
        new("slow-subscriptions", "It asks for a channel twenty milliseconds later than it could.", ["CHOICE-12", "CHOICE-14"], setup => new SlowToSubscribe(setup)),
        new("talks", "It emits an event of its own when it connects.", [], Faulty.Answering((_, _, outputs) => outputs.SelectMany(output => output is ClientOutput.StateEvent { State: "connected" } ? [output, new ClientOutput.OtherEvent("ready", "{}")] : new[] { output }))),
    ];

    private static ClientOutput? Turned(ClientOutput output) =>
        output is ClientOutput.OpenAttempt attempt ? attempt with { Url = $"{TurnedUrl(attempt.Url)}&more=1" } : output;

    private static string TurnedUrl(string url) => url.Split('?') is [string path, string query] ? $"{path}?{Reversed(query)}" : url;

    private static string Reversed(string query) => string.Join('&', query.Split('&').Reverse());

    private static IEnumerable<ClientOutput> AnsweringEarly(ClientSetup setup, ClientInput input, IReadOnlyList<ClientOutput> outputs) =>
        input is ClientInput.TextReceived { Text: var text, Attempt: var attempt } && Frame.Parse(text)?.Event == "pusher:ping" && !outputs.OfType<ClientOutput.SendText>().Any()
            ? [.. outputs, new ClientOutput.SendText(attempt, FrameWriter.Encoded("pusher:pong", "{}", null))]
            : outputs;

    private sealed class SlowToSubscribe(ClientSetup setup) : FaultyClient(setup)
    {
        private readonly Queue<(Instant Due, ClientOutput.SendText Text)> held = new();

        public override Instant? NextDeadline => Earlier(base.NextDeadline, held.TryPeek(out (Instant Due, ClientOutput.SendText Text) first) ? first.Due : null);

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            var outputs = new List<ClientOutput>();
            while (held.TryPeek(out (Instant Due, ClientOutput.SendText Text) first) && first.Due <= now)
            {
                outputs.Add(held.Dequeue().Text);
            }

            bool isOurs = input is ClientInput.DeadlineReached && !(Inner.NextDeadline <= now);
            foreach (ClientOutput output in isOurs ? [] : Right(now, input))
            {
                if (output is ClientOutput.SendText { Text: var text } sent && Frame.Parse(text)?.Event == "pusher:subscribe")
                {
                    held.Enqueue((now + new Duration(20), sent));
                }
                else
                {
                    outputs.Add(output);
                }
            }

            ForgetWhatEnded(outputs, input);
            return input is ClientInput.Unsubscribe left && Forgets(left.Channel) ? [] : outputs;
        }

        /// <summary>What is left before it was asked for is neither asked for nor left.</summary>
        private bool Forgets(string channel)
        {
            (Instant Due, ClientOutput.SendText Text)[] others = [.. held.Where(text => Frame.Parse(text.Text.Text) is not Frame frame || ChannelAuth.SubscribedChannel(frame) != channel)];
            bool forgets = others.Length < held.Count;
            held.Clear();
            Array.ForEach(others, held.Enqueue);
            return forgets;
        }

        /// <summary>Nothing is sent on an attempt that is over.</summary>
        private void ForgetWhatEnded(List<ClientOutput> outputs, ClientInput input)
        {
            int[] over = [.. outputs.OfType<ClientOutput.CloseAttempt>().Select(closed => closed.Attempt), .. input is ClientInput.AttemptClosed ended ? [ended.Attempt] : Array.Empty<int>()];
            (Instant Due, ClientOutput.SendText Text)[] left = [.. held.Where(text => !over.Contains(text.Text.Attempt))];
            held.Clear();
            Array.ForEach(left, held.Enqueue);
        }
    }
}
