using System.Globalization;

namespace Simulator.Protocol;

/// <summary>How the fake server names connections: after their attempts, so that every run names them alike.</summary>
public static class SocketIds
{
    /// <summary>The name of the connection of <paramref name="attempt"/>.</summary>
    public static string Of(int attempt) => string.Create(CultureInfo.InvariantCulture, $"1.{attempt}");

    /// <summary>The attempt of a connection with a name; null where no connection has it.</summary>
    public static int? AttemptOf(string socketId)
    {
        ArgumentNullException.ThrowIfNull(socketId);
        return socketId.StartsWith("1.", StringComparison.Ordinal) && int.TryParse(socketId.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out int attempt) ? attempt : null;
    }

    /// <summary>A text that names the connection of <paramref name="attempt"/>, as any other attempt would have it.</summary>
    public static string WithoutNumber(string text, int attempt)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace(Of(attempt), "1.*", StringComparison.Ordinal);
    }
}
