using Simulator.Collections;
using Simulator.Logs;
using Simulator.Protocol;

namespace Simulator.Tests.AsyncClient;

/// <summary>A kind of difference that two clients may have while both keep the rules.</summary>
/// <param name="Name">What the difference is.</param>
/// <param name="Why">Why the rules leave a choice there.</param>
/// <param name="Explains">Whether a difference is of this kind and nothing besides.</param>
internal sealed record ClientDifferenceKind(string Name, string Why, Func<ClientDifference, bool> Explains)
{
    /// <summary>Every kind that is approved; a difference of none of them is a mistake until somebody has explained it.</summary>
    public static ValueList<ClientDifferenceKind> All { get; } =
    [
        new(
            "the same request to the authentication endpoint, spelled otherwise",
            "AUTH-1 and AUTH-3 ask for parameters and headers, not for their spelling: HTTP lets header fields come in any order, and a form may write a space as + or as %20.",
            SpellsRequestsOtherwise),
    ];

    private static bool SpellsRequestsOtherwise(ClientDifference difference) =>
        difference.Reference.Count > 0
        && difference.Reference.Count == difference.Other.Count
        && difference.Reference.Zip(difference.Other).All(pair =>
            pair is (Entry.AuthRequested left, Entry.AuthRequested right) && Meaning(left).Equals(Meaning(right)));

    /// <summary>A request with its headers in the order of their names and its parameters as they are before any escaping.</summary>
    private static (Entry.AuthRequested Request, ValueList<Parameter> Parameters) Meaning(Entry.AuthRequested request) => (
        request with
        {
            Headers = request.Headers.OrderBy(header => header.Name, StringComparer.Ordinal).ToValueList(),
            Body = "",
        },
        Form.Read(request.Body));
}
