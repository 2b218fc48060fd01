using Simulator.PusherJs.Scripting;

namespace Simulator.PusherJs.Wire;

/// <summary>Reads close codes, of frames and of errors inside the handshake.</summary>
internal static class CloseCode
{
    /// <summary>What is done about a code; one that is no number is refused like an unknown one.</summary>
    /// <param name="code">The code.</param>
    /// <param name="isNumber">Whether it came as a number: only then is 4000 taken for itself.</param>
    public static CloseAction ActionOf(double code, bool isNumber = true) => code switch
    {
        >= 1002 and <= 1004 => CloseAction.Wait,
        < 4000 => CloseAction.None,
        4000 when isNumber => CloseAction.UseTls,
        < 4100 => CloseAction.Rest,
        < 4200 => CloseAction.Wait,
        < 4300 => CloseAction.AtOnce,
        _ => CloseAction.Rest, // 4300 and above, and what is no number
    };

    /// <summary>The error of a code, as JSON; null for the two that are none.</summary>
    /// <param name="code">The code as JSON; null where there is none.</param>
    /// <param name="message">What came with it, as JSON; null where nothing did.</param>
    public static string? ErrorOf(string? code, string? message) => code is "1000" or "1001"
        ? null
        : ScriptJson.Object(("type", "\"PusherError\""), ("data", ScriptJson.Object(("code", code), ("message", message))));
}
