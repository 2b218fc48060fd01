using System.Globalization;
using System.Xml.Linq;
using Simulator.Logs;
using Simulator.Profiles;
using Simulator.Scenarios.Conformance;

namespace Simulator.Scenarios.ConformanceReports;

/// <summary>The same as JUnit XML: a suite a client, a test a scenario. What is known of a client passes.</summary>
internal static class JUnitXml
{
    /// <summary>The document.</summary>
    public static XDocument Of(ConformanceResult result) => new(new XElement("testsuites", result.Clients.Select(SuiteOf)));

    private static XElement SuiteOf(ClientConformance client)
    {
        XElement[] cases = [.. client.Cases.Select(one => CaseOf(client, one))];
        return new XElement(
            "testsuite",
            new XAttribute("name", client.Client.Name),
            new XAttribute("tests", cases.Length),
            new XAttribute("failures", cases.Count(one => one.Element("failure") is not null)),
            new XAttribute("errors", cases.Count(one => one.Element("error") is not null)),
            new XAttribute("skipped", cases.Count(one => one.Element("skipped") is not null)),
            new XAttribute("time", Seconds(client.Cases.Sum(one => one.Judgement.Log.End.At.Milliseconds))),
            cases);
    }

    private static XElement CaseOf(ClientConformance client, ConformanceCase one) => new(
        "testcase",
        new XAttribute("classname", client.Client.Name),
        new XAttribute("name", Text(one.Scenario)),
        new XAttribute("file", Text(one.Source.File)),
        new XAttribute("line", one.Source.Line),
        new XAttribute("time", Seconds(one.Judgement.Log.End.At.Milliseconds)),
        OutcomeOf(client, one));

    private static XElement? OutcomeOf(ClientConformance client, ConformanceCase one)
    {
        string told = string.Join('\n', one.Faults
            .Select(finding => string.Create(CultureInfo.InvariantCulture, $"{one.Source.File}:{one.LineOf(finding)}: {finding.Name}: {finding.Sentence} Expected: {finding.Expected}. Actual: {finding.Actual}.")));
        SeenFinding[] held = [.. (client.Expected?.UnexpectedlyHeld ?? []).Where(finding => finding.Scenario == one.Scenario)];
        if (held.Length > 0)
        {
            return new XElement("failure", new XAttribute("message", Text($"unexpectedly held: {string.Join(", ", held.Select(finding => finding.Name))}")));
        }

        bool isKnown = one.Faults.All(finding => client.IsKnown(finding.Name, one.Scenario));
        return one.Grade switch
        {
            Grade.Broken or Grade.NotControlled when isKnown => new XElement("system-out", Text(told)),
            Grade.NotControlled => new XElement("error", new XAttribute("message", Text(one.Faults.First().Name)), Text(told)),
            Grade.Broken => new XElement("failure", new XAttribute("message", Text($"{one.Faults.First().Name}: {one.Faults.First().Sentence}")), Text(told)),
            Grade.Unsupported => new XElement("skipped", new XAttribute("message", $"not supported: {string.Join(", ", one.Judgement.Unsupported.Select(part => CapabilityName.Of(part.Capability)).Distinct())}")),
            Grade.Held or Grade.Choice or Grade.NotExercised => null,
        };
    }

    /// <summary>Simulated time: that of the machine would differ from run to run.</summary>
    private static string Seconds(long milliseconds) => (milliseconds / 1000m).ToString("0.000", CultureInfo.InvariantCulture);

    private static string Text(string text) => Printable.Lines(text);
}
