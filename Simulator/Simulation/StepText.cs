using System.Globalization;
using Simulator.Network;
using Simulator.Servers;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>What a step does, in the words that logs use; near to those of the scenario file.</summary>
public static class StepText
{
    /// <summary>The word of scenario files for <paramref name="call"/>.</summary>
    public static string Word(ProgramCall call) => call switch
    {
        ProgramCall.Plain { Name: ClientCall.Connect } => "connect",
        ProgramCall.Plain { Name: ClientCall.Disconnect } => "disconnect",
        ProgramCall.Plain { Name: ClientCall.LeavePage } => "leavePage",
        ProgramCall.Subscribe => "subscribe",
        ProgramCall.Unsubscribe => "unsubscribe",
        ProgramCall.Trigger => "trigger",
        _ => throw new ArgumentException($"no word for {call.GetType().Name}", nameof(call)),
    };

    /// <summary>Tells <paramref name="call"/> in words, with what it is about.</summary>
    public static string Write(ProgramCall call) => call switch
    {
        ProgramCall.Trigger trigger => $"trigger {trigger.Event} {trigger.On} {trigger.Data}",
        _ => Word(call) + Optional(call.Channel),
    };

    /// <summary>Tells <paramref name="action"/> in words.</summary>
    public static string Write(StepAction action) => action switch
    {
        StepAction.Call call => $"client {Write(call.Made)}",
        StepAction.InHandler handler => $"client in handler of {handler.Where}{HowOften(handler.Times)}: {Write(handler.Made)}",
        StepAction.Network network => $"network {network.Name ?? Facts(network)}",
        StepAction.ServerRules rules => string.Create(CultureInfo.InvariantCulture, $"server rules: {rules.Rules.Count}"),
        StepAction.Publish publish => $"publish {publish.Event} {publish.Channel}{Optional(publish.Data)}",
        StepAction.Server server => $"server {Word(server.Mode)}",
        StepAction.Answer answer => $"answer {answer.Code}{Counted(answer.Attempts)}{Quoted(answer.Text)}{(answer.ThenClose ? "" : ", left open")}",
        StepAction.Accept => "answer accept",
        StepAction.Handshake { Texts.Count: 0 } silence => $"handshake none{Counted(silence.Attempts)}",
        StepAction.Handshake handshake => $"handshake{Counted(handshake.Attempts)} {string.Join(" then ", handshake.Texts)}",
        StepAction.NormalHandshake => "handshake normal",
        StepAction.Close close => $"close {close.Code}{Quoted(close.Reason)}",
        StepAction.Reset => "close reset",
        StepAction.Error error => $"error{Coded(error.Code)}{Quoted(error.Text)}",
        StepAction.Message message => $"message {message.Event}{Optional(message.Channel)}{Optional(message.Data)}",
        StepAction.Raw raw => $"raw {raw.Text}",
        StepAction.App app => $"app {Changes(app.Change)}",
        StepAction.Sleep sleep => $"sleep {sleep.Length}",
        StepAction.Throttle throttle => $"throttle {throttle.Every}",
        StepAction.WallClock clock => $"wallClock {(clock.By > Duration.Zero ? "+" : "")}{clock.By}",
        StepAction.Auth auth => $"auth {auth.Status}{Optional(auth.Body)}{After(auth.After)}",
        StepAction.Expect => "expect",
        _ => throw new ArgumentException($"no words for {action.GetType().Name}", nameof(action)),
    };

    private static string Word(ServerMode mode) => mode switch
    {
        ServerMode.Up => "up",
        ServerMode.Down => "down",
        ServerMode.Silent => "silent",
        ServerMode.Draining => "draining",
    };

    private static string Facts(StepAction.Network network) => Joined(
        network.Attempts is PathAttempts attempts ? $"attempts {Lower(attempts)}" : "",
        network.Sockets is PathSockets sockets ? $"sockets {Word(sockets)}" : "",
        network.OpenNow is OpenSockets fate ? $"open now {Lower(fate)}" : "",
        network.Timings is TimingsChange timings ? Changes(timings) : "",
        network.Notice is Notice notice ? $"notice {Lower(notice)}" : "");

    private static string Word(PathSockets sockets) => sockets switch
    {
        PathSockets.SilentToServer => "silent to the server",
        PathSockets.SilentToClient => "silent to the client",
        PathSockets.Alive or PathSockets.Silent or PathSockets.Reset => Lower(sockets),
    };

    private static string Changes(TimingsChange change) => Joined(
        Named("openAfter", change.OpenAfter),
        Named("establishedAfter", change.EstablishedAfter),
        Named("refuseAfter", change.RefuseAfter),
        Named("messageAfter", change.MessageAfter),
        Named("closeAfter", change.CloseAfter),
        Named("authAfter", change.AuthAfter),
        Named("idleTimeout", change.IdleTimeout),
        Named("lifetime", change.Lifetime),
        Named("worn", change.Worn));

    private static string Changes(AppChange change) => Joined(
        Named("exists", change.Exists),
        Named("enabled", change.Enabled),
        Named("encryptedOnly", change.EncryptedOnly),
        Named("connectionLimit", change.ConnectionLimit),
        Named("openConnections", change.OpenConnections),
        Named("activityTimeout", change.ActivityTimeout),
        Named("protocol", change.Protocol));

    private static string Named<T>(string name, T? value)
        where T : struct =>
        value is T given ? string.Create(CultureInfo.InvariantCulture, $"{name} {Lower(given)}") : "";

    private static string Lower<T>(T value)
        where T : struct => value.ToString()!.ToLowerInvariant();

    private static string Joined(params IEnumerable<string> parts) => string.Join(", ", parts.Where(part => part.Length > 0));

    private static string Counted(int? attempts) =>
        attempts is int number ? string.Create(CultureInfo.InvariantCulture, $" x{number}") : "";

    private static string HowOften(int times) => times switch
    {
        1 => "",
        Often.Always => ", every time",
        _ => string.Create(CultureInfo.InvariantCulture, $", {times} times"),
    };

    private static string Coded(int? code) => code is int number ? string.Create(CultureInfo.InvariantCulture, $" {number}") : "";

    private static string Quoted(string text) => text.Length == 0 ? "" : $" \"{text}\"";

    private static string Optional(string? text) => text is null ? "" : $" {text}";

    private static string After(Duration? after) => after is Duration length ? $" after {length}" : "";
}
