using Simulator.Collections;

namespace Simulator.Protocol;

/// <summary>Parameters joined as a URL's query and a form's body join them: <c>a=1&amp;b=two%20words</c>.</summary>
/// <remarks>Source: RFC 3986, section 2.1 (escaping) and the <c>application/x-www-form-urlencoded</c> type.</remarks>
public static class Form
{
    /// <summary>Joins <paramref name="parameters"/>, escaping names and values.</summary>
    public static string Write(IEnumerable<Parameter> parameters) => string.Join(
        '&',
        parameters.Select(parameter => $"{Uri.EscapeDataString(parameter.Name)}={Uri.EscapeDataString(parameter.Value)}"));

    /// <summary>Takes <paramref name="text"/> apart into its parameters; empty parts are passed over.</summary>
    public static ValueList<Parameter> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => ReadOne(part)).ToValueList();
    }

    /// <summary>The first value of <paramref name="name"/> in <paramref name="text"/>, or null.</summary>
    public static string? Find(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (Range part in text.AsSpan().Split('&'))
        {
            if (text.AsSpan(part) is { IsEmpty: false } given && ReadOne(given) is Parameter parameter && parameter.Name == name)
            {
                return parameter.Value;
            }
        }

        return null;
    }

    /// <summary>The query of <paramref name="url"/>: what stands behind its first question mark; empty where there is none.</summary>
    public static string QueryOf(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        int mark = url.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? "" : url[(mark + 1)..];
    }

    private static Parameter ReadOne(ReadOnlySpan<char> part)
    {
        int equals = part.IndexOf('=');
        return equals < 0
            ? new Parameter(Unescape(part), "")
            : new Parameter(Unescape(part[..equals]), Unescape(part[(equals + 1)..]));
    }

    private static string Unescape(ReadOnlySpan<char> text) =>
        Uri.UnescapeDataString(text.ToString().Replace('+', ' '));
}
