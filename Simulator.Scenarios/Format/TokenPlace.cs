using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Format;

/// <summary>Where a token stands: in the file and in the tree.</summary>
internal static class TokenPlace
{
    /// <summary>Where <paramref name="token"/>, or the nearest token around it that came from the file, begins.</summary>
    public static SourcePosition Position(this JToken token) =>
        token.AncestorsAndSelf().Select(around => around.Annotation<SourcePosition>()).FirstOrDefault(found => found is not null)
        ?? SourcePosition.Start;

    /// <summary>The JSON path of <paramref name="token"/>, from <c>$</c>.</summary>
    public static string JsonPath(this JToken token) => token.Path switch
    {
        "" => "$",
        ['[', ..] path => "$" + path,
        string path => "$." + path,
    };

    /// <summary>This token, no longer standing where it was read: for a value that is put in elsewhere.</summary>
    public static JToken WithoutPositions(this JToken token)
    {
        foreach (JToken part in token is JContainer container ? container.DescendantsAndSelf() : [token])
        {
            part.RemoveAnnotations<SourcePosition>();
        }

        return token;
    }
}
