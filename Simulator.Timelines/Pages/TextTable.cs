using Newtonsoft.Json.Linq;
using Simulator.Logs;

namespace Simulator.Timelines.Pages;

/// <summary>The texts of a page, each once. What comes from outside is made printable here, and is shown as text only.</summary>
internal sealed class TextTable
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal); // looked up, never walked
    private readonly List<string> texts = [];

    /// <summary>All texts, in the order of their places.</summary>
    public JArray All => new(texts);

    /// <summary>The place of a text.</summary>
    public int PlaceOf(string text)
    {
        string printable = Printable.Line(text);
        if (!places.TryGetValue(printable, out int place))
        {
            places.Add(printable, place = texts.Count);
            texts.Add(printable);
        }

        return place;
    }
}
