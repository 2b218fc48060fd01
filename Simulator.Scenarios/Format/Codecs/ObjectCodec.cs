using Newtonsoft.Json.Linq;

namespace Simulator.Scenarios.Format.Codecs;

/// <summary>An object with named members: a table, written down once.</summary>
/// <param name="empty">The value of an object without members; what equals it is not written.</param>
/// <param name="members">The members, in the order in which they are written.</param>
/// <param name="choices">The members that exclude each other.</param>
internal sealed class ObjectCodec<T>(T empty, IReadOnlyList<Member<T>> members, IReadOnlyList<Choice> choices) : Codec<T>
{
    /// <inheritdoc/>
    public override string Expected => "an object";

    /// <summary>The value of an object without members.</summary>
    public T Empty => empty;

    /// <summary>The members, in the order in which they are written.</summary>
    public IEnumerable<(string Name, bool IsRequired)> Members => members.Select(member => (member.Name, member.IsRequired));

    /// <summary>Adds a member that may be left out.</summary>
    public ObjectCodec<T> Optional<TValue>(
        string name, string description, Codec<TValue> codec, Func<T, TValue?> get, Func<T, TValue, T> set) =>
        With(ValueMember(name, description, false, codec, owner => get(owner) is { } value ? codec.Write(value) : null, set));

    /// <summary>Adds a member that may be left out, and has no value then.</summary>
    public ObjectCodec<T> Optional<TValue>(
        string name, string description, Codec<TValue> codec, Func<T, TValue?> get, Func<T, TValue, T> set)
        where TValue : struct =>
        With(ValueMember(name, description, false, codec, owner => get(owner) is { } value ? codec.Write(value) : null, set));

    /// <summary>Adds a member that must be there.</summary>
    public ObjectCodec<T> Required<TValue>(
        string name, string description, Codec<TValue> codec, Func<T, TValue> get, Func<T, TValue, T> set) =>
        With(ValueMember(name, description, true, codec, owner => codec.Write(get(owner)), set));

    /// <summary>Adds an object whose members belong to the owner itself.</summary>
    public ObjectCodec<T> Group(
        string name, string description, Func<ObjectCodec<T>, ObjectCodec<T>> add, bool isRequired = false)
    {
        ObjectCodec<T> group = add(new ObjectCodec<T>(empty, [], []));
        return With(new Member<T>(name, description, isRequired, group.ReadOnto, group.Write, group.SchemaOrPlaceholder));
    }

    /// <summary>An owner with the same members, which all belong to one part of it.</summary>
    /// <param name="owner">The value of an owner without members.</param>
    /// <param name="get">The part of an owner.</param>
    /// <param name="set">Gives an owner another part.</param>
    public ObjectCodec<TOwner> In<TOwner>(TOwner owner, Func<TOwner, T> get, Func<TOwner, T, TOwner> set) =>
        new(owner, [.. members.Select(member => member.In(get, set))], choices);

    /// <summary>Adds a member that is checked, and means nothing to the owner.</summary>
    public ObjectCodec<T> Aside<TValue>(string name, string description, Codec<TValue> codec) => With(new Member<T>(
        name,
        description,
        false,
        (JToken token, ReadContext context, ref T owner) => codec.TryRead(token, context, out _),
        _ => null,
        codec.Schema));

    /// <summary>Says why some members cannot stand here, which can stand in objects of the kind elsewhere.</summary>
    public ObjectCodec<T> Refused(string error, params IEnumerable<string> names) => names.Aggregate(this, (table, name) => table.With(new Member<T>(
        name, error, IsRequired: false, (JToken token, ReadContext context, ref T owner) => Refuse(token, context, error), _ => null, _ => [])
    {
        IsRefused = true,
    }));

    /// <summary>Says that only one of some members can be there.</summary>
    public ObjectCodec<T> OneOf(string what, bool isRequired, params string[] names) =>
        new(empty, members, [.. choices, new Choice(what, isRequired, names)]);

    /// <summary>Says that one of some members must be there, or several.</summary>
    public ObjectCodec<T> AtLeastOne(string what, params string[] names) =>
        new(empty, members, [.. choices, new Choice(what, IsRequired: true, names) { IsExclusive = false }]);

