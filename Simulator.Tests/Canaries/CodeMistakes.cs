using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Canaries;

/// <summary>Mistakes about what a code asks for.</summary>
internal static class CodeMistakes
{
    public static IEnumerable<Canary> All { get; } =
    [
        new("hammers-4004", "It takes every 4xxx for a passing fault and tries again each second, over the limit too.", ["LIMIT-3"], 1, Taking(code => code is > 4000 and < 4100, 4100)) { Seen = "pusher-js 8 at soketi over quota" },
        new("waits-on-42xx", "It waits a second where 4200-4299 ask to reconnect at once.", ["CHOICE-4"], 1, Taking(code => code is >= 4200 and < 4300, 4100)),
        new("rests-on-41xx", "It takes 4100-4199 for final.", ["STATE-8"], 1, Taking(code => code is >= 4100 and < 4200, 4001)),
        new("rests-on-1000", "It takes a server's clean close for its own farewell.", ["STATE-8", "SEQUENCE-2"], 1, Taking(code => code == CloseCodes.Normal, 4001)),
        new("rests-on-4000", "It takes 4000 for final like the other 40xx.", ["OPTION-3"], 0, Taking(code => code == CloseCodes.SecureOnly, 4001)),
        new("ws-after-4000", "After 4000 it tries again over ws.", ["OPTION-3"], 0, Faulty.Telling(output => output is ClientOutput.OpenAttempt open ? Plain(open) : output)),
        new("obeys-told-errors", "An error told on an established connection makes it reconnect.", ["CHOICE-11"], 1, setup => new ObeysToldErrors(setup, _ => true)) { Seen = "laravel/reverb, whose 4200 may mean an unknown event" },
        new("obeys-told-4004", "It takes a 4004 that is told to all for its own.", ["LIMIT-2", "CHOICE-11"], 1, setup => new ObeysToldErrors(setup, code => code == CloseCodes.OverLimit)),
        new("code-elsewhere", "It hands over errors with the code at error.data.code.", ["EVENT-8"], 0, Faulty.Telling(output => output is ClientOutput.Error error ? new ClientOutput.Error($$"""{"error":{{error.Payload}}}""") : output)) { Seen = "nahid/talk#107" },
        new("silent-refusal", "It comes to rest on a final code, and tells nobody.", ["CHOICE-16"], 1, Faulty.Answering((_, input, outputs) => outputs.Where(output => output is not ClientOutput.Error || input is not ClientInput.AttemptClosed { Code: > 4000 and < 4100 }))) { Seen = "pusher-websocket-dotnet#57" },
        new("swallows-errors", "It emits no error event.", ["LIMIT-1", "EVENT-8"], 1, Faulty.Telling(output => output is ClientOutput.Error ? null : output)),
    ];

    /// <summary>A client that acts on some codes as if they were another, but tells them as they are.</summary>
    private static Func<ClientSetup, IClient> Taking(Func<int, bool> some, int another) =>
        setup => new Miscoding(setup, code => some(code) ? another : code);

    /// <summary>Without <c>encrypted</c> every address is plain; a client told to encrypt never gets to this.</summary>
    private static ClientOutput.OpenAttempt Plain(ClientOutput.OpenAttempt open) =>
        open with { Url = open.Url.Replace("wss://", "ws://", StringComparison.Ordinal).Replace(":443/", ":80/", StringComparison.Ordinal) };

    private sealed class Miscoding(ClientSetup setup, Func<int, int> take) : FaultyClient(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            switch (input)
            {
                case ClientInput.AttemptClosed closed when take(closed.Code) != closed.Code && closed.Attempt == Attempt:
                    bool tells = CloseCodes.IsProtocolCode(closed.Code);
                    return [.. Told(tells, closed.Code, closed.Reason), .. Silent(Right(now, closed with { Code = take(closed.Code) }))];
                case ClientInput.TextReceived received when ErrorNotice.From(Frame.Parse(received.Text)) is { Code: int code } notice
                    && take(code) != code && received.Attempt == Attempt:
                    string heard = (notice with { Code = take(code) }).Write();
                    return [.. Told(true, code, notice.Message), .. Silent(Right(now, received with { Text = heard }))];
                default:
                    return Right(now, input);
            }
        }

        private static IEnumerable<ClientOutput> Told(bool tells, int code, string? text) =>
            tells ? [new ClientOutput.Error(new ErrorNotice(code, text).WritePayload())] : [];

        private static IEnumerable<ClientOutput> Silent(IReadOnlyList<ClientOutput> outputs) =>
            outputs.Where(output => output is not ClientOutput.Error);
    }

    private sealed class ObeysToldErrors(ClientSetup setup, Func<int, bool> obeys) : FaultyClient(setup)
    {
        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input) =>
            IsConnected
            && input is ClientInput.TextReceived received
            && received.Attempt == Attempt
            && ErrorNotice.From(Frame.Parse(received.Text)) is { Code: int code }
            && obeys(code)
                ? [new ClientOutput.CloseAttempt(Attempt), .. Right(now, new ClientInput.AttemptClosed(Attempt, code, "", true))]
                : Right(now, input);
    }
}
