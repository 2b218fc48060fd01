using Simulator.Collections;
using Simulator.Servers;
using Simulator.Time;

namespace Simulator.Network;

/// <summary>What a server does about one thing that it saw.</summary>
/// <param name="Replies">What it does, in order; nothing stands for <see cref="ServerReply.Usual"/> any more.</param>
internal sealed record Reaction(ValueList<ServerReply> Replies)
{
    /// <summary>How long it takes to react, beside the way on the path.</summary>
    public Duration After { get; init; }

    /// <summary>The message that it answers; null for none.</summary>
    public Heard? To { get; init; }

    /// <summary>The reaction by a rule; what is usual where there is no rule.</summary>
    public static Reaction Of(ServerRule? rule, ServerReply[] usual) => rule is null
        ? new Reaction(new ValueList<ServerReply>(usual))
        : new Reaction(rule.Then.SelectMany(reply => reply is ServerReply.Usual ? usual : [reply]).ToValueList()) { After = rule.After };
}