    /// <summary>Adds a row.</summary>
    public ObjectCodec<T> With(Member<T> member) => new(empty, [.. members, member], choices);

    /// <inheritdoc/>
    public override bool Recognises(JToken token) => token.Type == JTokenType.Object;

    /// <inheritdoc/>
    public override JToken Write(T value)
    {
        var written = new JObject();
        foreach (Member<T> member in members)
        {
            if (member.WriteUnlessDefault(value, empty) is JToken token)
            {
                written.Add(member.Name, token);
            }
        }

        return written;
    }

    /// <inheritdoc/>
    public override JObject Schema(SchemaDefinitions definitions)
    {
        var schema = new JObject(
            new JProperty("type", "object"),
            new JProperty("additionalProperties", false),
            new JProperty("properties", new JObject(members.Where(member => !member.IsRefused).Select(member => MemberSchema(member, definitions)))));
        string[] required = [.. members.Where(member => member.IsRequired).Select(member => member.Name)];
        if (required.Length > 0)
        {
            schema.Add("required", new JArray(required));
        }

        if (choices.Count > 0)
        {
            schema.Add("allOf", new JArray(choices.Select(choice => choice.Schema())));
        }

        return schema;
    }

    /// <inheritdoc/>
    protected override bool TryReadRecognised(JToken token, ReadContext context, out T value)
    {
        value = empty;
        return ReadOnto(token, context, ref value);
    }

    private static Member<T> ValueMember<TValue>(
        string name, string description, bool isRequired, Codec<TValue> codec, Func<T, JToken?> write, Func<T, TValue, T> set) =>
        new(name, description, isRequired, Reader(codec, set), write, codec.SchemaOrPlaceholder);

    private static Member<T>.Reading Reader<TValue>(Codec<TValue> codec, Func<T, TValue, T> set) =>
        (JToken token, ReadContext context, ref T owner) =>
        {
            bool isRight = codec.TryRead(token, context, out TValue value);
            if (isRight)
            {
                owner = set(owner, value);
            }

            return isRight;
        };

    private static bool Refuse(JToken token, ReadContext context, string error)
    {
        context.Report(token, error);
        return false;
    }

    private bool ReadOnto(JToken token, ReadContext context, ref T owner)
    {
        if (token is not JObject found)
        {
            return TryRead(token, context, out _);
        }

        string[] misspelt = [.. found.Properties().Select(property => ReportIfUnknown(property, context)).OfType<string>()];
        bool isRight = misspelt.Length == 0;
        foreach (Member<T> member in members)
        {
            if (found.Property(member.Name, StringComparison.Ordinal) is JProperty property)
            {
                isRight &= member.Read(property.Value, context, ref owner);
            }
            else if (member.IsRequired && !misspelt.Contains(member.Name))
            {
                context.Report(found, $"The member ‘{member.Name}’ is missing. Add it: {member.Description}");
                isRight = false;
            }
        }

        return choices.Aggregate(isRight, (soFar, choice) => choice.Check(found, misspelt, context) && soFar);
    }

    /// <summary>Reports a member that is not in the table; gives the one that was probably meant, or an empty text.</summary>
    private string? ReportIfUnknown(JProperty property, ReadContext context)
    {
        string[] names = [.. members.Select(member => member.Name)];
        if (names.Contains(property.Name))
        {
            return null;
        }

        string[] welcome = [.. members.Where(member => !member.IsRefused).Select(member => member.Name)];
        context.Report(property, Spelling.Unknown("member", property.Name, welcome));
        return Spelling.Nearest(property.Name, welcome) ?? "";
    }

    private JProperty MemberSchema(Member<T> member, SchemaDefinitions definitions)
    {
        var schema = new JObject(new JProperty("description", member.Description));
        if (!member.IsRequired && member.Write(empty) is JToken value and not JContainer { Count: 0 })
        {
            schema.Add("default", value);
        }

        schema.Merge(member.Schema(definitions));
        return new JProperty(member.Name, schema);
    }
}
