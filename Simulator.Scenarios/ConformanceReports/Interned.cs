using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.ConformanceReports;

/// <summary>Values of a page, each written once: releases of one client mostly do the same.</summary>
internal sealed class Interned
{
    private readonly Dictionary<string, int> places = [];

    /// <summary>The values, in the order of their places.</summary>
    public JArray All { get; } = [];

    /// <summary>The place of <paramref name="value"/>.</summary>
    public int PlaceOf(JToken value)
    {
        string text = value.ToString(Formatting.None);
        if (!places.TryGetValue(text, out int place))
        {
            places[text] = place = All.Count;
            All.Add(value);
        }

        return place;
    }
}
