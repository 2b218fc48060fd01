using Simulator.Protocol;

namespace Simulator.Rules;

/// <summary>A code that the server gave on the live attempt.</summary>
/// <param name="Index">The entry that brings it.</param>
/// <param name="Code">The code.</param>
/// <param name="Attempt">The attempt.</param>
/// <param name="ByClose">Whether a close brought it; else an error message did.</param>
internal sealed record ReceivedCode(int Index, int Code, AttemptHistory Attempt, bool ByClose)
{
    /// <summary>Whether the client must act on it: an error message is only told where the connection is established, or the code does not end one.</summary>
    public bool Decides => ByClose
        || (Attempt.EstablishedIndex > Index && CloseCodes.Family(Code) is not (CodeFamily.Informational or CodeFamily.Temporary));

    /// <summary>Whether it forbids a retry: 4001-4099, and 4000 where the connection was secure already.</summary>
    public bool ForbidsRetry => Decides && CloseCodes.Family(Code) switch
    {
        CodeFamily.Final => true,
        CodeFamily.SecureOnly => ConnectionUrl.IsSecure(Attempt.Start.Url),
        CodeFamily.BackOff or CodeFamily.AtOnce or CodeFamily.Informational or CodeFamily.Temporary => false,
    };

    /// <summary>Whether it sends the client over to the secure scheme.</summary>
    public bool AsksForSecure => Decides && Code == CloseCodes.SecureOnly && !ConnectionUrl.IsSecure(Attempt.Start.Url);
}
