namespace Simulator.Benchmarks.Table;

/// <summary>A row of the table with its figures.</summary>
/// <param name="Row">What is compared.</param>
/// <param name="Figure">The figure of this project.</param>
/// <param name="PeerFigure">The figure of the peer; empty where there is none.</param>
/// <param name="Times">How many times better this project's figure is; null where there is no peer.</param>
/// <param name="Met">Whether the target is met; null where there is none.</param>
internal sealed record TableLine(TableRow Row, string Figure, string PeerFigure, double? Times, bool? Met)
{
    /// <summary>The head of the table, in Markdown.</summary>
    public const string Head = "| what | figure | beside | its figure | ratio | target | met |\n|---|---|---|---|---|---|---|";

    /// <summary>The row, in Markdown.</summary>
    public override string ToString() =>
        $"| {Row.What} | {Figure} | {Cell(Row.Peer)} | {Cell(PeerFigure)} | {(Times is double times ? Numbers.Ratio(times) : "–")} | {Cell(Row.Target)} | {MetCell} |";

    private string MetCell => Met switch
    {
        true => "yes",
        false => "**no**",
        null => "–",
    };

    private static string Cell(string text) => text.Length == 0 ? "–" : text;
}
