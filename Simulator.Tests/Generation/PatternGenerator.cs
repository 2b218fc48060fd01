using FsCheck;
using FsCheck.Fluent;
using Simulator.Collections;
using Simulator.Patterns;
using Simulator.Protocol;

namespace Simulator.Tests.Generation;

/// <summary>Random patterns of every kind.</summary>
internal static class PatternGenerator
{
    private static readonly Gen<TextPattern> Event =
        Gen.OneOf(Gen.Elements(EventNames.All.ToArray()), Gen.Elements("/^err/", "/_in$/", "/\\$\\{x/", "/./")).Select(text => new TextPattern(text));

    private static readonly Gen<NamedPattern> Header =
        from name in Any.Name
        from value in Any.Pattern
        select new NamedPattern(name, value);

    private static readonly Gen<ValueList<NamedPattern>> Headers =
        Any.Listed(Header).Select(headers => headers.DistinctBy(header => header.Name).ToValueList());

    /// <summary>Those that can be expected by themselves.</summary>
    public static Gen<EntryPattern> Expected { get; } = Gen.OneOf(
        from first in Any.State
        from second in Any.State
        select (EntryPattern)new EntryPattern.Transition(first, second),
        from name in Event
        from value in name.Matches(EventNames.ConnectingIn) ? Any.Maybe(Gen.Elements(0m, 1.10m, -3m)) : Gen.Constant((decimal?)null)
        from code in name.Matches(EventNames.Error) && value is null ? Any.Maybe(Gen.Elements(4004, -1)) : Gen.Constant((int?)null)
        select (EntryPattern)new EntryPattern.Emitted(name, value, code),
        from name in Any.Pattern
        from channel in Any.MaybeNull(Any.Pattern)
        from data in Any.MaybeNull(Gen.OneOf(Any.Json, Gen.Elements("/^a+$/", "/\\$\\{x/")).Select(source => new JsonPattern(source)))
        from received in Any.Boolean
        select received ? new EntryPattern.Received(name) { Channel = channel, Data = data } : (EntryPattern)new EntryPattern.Sent(name) { Channel = channel, Data = data },
        from method in Any.MaybeNull(Any.Name)
        from url in Any.MaybeNull(Any.Pattern)
        from headers in Headers
        from parameters in Headers
        from body in Any.MaybeNull(Any.Pattern)
        select (EntryPattern)new EntryPattern.Request(method, url, headers, parameters, body));

    /// <summary>All of them.</summary>
    /// <param name="stepIds">The ids of the steps that one can name.</param>
    public static Gen<EntryPattern> Pattern(IReadOnlyList<string> stepIds) => Gen.OneOf([Expected, Expected, .. Others, .. stepIds.Count == 0 ? [] : new[] { Step(stepIds) }]);

    private static Gen<EntryPattern>[] Others =>
    [
        Any.State.Select(EntryPattern (state) => new EntryPattern.Entered(state)),
        Gen.Elements("connect", "disconnect", "leavePage", "subscribe").Select(EntryPattern (name) => new EntryPattern.Call(name)),
        Gen.Elements(AttemptEvent.Opened, AttemptEvent.Failed, AttemptEvent.Closed, AttemptEvent.GivenUp).Select(EntryPattern (what) => new EntryPattern.Attempt(what, null, null)),
        from scheme in Any.MaybeNull(Gen.Elements("ws", "wss"))
        from transport in Any.Maybe(Gen.Elements(Transport.WebSocket, Transport.Flash))
        select (EntryPattern)new EntryPattern.Attempt(AttemptEvent.Started, scheme, transport),
    ];

    private static Gen<EntryPattern> Step(IReadOnlyList<string> stepIds) => Gen.Elements(stepIds.ToArray()).Select(EntryPattern (id) => new EntryPattern.Step(id));
}
