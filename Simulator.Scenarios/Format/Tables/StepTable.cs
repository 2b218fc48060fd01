using Simulator.Scenarios.Format.Codecs;
using Simulator.Simulation;

namespace Simulator.Scenarios.Format.Tables;

/// <summary>The members of a step.</summary>
internal static class StepTable
{
    private static readonly Codec<Repeat> Repeat = Values.Object(new Repeat(1, default))
        .Required("times", "The number of occurrences in all.", Values.Int(1, ScenarioLimits.StepOccurrences), r => r.Times, (r, value) => r with { Times = value })
        .Required("every", "From one occurrence to the next.", Values.Duration, r => r.Every, (r, value) => r with { Every = value });

    private static readonly (string Name, string Description, Codec<StepAction> Codec)[] Actions =
    [
        ("client", "The program makes a call.", ActionTable.Client),
        ("network", "The path changes.", NetworkTable.Step),
        ("server", "The server comes, goes, falls silent, or acts by other rules.", ActionTable.Server),
        ("answer", "How the next attempts are answered.", ActionTable.Answer),
        ("handshake", "What the next accepted attempts receive first.", ActionTable.Handshake),
        ("close", "The open connection is closed or reset.", ActionTable.Close),
        ("error", "The server sends an error and leaves the connection open.", ActionTable.Error),
        ("message", "The server sends a message, wanted or not.", ActionTable.Message),
        ("publish", "The server sends a message to those who are subscribed to its channel.", ActionTable.Publish),
        ("raw", "The server sends this text.", ActionTable.Raw),
        ("app", "The application changes.", ActionTable.App),
        ("sleep", "The device sleeps for so long.", ActionTable.Sleep),
        ("throttle", "Timers fire only at multiples of this length on the device's clock, as in a page in the background; \"0s\" for on time.", ActionTable.Throttle),
        ("wallClock", "The device's wall clock is set, such as \"+1h\" or \"-5m\"; timers do not notice.", ActionTable.WallClock),
        ("auth", "How the authentication endpoint answers from now on.", ActionTable.Auth),
        ("expect", "What must be seen at this instant.", ActionTable.Expect),
    ];

    /// <summary>The table.</summary>
    public static Codec<StepDraft> Step { get; } = new NamedCodec<StepDraft>("step", () => Actions
        .Aggregate(Times(), WithAction)
        .Optional("repeat", "How often and how far apart it happens.", Repeat, s => s.Repeat, (s, value) => s with { Repeat = value })
        .Optional("note", "What the reader of a log should know.", Values.Text, s => s.Note, (s, value) => s with { Note = value })
        .AtLeastOne("the time of a step", "at", "after", "when")
        .OneOf("the time of a step", isRequired: false, "at", "after")
        .OneOf("the time of a step", isRequired: false, "at", "when")
        .OneOf("how often a step happens", isRequired: false, "when", "repeat")
        .OneOf("what the step does", isRequired: true, [.. Actions.Select(action => action.Name)]));

    private static ObjectCodec<StepDraft> Times() => Values.Object(new StepDraft())
        .Optional("id", "The name by which an expectation refers to the step.", Values.Name, s => s.Id, (s, value) => s with { Id = value })
        .Optional("at", "When it happens.", Values.Instant, s => s.At, (s, value) => s with { At = value })
        .Optional("after", "How long after the step before it happens; behind a step with ‘repeat’, after its first occurrence. With ‘when’: how long after what is seen.", Values.Duration, s => s.After, (s, value) => s with { After = value })
        .Optional("when", "What it waits for, instead of a time of its own.", PatternTable.Pattern, s => s.When, (s, value) => s with { When = value })
        .Optional("from", "With ‘when’: from when on it looks for that; from the time of the step above by default.", Values.Instant, s => s.From, (s, value) => s with { From = value })
        .Optional("times", "With ‘when’: how many times it happens, each after the next time that it is seen; once by default.", Values.OrAlways, s => s.Times, (s, value) => s with { Times = value });

    private static ObjectCodec<StepDraft> WithAction(
        ObjectCodec<StepDraft> table, (string Name, string Description, Codec<StepAction> Codec) action) => table.Optional(
            action.Name,
            action.Description,
            action.Codec,
            step => step.Action is not null && action.Codec.CanWrite(step.Action) ? step.Action : null,
            (step, value) => step with { Action = value });
}
