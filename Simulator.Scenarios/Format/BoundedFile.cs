using System.Globalization;

namespace Simulator.Scenarios.Format;

/// <summary>Reads files that somebody named, which may be no files at all: devices that never end, pipes that nobody writes to.</summary>
internal static class BoundedFile
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The bytes of a file: all of them, or one more than <paramref name="most"/>.</summary>
    /// <exception cref="IOException">It cannot be read, or gives nothing and does not end.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] Read(string path, int most)
    {
        var file = new FileInfo(path);
        return file is { LinkTarget: null, Length: > 0 } ? ReadAtMost(path, (int)Math.Min(file.Length, most) + 1) : ReadInTime(path, most);
    }

    /// <summary>A device and a pipe say that they are empty, and a link tells its own length; opening or reading a pipe waits for ever.</summary>
    private static byte[] ReadInTime(string path, int most)
    {
        Task<byte[]> reading = Task.Run(() => ReadAtMost(path, most + 1));
        return Task.WhenAny(reading, Task.Delay(Patience)).GetAwaiter().GetResult() == reading
            ? reading.GetAwaiter().GetResult()
            : throw new IOException(string.Create(CultureInfo.InvariantCulture, $"it gave nothing for {Patience.TotalSeconds} s: is it a pipe?"));
    }

    private static byte[] ReadAtMost(string path, int most)
    {
        using FileStream stream = File.OpenRead(path);
        byte[] buffer = new byte[most];
        return buffer[..stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
    }
}
