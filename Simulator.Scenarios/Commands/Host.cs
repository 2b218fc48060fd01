using Simulator.Clients;
using Simulator.Protocol;
using Simulator.Scenarios.Output;
using Simulator.Scenarios.Watching;

namespace Simulator.Scenarios.Commands;

/// <summary>Everything outside of the process that a command may know or change, except the scenario files.</summary>
/// <param name="Output">Where results go.</param>
/// <param name="Error">Where errors and progress go.</param>
internal sealed record Host(TextWriter Output, TextWriter Error)
{
    /// <summary>The width of a page that is no terminal: wide enough for a table, narrow enough to be read.</summary>
    public const int PageWidth = 120;

    /// <summary>The standard input, once it is asked for.</summary>
    public Func<Stream> Input { get; init; } = () => Stream.Null;

    /// <summary>Whether a person sees the output, so that it may have colour.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether a person sees the errors, so that progress may be shown there.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>The width of the output in columns.</summary>
    public int Width { get; init; } = PageWidth;

    /// <summary>The folder from which relative paths count; empty for the current one.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The value of an environment variable; null or empty for none.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>What is being run, for those who watch over a client that never answers.</summary>
    public UnderWay UnderWay { get; init; } = new();

    /// <summary>Writes what a command leaves behind.</summary>
    public FileWrites Files { get; init; } = new();

    /// <summary>Makes the client under test; null for the reference client.</summary>
    public Func<ClientSetup, IClient>? Client { get; init; }

    /// <summary>From this call on a person's wish to end what goes on is a token, and no longer the end of the process.</summary>
    public Func<CancellationToken> Heed { get; init; } = () => CancellationToken.None;

    /// <summary>Whether an environment variable has a value that is no denial.</summary>
    public bool Has(string variable) => Variable(variable) is not (null or "" or "0" or "false");
}
