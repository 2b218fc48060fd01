using FsCheck;
using FsCheck.Fluent;
using Simulator.Collections;
using Simulator.Servers;
using Simulator.Time;

namespace Simulator.Tests.Generation;

/// <summary>Random servers: every kind of trigger and reply that a file can hold.</summary>
internal static class ServerGenerator
{
    private static readonly Gen<NamePattern> Pattern = Gen.OneOf(Any.Name.Select(name => new NamePattern(name)), Gen.Elements(new NamePattern("private-*"), NamePattern.Any));

    private static readonly Gen<ServerTrigger.Receives> Receives =
        from name in Pattern
        from channel in Any.Maybe(Pattern)
        from authorised in Any.Maybe(Any.Boolean)
        select new ServerTrigger.Receives(name, channel, authorised);

    /// <summary>Any list of rules.</summary>
    public static Gen<ValueList<ServerRule>> Rules { get; } = Any.Listed(Gen.OneOf(ToNew(), ToMessage(), InTime()), max: 3);

    /// <summary>Any server.</summary>
    public static Gen<ServerSetup> Setup { get; } =
        from dialect in Gen.Elements(Dialects.All.ToArray())
        from rules in Rules
        select new ServerSetup { Dialect = dialect, Rules = rules };

    private static Gen<ServerRule> ToNew() =>
        from code in Gen.Choose(4000, 4999)
        from accepts in Any.Boolean
        from replies in Gen.OneOf(
            Gen.Choose(100, 599).Select(status => (ValueList<ServerReply>)[new ServerReply.Http(status)]),
            Replies(new ServerReply.Usual(), new ServerReply.Accept()))
        from rule in Timed(accepts ? new ServerTrigger.Accepts() : new ServerTrigger.Refuses(code), replies)
        select rule;

    private static Gen<ServerRule> ToMessage() =>
        from receives in Receives
        from malformed in Any.Boolean
        from replies in Replies(new ServerReply.Usual())
        from rule in Timed(malformed ? new ServerTrigger.Malformed() : receives, replies)
        select rule;

    private static Gen<ServerRule> InTime() =>
        from time in Any.PositiveDuration
        from flag in Any.Boolean
        from without in Receives
        from when in Gen.Elements<ServerTrigger>(new ServerTrigger.HeardNothing(time, flag), new ServerTrigger.SaidNothing(time), new ServerTrigger.Open(time, flag ? without : null))
        from replies in Replies(new ServerReply.Reset())
        from rule in Timed(when, replies)
        select rule;

    private static Gen<ServerRule> Timed(ServerTrigger when, ValueList<ServerReply> replies) =>
        from after in Any.Duration
        from times in Gen.Elements(1, 7, Often.Always)
        select new ServerRule(when, replies) { After = after, Times = times };

    private static Gen<ValueList<ServerReply>> Replies(params ServerReply[] more) => Any.Listed(Gen.OneOf(
        Gen.Elements(more),
        Gen.Constant((ServerReply)new ServerReply.Reset()),
        Any.Text.Select(text => (ServerReply)new ServerReply.Raw(text)),
        from code in Any.Maybe(Gen.Choose(-1, 4999))
        from text in Any.Text
        select (ServerReply)new ServerReply.Error(code, text),
        from code in Gen.Choose(1000, 4999)
        from reason in Any.Text
        select (ServerReply)new ServerReply.Close(code, reason),
        from name in Any.Text
        from channel in Any.MaybeNull(Any.Text)
        from data in Any.MaybeNull(Any.Json)
        from plain in Any.Boolean
        select (ServerReply)new ServerReply.Message(name, channel, data) { Plain = plain }), max: 3);
}
