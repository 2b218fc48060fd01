using System.Text;
using FsCheck.Xunit;
using Newtonsoft.Json.Linq;
using Simulator.Scenarios.Format;
using Simulator.Simulation;
using Simulator.Tests.Generation;

namespace Simulator.Tests.Format;

/// <summary>Whatever a file holds, it is read or its errors are told; no exception gets out.</summary>
public sealed class DamagedFileTests
{
    private static readonly string[] Odd =
    [
        "null", "true", "-1", "1e400", "\"\"", "\"10\"", "\"-1s\"", "\"/(/\"", "\"${x}\"", "\"${\"", "\"a -> b\"", "[]", "{}", "[null]", "[\"2s\",\"1s\"]",
        "{\"from\":\"2s\",\"to\":\"1s\"}", "{\"expect\":{\"never\":{}}}", "{\"at\":\"1s\"}",
    ];

    [Property(Arbitrary = [typeof(GeneratedScenarios)], MaxTest = 40)]
    public void Bytes_may_be_put_in_and_taken_out_anywhere(Scenario scenario, int place, byte[] damage, bool cut)
    {
        byte[] text = Encoding.UTF8.GetBytes(ScenarioWriter.Write(scenario));
        int at = (int)((uint)(place * 7919) % (uint)text.Length);

        AssertReadOrTold([.. text[..at], .. damage, .. text[Math.Min(text.Length, at + (cut ? damage.Length + 1 : 0))..]]);
    }

    [Property(Arbitrary = [typeof(GeneratedScenarios)], MaxTest = 40)]
    public void Any_value_may_stand_anywhere(Scenario scenario, uint place, uint kind)
    {
        var root = (JObject)StrictJson.ParseValue(ScenarioWriter.Write(scenario))!;
        JToken[] values = [.. root.Descendants().Where(token => token is not JProperty)];
        values[(place * 7919) % values.Length].Replace(StrictJson.ParseValue(Odd[kind % Odd.Length])!);

        AssertReadOrTold(Encoding.UTF8.GetBytes(CanonicalJson.Write(root)));
    }

    private static void AssertReadOrTold(byte[] content)
    {
        ScenarioSet set = ScenarioText.Read(content);

        Assert.True(set.Scenarios.Count > 0 != set.Errors.Count > 0);
        Assert.All(set.Errors, error => Assert.Contains(error.Message[^1], ".?"));
    }
}
