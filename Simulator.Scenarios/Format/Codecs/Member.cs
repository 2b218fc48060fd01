using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>One row of a table: a member of an object of the scenario file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means, for the reader of an editor's hint.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="Read">Reads a token into the owner.</param>
/// <param name="Write">The owner's value, or null where it has none.</param>
/// <param name="Schema">The schema of the place.</param>
internal sealed record Member<TOwner>(
    string Name,
    string Description,
    bool IsRequired,
    Member<TOwner>.Reading Read,
    Func<TOwner, JToken?> Write,
    Func<SchemaDefinitions, JObject> Schema)
{
    /// <summary>Whether it cannot stand here, so that only its error is told.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Reads <paramref name="token"/> into <paramref name="owner"/>; tells whether all of it is right.</summary>
    internal delegate bool Reading(JToken token, ReadContext context, ref TOwner owner);

    /// <summary>The same member of an owner of which <typeparamref name="TOwner"/> is a part.</summary>
    public Member<TWhole> In<TWhole>(Func<TWhole, TOwner> get, Func<TWhole, TOwner, TWhole> set)
    {
        bool ReadPart(JToken token, ReadContext context, ref TWhole whole)
        {
            TOwner part = get(whole);
            bool isRight = Read(token, context, ref part);
            whole = set(whole, part);
            return isRight;
        }

        return new Member<TWhole>(Name, Description, IsRequired, ReadPart, whole => Write(get(whole)), Schema) { IsRefused = IsRefused };
    }

    /// <summary>What to write of <paramref name="owner"/>: nothing where it is as <paramref name="empty"/> and need not be said.</summary>
    public JToken? WriteUnlessDefault(TOwner owner, TOwner empty)
    {
        JToken? value = Write(owner);
        return !IsRequired && JToken.DeepEquals(value, Write(empty)) ? null : value;
    }
}
