using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>Members of which one object can have one only, or must have one.</summary>
/// <param name="What">What they say, such as <c>the time of a step</c>.</param>
/// <param name="IsRequired">Whether there must be one.</param>
/// <param name="Names">The names of the members.</param>
internal sealed record Choice(string What, bool IsRequired, IReadOnlyList<string> Names)
{
    /// <summary>Whether only one can be there at a time.</summary>
    public bool IsExclusive { get; init; } = true;

    /// <summary>The names for a reader.</summary>
    public string Listed => string.Join(", ", Names.Select(name => $"‘{name}’"));

    /// <summary>Reports an object that has not one of them.</summary>
    /// <param name="owner">The object.</param>
    /// <param name="misspelt">The members that a misspelt one was probably meant to be.</param>
    /// <param name="context">Where errors go.</param>
    /// <returns>Whether all is right.</returns>
    public bool Check(JObject owner, IReadOnlyCollection<string> misspelt, ReadContext context)
    {
        JProperty[] present = [.. owner.Properties().Where(property => Names.Contains(property.Name))];
        if (present.Length > 1 && IsExclusive)
        {
            context.Report(present[1], $"‘{present[0].Name}’ and ‘{present[1].Name}’ both give {What}. Keep one of them.");
            return false;
        }

        if (present.Length > 0 || !IsRequired || misspelt.Any(Names.Contains))
        {
            return true;
        }

        context.Report(owner, $"There is nothing here that gives {What}. Add one of {Listed}.");
        return false;
    }

    /// <summary>The schema that holds an object to it.</summary>
    public JObject Schema()
    {
        JObject[] required = [.. Names.Select(name => new JObject(new JProperty("required", new JArray(name))))];
        return IsRequired
            ? new JObject(new JProperty(IsExclusive ? "oneOf" : "anyOf", new JArray(required)))
            : new JObject(new JProperty("not", new JObject(new JProperty("required", new JArray(Names)))));
    }
}
