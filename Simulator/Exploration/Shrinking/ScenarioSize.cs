using Simulator.Collections;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Servers;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Exploration.Shrinking;

/// <summary>
/// How much there is to read in a scenario. Numbers in the order of their weight: steps, how often they happen,
/// how unusual they are, what is not the default, and for each time how many digits it has and how late it is.
/// </summary>
/// <remarks>A list of numbers that are never negative has no endless descent: what always gets smaller comes to an end.</remarks>
internal sealed class ScenarioSize : IComparable<ScenarioSize>
{
    private readonly long[] numbers;

    private ScenarioSize(long[] numbers) => this.numbers = numbers;

    public static ScenarioSize Of(Scenario scenario) => new(
    [
        scenario.Expect.Count,
        scenario.Steps.Count,
        scenario.Steps.Sum(step => step.Repeat?.Times ?? 1),
        scenario.Steps.Sum(StrangenessOf),
        OddityOf(scenario),
        .. scenario.Steps.SelectMany(step => Times(step.At - Instant.Start)),
        .. Times(scenario.Until - Instant.Start),
        .. scenario.Steps.SelectMany(step => Times(LengthIn(step))),
        .. Ranges(scenario.Network).SelectMany(range => Times(range.To)),
        scenario.Seed == 1 ? 0 : 1,
    ]);

    /// <summary>Negative where this is less than <paramref name="other"/>.</summary>
    public int CompareTo(ScenarioSize? other) => other is null ? 1 : numbers.AsSpan().SequenceCompareTo(other.numbers);

    /// <summary>The length of time that a step names besides its own time; zero where it names none.</summary>
    public static Duration LengthIn(Step step) => step switch
    {
        { When: Wait wait } => wait.After,
        { Action: StepAction.Sleep sleep } => sleep.Length,
        { Action: StepAction.Throttle throttle } => throttle.Every,
        { Action: StepAction.WallClock clock } => Duration.Longer(clock.By, Duration.Zero - clock.By),
        { Action: StepAction.Auth { After: Duration after } } => after,
        { Repeat: Repeat repeat } => repeat.Every,
        _ => Duration.Zero,
    };

    /// <summary>The ranges of <paramref name="network"/>.</summary>
    public static IEnumerable<DurationRange> Ranges(NetworkTimings network) =>
        [network.OpenAfter, network.EstablishedAfter, network.RefuseAfter, network.MessageAfter, network.CloseAfter, network.AuthAfter];

    /// <summary>How far an action is from the plainest of its kind.</summary>
    public static int StrangenessOf(StepAction action) => action switch
    {
        StepAction.Call call => StrangenessOf(call.Made),
        StepAction.InHandler handler => 2 + StrangenessOf(handler.Made) + OfCount(handler.Times == Often.Always ? null : handler.Times),
        StepAction.Network network => StrangenessOf(network),
        StepAction.Server server => server.Mode == ServerMode.Silent ? 2 : 1,
        StepAction.Answer answer => 3 + OfCode(answer.Code) + OfCount(answer.Attempts) + OfText(answer.Text) + (answer.ThenClose ? 0 : 1),
        StepAction.Handshake handshake => 2 + OfCount(handshake.Attempts ?? 1) + handshake.Texts.Sum(text => 1 + text.Length),
        StepAction.Close close => 2 + OfCode(close.Code) + OfText(close.Reason),
        StepAction.Error error => 2 + (error.Code is int code ? OfCode(code) : 0) + OfText(error.Text),
        StepAction.Message message => 2 + OfText(message.Channel) + OfText(message.Data) + (message.Event == Simplifications.News ? 0 : 1),
        StepAction.Publish publish => 2 + OfText(publish.Data) + (publish.Event == Simplifications.News ? 0 : 1),
        StepAction.ServerRules rules => 3 + OfRules(rules.Rules),
        StepAction.Raw raw => 3 + raw.Text.Length,
        StepAction.App app => Simplifications.Changes(app.Change).Count(),
        StepAction.Auth auth => 1 + (auth.Body is null ? 0 : 1) + (auth.After is null ? 0 : 1) + (auth.Status is 200 or 403 ? 0 : 1),
        _ => 1,
    };

    private static int StrangenessOf(ProgramCall call) => call switch
    {
        ProgramCall.Plain { Name: ClientCall.LeavePage } or ProgramCall.Unsubscribe => 2,
        ProgramCall.Trigger trigger => trigger.Data == Simplifications.NoData ? 3 : 4,
        _ => 1,
    };

    private static int StrangenessOf(Step step) => StrangenessOf(step.Action) + (step.Note is null ? 0 : 1) + (step.Id is null ? 0 : 1)
        + (step.When is Wait wait ? 3 + OfCount(wait.Times == Often.Always ? null : wait.Times) : 0);

    private static int StrangenessOf(StepAction.Network network) => network switch
    {
        { Name: "up" } => 1,
        { Name: "offline" or "unreachable" } => 2,
        { Name: not null } => 3,
        _ => 4 + (network.Attempts is null ? 0 : 1) + (network.Sockets is null ? 0 : 1) + (network.Notice is null ? 0 : 1)
            + (network.OpenNow is null ? 0 : 2) + Simplifications.Changes(network.Timings).Count() + (network.Timings is null ? 0 : 1),
    };

    private static int OfCode(int code) => code is 4001 or 4100 or 4200 or 4300 or 4000 or 4004 or 1000 ? 0 : 1;

    private static int OfCount(int? attempts) => attempts is int count ? count - 1 : 10;

    private static int OfRules(ValueList<ServerRule> rules) => rules.Sum(rule => 2 + rule.Then.Count + (rule.After == Duration.Zero ? 0 : 1));

    private static int OfText(string? text) => string.IsNullOrEmpty(text) ? 0 : 1;

    /// <summary>The number of members that are not as usual; a range counts twice.</summary>
    private static int OddityOf(Scenario scenario) =>
        OfRules(scenario.Server.Rules) + Simplifications.Options(scenario).Count() + Ranges(scenario.Network).Count(range => !range.IsExact);

    private static long[] Times(Duration length) => [Digits(length.Milliseconds), length.Milliseconds];

    /// <summary>How many digits a reader has to keep in mind: 60,000 has one, 12,345 five.</summary>
    private static int Digits(long number)
    {
        while (number != 0 && number % 10 == 0)
        {
            number /= 10;
        }

        int digits = 0;
        for (; number != 0; number /= 10)
        {
            digits++;
        }

        return digits;
    }
}
