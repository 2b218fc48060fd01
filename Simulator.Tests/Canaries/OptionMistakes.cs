using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Tests.Canaries;

/// <summary>Mistakes about options, and about what the browser supports.</summary>
internal static class OptionMistakes
{
    public static IEnumerable<Canary> All { get; } =
    [
        new("not-encrypted", "It does not heed encrypted.", ["OPTION-1"], 0, Faulty.Options(setup => setup with { Encrypted = false })),
        new("alternates", "After each failed attempt it tries the other scheme.", ["OPTION-1"], 1, setup => new Alternating(setup)) { Seen = "pusher-js 1.9-1.12" },
        new("always-encrypted", "It connects over wss although nobody asked for it.", ["OPTION-2"], 0, Faulty.Options(setup => setup with { Encrypted = true })),
        new("no-flash", "It fails where there is no WebSocket, although there is Flash.", ["STATE-6"], 0, Faulty.Options(setup => setup with { Transports = [.. setup.Transports.Where(transport => transport != Transport.Flash)] })),
        new("prefers-flash", "It takes Flash where both are supported.", ["STATE-7"], 0, Faulty.Options(setup => setup with { Transports = [.. setup.Transports.OrderByDescending(transport => transport)] })),
        new("never-failed", "It does not ask what the browser supports.", ["STATE-6"], 0, Faulty.Options(setup => setup.IsSupported ? setup : setup with { Transports = [Transport.WebSocket] })) { Seen = "pusher-js#21" },
    ];

    private sealed class Alternating(ClientSetup setup) : FaultyClient(setup)
    {
        private bool other;

        public override IReadOnlyList<ClientOutput> Handle(Instant now, ClientInput input)
        {
            other = !IsConnected && other != input is ClientInput.AttemptFailed;
            return [.. Right(now, input).Select(output => output is ClientOutput.OpenAttempt open && other ? Other(open) : output)];
        }

        private static ClientOutput.OpenAttempt Other(ClientOutput.OpenAttempt open) => open with
        {
            Url = ConnectionUrl.IsSecure(open.Url)
                ? open.Url.Replace("wss://", "ws://", StringComparison.Ordinal).Replace(":443/", ":80/", StringComparison.Ordinal)
                : open.Url.Replace("ws://", "wss://", StringComparison.Ordinal).Replace(":80/", ":443/", StringComparison.Ordinal),
        };
    }
}
