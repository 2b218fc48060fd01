using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Simulator.Logs;

/// <summary>
/// What a run comes down to in 128 bits: equal runs have equal fingerprints on every machine, system, runtime and culture, and
/// anything else that happens gives another one.
/// </summary>
/// <param name="Bits">The bits; 0 for no run at all.</param>
public readonly record struct Fingerprint(UInt128 Bits)
{
    /// <summary>The fingerprint of one run: the first 128 bits of the SHA-256 of all fields of all entries of <paramref name="log"/>, and of its end.</summary>
    public static Fingerprint Of(TransitionLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(LogBytes.Of(log), hash);
        return new Fingerprint(BinaryPrimitives.ReadUInt128BigEndian(hash));
    }

    /// <summary>The fingerprint of several runs, each with a number of its own.</summary>
    public static Fingerprint Of(IEnumerable<(long Number, Fingerprint Run)> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return runs.Aggregate(default(Fingerprint), (sum, run) => sum.And(run.Number, run.Run));
    }

    /// <summary>
    /// The fingerprint of these runs and one more. It is a sum of all, each times an odd number that is its own, modulo 2 to the 128th:
    /// no order and no split matters, and two runs that change places do.
    /// </summary>
    /// <param name="number">The number of the run: its seed, or its place.</param>
    /// <param name="run">The fingerprint of the run.</param>
    public Fingerprint And(long number, Fingerprint run) => new(Bits + (run.Bits * (UInt128)(((Int128)number * 2) + 1)));

    /// <summary>The fingerprint of these runs and of others, none of which has a number of these.</summary>
    public Fingerprint And(Fingerprint others) => new(Bits + others.Bits);

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string text, out Fingerprint fingerprint)
    {
        bool isOne = UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out UInt128 bits);
        fingerprint = new Fingerprint(bits);
        return isOne;
    }

    /// <summary>Thirty-two hexadecimal digits.</summary>
    public override string ToString() => Bits.ToString("x32", CultureInfo.InvariantCulture);
}
