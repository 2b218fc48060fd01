using System.Text;
using Simulator.Connection;
using Simulator.Protocol;
using Kind = Simulator.Connection.ConnectionOutputKind;

namespace Simulator.Tests.Connection;

/// <summary>Writes what <see cref="MachineWalk"/> saw: as a table for the snapshot, and as a diagram for the README.</summary>
internal static class TransitionTable
{
    private const string Stays = "stays";

    public static string Write(MachineWalk walk)
    {
        var text = new StringBuilder();
        foreach (var situation in walk.Steps.GroupBy(step => RunState(step.Before)).OrderBy(group => group.First().Before.State).ThenBy(group => group.First().Before.Phase))
        {
            text.Append(situation.Key).Append('\n');
            foreach (var input in situation.GroupBy(Input))
            {
                string results = string.Join(" | ", input.Select(Result).Distinct().OrderBy(result => result == Stays ? 1 : 0));
                text.Append("  ").Append(input.Key.PadRight(26)).Append(results).Append('\n');
            }
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>The documented states with every change that the machine makes, each with the inputs that lead to it.</summary>
    public static string Draw(MachineWalk walk, MachineWalk unsupported)
    {
        var arrows = from step in walk.Steps.Concat(unsupported.Steps)
                     from output in step.Outputs
                     where output.Kind == Kind.ChangeState
                     group step.Input.Kind by (output.Previous, output.Current) into arrow
                     orderby arrow.Key.Previous, arrow.Key.Current
                     select $"    {arrow.Key.Previous.Name()} --> {arrow.Key.Current.Name()}: {string.Join(", ", arrow.Distinct().Order().Select(Words))}";
        return $"stateDiagram-v2\n    [*] --> initialized\n{string.Join('\n', arrows)}";
    }

    private static string RunState(Simulator.Connection.Connection connection)
    {
        string phase = connection.Phase == AttemptPhase.None ? "" : $", {Words(connection.Phase)}";
        string waits = connection.Phase == AttemptPhase.None && connection.RetryAt != Simulator.Time.Instant.Never ? ", waiting" : "";
        string rests = phase.Length + waits.Length == 0 ? ", resting" : "";
        return $"{connection.State.Name()}{phase}{waits}{rests}{(connection.Secure ? ", secure" : "")}";
    }

    private static string Input(WalkedStep step)
    {
        bool stale = step.Input.ConcernsAttempt && (step.Input.Attempt != step.Before.Attempt || !step.Before.IsLive);
        string code = step.Input.Code == 0 || stale ? "" : $" {step.Input.Code}";
        return stale ? "anything stale" : Words(step.Input.Kind) + code;
    }

    private static string Result(WalkedStep step)
    {
        string phase = step.After.Phase == step.Before.Phase ? "" : $"{Words(step.After.Phase)}";
        IEnumerable<string> parts = step.Outputs.Select(Output).Append(step.Outputs.Count == 0 ? phase : "").Where(part => part.Length > 0);
        string all = string.Join(", ", parts);
        return all.Length > 0 ? all : step.After == step.Before ? Stays : "heard";
    }

    private static string Output(ConnectionOutput output) => output.Kind switch
    {
        Kind.OpenAttempt => "open",
        Kind.CloseAttempt => "close",
        Kind.SendPing => "ping",
        Kind.SendPong => "pong",
        Kind.ChangeState => $"{output.Previous.Name()} -> {output.Current.Name()}",
        Kind.ConnectingIn => $"connecting_in {output.Number}",
        Kind.Error => output.Number == 0 ? "error" : $"error {output.Number}",
    };

    private static string Words<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, index) => char.IsUpper(letter) && index > 0 ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
