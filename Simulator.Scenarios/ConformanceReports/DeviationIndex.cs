using System.Globalization;
using System.Text;
using Simulator.Collections;
using Simulator.Scenarios.Conformance;

namespace Simulator.Scenarios.ConformanceReports;

/// <summary>The page that leads to the pages of all clients, with who breaks which rule.</summary>
internal static class DeviationIndex
{
    /// <summary>The name of the file of a client's page.</summary>
    public static string FileOf(ClientDeviations client) => $"{client.Client.Name.Replace('@', '-')}.md";

    /// <summary>The page.</summary>
    public static string Of(ValueList<ClientDeviations> clients)
    {
        var text = new StringBuilder("# Who keeps what\n\nThe same scenarios are played to each client in virtual time; the page of a client says which, and shows each rule that it breaks with the smallest scenario that does.\n");
        text.Append("A number is that of the scenario files that show it; `r` stands for what random scenarios alone found. What a client decides otherwise where the document is silent is on its own page, and no fault.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| rule | {string.Join(" | ", clients.Select(client => $"[{client.Client.Name.Replace("@", " ", StringComparison.Ordinal)}]({FileOf(client)})"))} |\n");
        text.Append(CultureInfo.InvariantCulture, $"|---|{string.Concat(clients.Select(_ => "---|"))}\n");
        foreach (string name in clients.SelectMany(client => client.Faults).Select(fault => fault.Name).Distinct().Order(FindingOrder.ByCatalogue))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {name.Replace("|", "\\|", StringComparison.Ordinal)} | {string.Join(" | ", clients.Select(client => Cell(client, name)))} |\n");
        }

        return text.ToString();
    }

    private static string Cell(ClientDeviations client, string name) => client.Faults.FirstOrDefault(fault => fault.Name == name) switch
    {
        null => "",
        { IsRandomOnly: true } => "r",
        var fault => fault.Files.ToString(CultureInfo.InvariantCulture),
    };
}
