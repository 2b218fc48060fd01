using Simulator.Collections;
using Simulator.Network;
using Simulator.Simulation;

namespace Simulator.Exploration.Explaining;

/// <summary>How a run may go on from some moment.</summary>
/// <param name="Words">What happens, in words.</param>
/// <param name="Actions">What happens.</param>
public sealed record Continuation(string Words, ValueList<StepAction> Actions)
{
    /// <summary>Those that are tried.</summary>
    public static ValueList<Continuation> All { get; } =
    [
        new("nothing", []),
        new("the network and the server come back", [NamedNetwork.Up, new StepAction.Server(ServerMode.Up), new StepAction.Accept(), new StepAction.NormalHandshake()]),
        new("a reset", [new StepAction.Reset()]),
        new("disconnect()", [new StepAction.Call(ProgramCall.Disconnect)]),
        new("connect()", [new StepAction.Call(ProgramCall.Connect)]),
    ];
}
