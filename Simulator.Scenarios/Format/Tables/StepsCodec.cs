using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.Scenarios.Format.Codecs;
using Simulator.Simulation;
using Simulator.Time;

namespace Simulator.Scenarios.Format.Tables;

/// <summary>The steps of a scenario: what holds for one because of those before it.</summary>
internal sealed class StepsCodec : Codec<ValueList<Step>>
{
    private static readonly Codec<ValueList<StepDraft>> Drafts = Values.List(StepTable.Step);

    /// <inheritdoc/>
    public override string Expected => Drafts.Expected;

    /// <inheritdoc/>
    public override bool Recognises(JToken token) => Drafts.Recognises(token);

    /// <inheritdoc/>
    public override JToken Write(ValueList<Step> value) => Drafts.Write(value.Select(Loosen).ToValueList());

    /// <inheritdoc/>
    public override JObject Schema(SchemaDefinitions definitions) => Drafts.Schema(definitions);

    /// <inheritdoc/>
    protected override bool TryReadRecognised(JToken token, ReadContext context, out ValueList<Step> value)
    {
        var steps = new List<Step>();
        var ids = new HashSet<string>();
        bool isRight = true;
        Instant last = Instant.Start;
        bool isLastKnown = true;
        foreach (JToken item in token.Children())
        {
            bool isWhole = StepTable.Step.TryRead(item, context, out StepDraft? draft);
            isRight &= isWhole & (draft is null || IsSingular(item, draft, ids, context));

            // After a time that could not be read, only an instant tells again when something is.
            bool waits = draft?.When is not null;
            isLastKnown = draft?.At is not null || draft?.From is not null || (isLastKnown && (waits || draft?.After is not null));
            if (isLastKnown)
            {
                Instant at = draft!.At ?? draft.From ?? (waits ? last : last + draft.After!.Value);
                isRight &= IsTimely(item, draft, at, last, context) && EndsInTime(item, draft, at, context);
                last = Instant.Later(last, at);
            }

            if (isWhole)
            {
                steps.Add(Fix(draft!, last));
            }
        }

        value = steps.ToValueList();
        return IsWithinLimit(token, value, context) && isRight;
    }

    private static bool IsTimely(JToken item, StepDraft draft, Instant at, Instant last, ReadContext context)
    {
        string? error = at < last
            ? $"This step goes back in time: it is at {at - Instant.Start}, and a step above it at {last - Instant.Start}. Put the steps in order of time."
            : at > context.Until
                ? $"This step is at {at - Instant.Start}, after the end of the run at {context.Until - Instant.Start}. Make ‘until’ later, or the step earlier."
                : null;
        if (error is null)
        {
            return true;
        }

        context.Report(item[draft.At is not null ? "at" : draft.From is not null ? "from" : "after"] ?? item, error);
        return false;
    }

    private static bool EndsInTime(JToken item, StepDraft draft, Instant at, ReadContext context)
    {
        Instant last = draft.Repeat is Repeat repeat ? at + new Duration(repeat.Every.Milliseconds * (repeat.Times - 1)) : at;
        if (!(last > context.Until))
        {
            return true;
        }

        string error = $"The last of these {draft.Repeat!.Times} occurrences is at {last - Instant.Start}, after the end of the run at {context.Until - Instant.Start}. Make ‘until’ later, or ‘times’ less.";
        context.Report(item["repeat"]!, error);
        return false;
    }

    private static bool IsSingular(JToken item, StepDraft draft, HashSet<string> ids, ReadContext context)
    {
        if (draft.Id is not null && !ids.Add(draft.Id))
        {
            context.Report(item["id"]!, $"A step above has the id ‘{draft.Id}’ already. Give each step an id of its own.");
            return false;
        }

        if (draft is { When: not null, Action: StepAction.Expect })
        {
            context.Report(item["when"]!, "An expectation cannot wait: its instant would be another in each run. Write it under ‘expect’ of the scenario, as ‘leads’ or ‘eventually’.");
            return false;
        }

        if (draft.When is null && (item["from"] ?? item["times"]) is JToken alone)
        {
            context.Report(alone, "‘from’ and ‘times’ are about a step that waits. Add ‘when’, or leave them away.");
            return false;
        }

        if (draft is { Repeat: not null, Action: StepAction.Expect })
        {
            context.Report(item["repeat"]!, "An expectation is about one instant and cannot be repeated. Write a step for each instant.");
            return false;
        }

        return true;
    }

    private static bool IsWithinLimit(JToken token, ValueList<Step> steps, ReadContext context)
    {
        long occurrences = steps.Sum(step => (long)(step.Repeat?.Times ?? 1));
        if (occurrences <= ScenarioLimits.StepOccurrences)
        {
            return true;
        }

        context.Report(token, $"These are {occurrences} steps, repeats counted; the limit is {ScenarioLimits.StepOccurrences}. Split the scenario.");
        return false;
    }

    private static Step Fix(StepDraft draft, Instant at) => new(at, draft.Action switch
    {
        StepAction.Expect expect => new StepAction.Expect(ExpectationWindow.Fix(expect.Expectation, at)),
        _ => draft.Action!,
    })
    {
        When = draft.When is null ? null : new Wait(draft.When, draft.After ?? Duration.Zero) { Times = draft.Times },
        Repeat = draft.Repeat,
        Id = draft.Id,
        Note = draft.Note,
    };

    private static StepDraft Loosen(Step step) => new()
    {
        At = step.When is null ? step.At : null,
        From = step.When is null ? null : step.At,
        When = step.When?.For,
        After = step.When is { After: Duration after } && after != Duration.Zero ? after : null,
        Times = step.When?.Times ?? 1,
        Repeat = step.Repeat,
        Id = step.Id,
        Note = step.Note,
        Action = step.Action switch
        {
            StepAction.Expect expect => new StepAction.Expect(ExpectationWindow.Loosen(expect.Expectation, step.At)),
            _ => step.Action,
        },
    };
}
