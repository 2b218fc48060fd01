using Simulator.Collections;
using Simulator.Servers;
using Simulator.Time;

namespace Simulator.Network;

/// <summary>The rules of a server in a run: its own before those of its dialect, and how many times each may still react.</summary>
/// <param name="setup">What the server is at the beginning.</param>
internal sealed class ActiveRules(ServerSetup setup)
{
    private readonly ValueList<ServerRule> dialect = setup.Dialect.Rules;
    private ValueList<ServerRule> rules = [.. setup.Rules, .. setup.Dialect.Rules];
    private int[] left = [.. setup.Rules.Concat(setup.Dialect.Rules).Select(rule => rule.Times)];

    /// <summary>How often the rules were replaced: what was due for earlier ones is due no more.</summary>
    public int Generation { get; private set; }

    /// <summary>The number of rules; each has a place from 0 on.</summary>
    public int Count => rules.Count;

    /// <summary>The rule at <paramref name="place"/>.</summary>
    public ServerRule this[int place] => rules[place];

    /// <summary>Others stand before those of the dialect from now on.</summary>
    public void Replace(ValueList<ServerRule> own)
    {
        rules = [.. own, .. dialect];
        left = [.. rules.Select(rule => rule.Times)];
        Generation++;
    }

    /// <summary>Whether the rule at <paramref name="place"/> still reacts.</summary>
    public bool IsLeft(int place) => left[place] > 0;

    /// <summary>The first rule that still reacts and whose trigger fits; null where none does.</summary>
    public ServerRule? Find(Func<ServerTrigger, bool> fits) => PlaceOf(fits) is int place and >= 0 ? rules[place] : null;

    /// <summary>The same, and once less.</summary>
    public ServerRule? Take(Func<ServerTrigger, bool> fits) => PlaceOf(fits) is int place and >= 0 ? Take(place) : null;

    /// <summary>The rule at <paramref name="place"/>, and once less.</summary>
    public ServerRule Take(int place)
    {
        left[place] = Often.Less(left[place]);
        return rules[place];
    }

    /// <summary>Writes down what decides how it goes on.</summary>
    public void Write(ValueWriter writer)
    {
        for (int place = 0; place < rules.Count; place++)
        {
            writer.Add(left[place]);
            writer.Add(Generation == 0 ? "" : rules[place].ToString());
        }
    }

    private int PlaceOf(Func<ServerTrigger, bool> fits)
    {
        for (int place = 0; place < rules.Count; place++)
        {
            if (IsLeft(place) && fits(rules[place].When))
            {
                return place;
            }
        }

        return -1;
    }
}
