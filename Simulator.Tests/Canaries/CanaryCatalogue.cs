using Simulator.Collections;

namespace Simulator.Tests.Canaries;

/// <summary>Every canary, family by family.</summary>
internal static class CanaryCatalogue
{
    public static ValueList<Canary> All { get; } =
    [
        .. OptionMistakes.All, .. AttemptMistakes.All, .. CodeMistakes.All, .. RetryMistakes.All,
        .. CallMistakes.All, .. StateMistakes.All, .. LifeMistakes.All, .. ChannelMistakes.All, .. DeviceMistakes.All,
        .. LeavingMistakes.All, .. MessageMistakes.All, .. SocketMistakes.All,
    ];
}
