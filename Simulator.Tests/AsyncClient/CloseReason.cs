namespace Simulator.Tests.AsyncClient;

/// <summary>How an attempt ended.</summary>
/// <param name="Code">The code that the server gave, or null where it gave none or was not reached.</param>
/// <param name="WasAccepted">Whether the application had accepted it.</param>
/// <param name="RetryNow">Whether the client ended it itself, to try again at once.</param>
internal readonly record struct CloseReason(int? Code, bool WasAccepted, bool RetryNow = false)
{
    /// <summary>The scheme must be the secure one.</summary>
    public bool AsksForEncryption => Code == 4000;

    /// <summary>Trying again would not help.</summary>
    public bool IsFinal => Code is > 4000 and < 4100;

    /// <summary>The server asks for a pause.</summary>
    public bool AsksForPause => Code is >= 4100 and < 4200;

    /// <summary>The server asks to be called again at once.</summary>
    public bool AsksForRetry => Code is >= 4200 and < 4300;
}
