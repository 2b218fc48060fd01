using Simulator.Collections;
using Simulator.Protocol;

namespace Simulator.Sockets;

/// <summary>The headers of a request that the program chose: what browsers and libraries add by themselves is left out.</summary>
internal static class OwnHeaders
{
    private static readonly string[] Usual =
    [
        "Host", "Connection", "Content-Length", "Transfer-Encoding", "User-Agent", "Origin", "Referer", "Cookie", "Cache-Control", "Pragma", "DNT", "TE",
    ];

    /// <summary>Those of <paramref name="head"/>.</summary>
    public static ValueList<Parameter> In(HttpHead head) => head.Headers
        .Where(header => !Usual.Contains(header.Key, StringComparer.OrdinalIgnoreCase)
            && !header.Key.StartsWith("Accept", StringComparison.OrdinalIgnoreCase)
            && !header.Key.StartsWith("Sec-", StringComparison.OrdinalIgnoreCase))
        .Select(header => new Parameter(header.Key, header.Value))
        .ToValueList();
}
