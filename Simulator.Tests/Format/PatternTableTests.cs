using System.Text;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Patterns;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Format.Tables;
using Simulator.Tests.Generation;

namespace Simulator.Tests.Format;

/// <summary>Breaks when a pattern of a file is read as another one than it was written to be, or a wrong one without a word.</summary>
public sealed class PatternTableTests
{
    [Property(MaxTest = 200)]
    public FsCheck.Property A_pattern_reads_back_as_it_was_written() => Prop.ForAll(
        PatternGenerator.Pattern(["go"]).ToArbitrary(),
        pattern => Assert.Equal((pattern, ""), Read(PatternTable.Pattern.Write(pattern).ToString(Formatting.None))));

    [Theory]
    [InlineData("""{ "sate": "connected" }""", "$.sate There is no pattern ‘sate’ here: did you mean ‘state’?")]
    [InlineData("""{ "state": "conected" }""", "$.state There is no state ‘conected’ here: did you mean ‘connected’?")]
    [InlineData("""{ "state": "connected", "call": "connect" }""", "$.call ‘state’ and ‘call’ are two kinds of pattern. Write two objects.")]
    [InlineData("""{ "attempt": "opend" }""", "$.attempt There is no fate of an attempt ‘opend’ here: did you mean ‘opened’?")]
    [InlineData("""{ "attempt": "failed", "scheme": "ws" }""", "$.scheme ‘scheme’ is about an attempt that is started. Leave it away, or write ‘started’.")]
    [InlineData("""{ "attempt": "closed", "transport": "flash" }""", "$.transport ‘transport’ is about an attempt that is started. Leave it away, or write ‘started’.")]
    [InlineData("""{ "emitted": "error", "value": 1 }""", "$.value ‘value’ is about ‘connecting_in’, and no other event carries it. Leave it away, or expect ‘connecting_in’.")]
    [InlineData("""{ "sent": { "channel": "a" } }""", "$.sent The member ‘event’ is missing. Add it: Its event.")]
    [InlineData("""{ "sent": { "event": "e", "data": "/(/" } }""", "$.sent.data ‘/(/’ is not an expression that can be used. Invalid pattern '(' at offset 1. Not enough )'s. To match the text itself, leave the slashes away.")]
    [InlineData("""{ "step": "og" }""", "$.step There is no step with the id ‘og’ here: did you mean ‘go’?")]
    [InlineData("""{ }""", "$ There is nothing here that tells the kind of pattern. Add one of ‘state’, ‘transition’, ‘emitted’, ‘attempt’, ‘sent’, ‘received’, ‘request’, ‘call’, ‘step’.")]
    public void A_wrong_pattern_is_told_with_its_place(string text, string error) => Assert.Equal(error, Read(text).Error);

    private static (EntryPattern Pattern, string Error) Read(string text)
    {
        var errors = new ErrorList();
        JToken token = StrictJson.Parse(Encoding.UTF8.GetBytes(text), (_, _, _) => { })!;
        PatternTable.Pattern.TryRead(token, new ReadContext("a.json", KnownRules.Catalogue, new ScenarioOutline(["go"], null), errors), out EntryPattern pattern);
        return (pattern, string.Join('\n', errors.InOrder().Select(error => $"{error.JsonPath} {error.Message}")));
    }
}
