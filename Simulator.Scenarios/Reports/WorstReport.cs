using Newtonsoft.Json.Linq;
using Simulator.Expectations;
using Simulator.Scenarios.Suites;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells the greatest values that scenarios ask for.</summary>
internal static class WorstReport
{
    /// <summary>A measure with its greatest value in one run.</summary>
    public static string Short(Measurement worst) => $"worst {worst.Measure}: {worst.ValueTold}";

    /// <summary>The same, with when it was.</summary>
    public static string Of(Measurement worst) => $"worst {worst.Measure}: {worst.Told}";

    /// <summary>Tells those of one scenario.</summary>
    public static void Write(Page page, ScenarioResult result)
    {
        foreach (Measurement worst in result.Judgement.Measured)
        {
            page.Plain(Of(worst));
        }
    }

    /// <summary>Tells the greatest of all, where several scenarios measure the same.</summary>
    public static void Write(Page page, SuiteResult suite)
    {
        foreach (WorstOfAll of in WorstOfAll.In(suite.Results).Where(of => of.Scenarios > 1))
        {
            page.Plain($"{Of(of.Worst)}, in {of.Scenario}");
        }
    }

    /// <summary>The same for programs.</summary>
    public static JObject ObjectOf(Measurement worst) => new(
        new JProperty("what", worst.Measure.ToString()),
        new JProperty("unit", worst.Measure.IsLength ? "milliseconds" : "times"),
        new JProperty("value", worst.Value),
        new JProperty("from", worst.Value is null or 0 ? null : worst.From.Milliseconds),
        new JProperty("to", worst.Value is null or 0 ? null : worst.To.Milliseconds));

    /// <summary>The same of all scenarios, with the one in which it was.</summary>
    public static JObject ObjectOf(WorstOfAll of)
    {
        JObject told = ObjectOf(of.Worst);
        told.Add("scenario", of.Scenario);
        return told;
    }
}
