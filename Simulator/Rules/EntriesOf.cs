using Simulator.Collections;
using Simulator.Logs;

namespace Simulator.Rules;

/// <summary>Entries of one kind with their indexes, in order: what a rule walks, with nothing to allocate.</summary>
internal readonly ref struct EntriesOf<T>(ValueList<Entry> entries, ReadOnlySpan<int> indexes)
    where T : Entry
{
    private readonly ReadOnlySpan<int> indexes = indexes;

    public int Count => indexes.Length;

    public Enumerator GetEnumerator() => new(entries, indexes);

    /// <summary>Walks the entries.</summary>
    public ref struct Enumerator(ValueList<Entry> entries, ReadOnlySpan<int> indexes)
    {
        private readonly ReadOnlySpan<int> indexes = indexes;
        private int next;

        public readonly (int Index, T Entry) Current => (indexes[next - 1], (T)entries[indexes[next - 1]]);

        public bool MoveNext() => next++ < indexes.Length;
    }
}
