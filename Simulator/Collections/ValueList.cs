using System.Collections;
using System.Runtime.CompilerServices;

namespace Simulator.Collections;

/// <summary>Makes <see cref="ValueList{T}"/> usable with collection expressions.</summary>
public static class ValueList
{
    /// <summary>Makes a list that holds a copy of <paramref name="items"/>.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? ValueList<T>.Empty : new(items.ToArray());

    /// <summary>Makes a list that holds <paramref name="items"/> in their order.</summary>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => new([.. items]);
}

/// <summary>
/// An immutable list that is equal to another one with equal items in the same order, so that the records that hold
/// it are plain values: comparable, and safe to keep.
/// </summary>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[] items;

    internal ValueList(T[] items) => this.items = items;

    /// <summary>The list without items.</summary>
    public static ValueList<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => items.Length;

    /// <inheritdoc/>
    public T this[int index] => items[index];

    /// <summary>Whether an item of the list equals <paramref name="item"/>.</summary>
    public bool Contains(T item) => items.Length > 0 && Array.IndexOf(items, item) >= 0;

    /// <summary>The same list with another item at <paramref name="index"/>.</summary>
    public ValueList<T> With(int index, T item)
    {
        var changed = (T[])items.Clone();
        changed[index] = item;
        return new ValueList<T>(changed);
    }

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) =>
        other is not null && items.AsSpan().SequenceEqual(other.items, EqualityComparer<T>.Default);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <summary>A hash of the number of items only: equal lists agree, and nothing differs between two processes.</summary>
    public override int GetHashCode() => items.Length;

    /// <summary>Walks the items in their order.</summary>
    public ArraySegment<T>.Enumerator GetEnumerator() => new ArraySegment<T>(items).GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    /// <summary>The items, for a reader of test failures.</summary>
    public override string ToString() => $"[{string.Join(", ", items)}]";
}
