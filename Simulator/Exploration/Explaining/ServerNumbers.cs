using System.Globalization;
using Simulator.Collections;
using Simulator.Servers;
using Simulator.Time;

namespace Simulator.Exploration.Explaining;

/// <summary>The numbers of the server's rules, each by its place in the file.</summary>
internal static class ServerNumbers
{
    /// <summary>The numbers of some rules, with the rules as they are with another value.</summary>
    public static IEnumerable<(string Name, long Value, Func<long, ValueList<ServerRule>> With)> In(ValueList<ServerRule> rules) =>
        from place in Enumerable.Range(0, rules.Count)
        from number in In(rules[place])
        select (
            string.Create(CultureInfo.InvariantCulture, $"rules[{place}].{number.Name}"),
            number.Value,
            (Func<long, ValueList<ServerRule>>)(value => rules.With(place, number.With(value))));

    private static IEnumerable<(string Name, long Value, Func<long, ServerRule> With)> In(ServerRule rule)
    {
        if (In(rule.When) is (string name, Duration length, Func<Duration, ServerTrigger> with))
        {
            yield return ($"when.{name}", length.Milliseconds, value => rule with { When = with(new Duration(value)) });
        }

        if (rule.After > Duration.Zero)
        {
            yield return ("after", rule.After.Milliseconds, value => rule with { After = new Duration(value) });
        }

        if (rule.Times != Often.Always)
        {
            yield return ("times", rule.Times, value => rule with { Times = (int)value });
        }
    }

    private static (string Name, Duration Length, Func<Duration, ServerTrigger> With)? In(ServerTrigger trigger) => trigger switch
    {
        ServerTrigger.HeardNothing silence => ("heardNothingFor", silence.For, length => silence with { For = length }),
        ServerTrigger.SaidNothing silence => ("saidNothingFor", silence.For, length => silence with { For = length }),
        ServerTrigger.Open open => ("openFor", open.For, length => open with { For = length }),
        _ => null,
    };
}
