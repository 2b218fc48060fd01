using Simulator.Logs;
using Simulator.Scenarios.Format;

namespace Simulator.Scenarios.Reports;

/// <summary>Tells why nothing could be judged, in the form in which editors and build servers find the place.</summary>
internal static class ErrorReport
{
    /// <summary>Writes <paramref name="errors"/>, a line each, and what that means.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="errors">The errors.</param>
    /// <param name="consequence">What was not done because of them.</param>
    public static void Write(TextWriter writer, IReadOnlyCollection<ScenarioError> errors, string consequence)
    {
        foreach (ScenarioError error in errors)
        {
            writer.WriteLine(Printable.Line(error.ToString()));
        }

        writer.WriteLine();
        writer.WriteLine($"{Words.Counted(errors.Count, "error")}. {consequence}");
    }
}
