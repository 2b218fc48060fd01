namespace Simulator.Scenarios.Snapshots;

/// <summary>How a text stands to the approved one: a closed set.</summary>
internal abstract record SnapshotState
{
    private SnapshotState()
    {
    }

    /// <summary>It is the approved text.</summary>
    internal sealed record Same : SnapshotState;

    /// <summary>No text was approved yet.</summary>
    /// <param name="IsRequired">Whether there must be one: where nobody can approve it any more, as on a build server.</param>
    internal sealed record Missing(bool IsRequired = false) : SnapshotState;

    /// <summary>Another text was approved.</summary>
    /// <param name="Approved">That text.</param>
    internal sealed record Different(string Approved) : SnapshotState;

    /// <summary>The approved text breaks the conventions, so nothing can be compared with it.</summary>
    /// <param name="Because">How it does.</param>
    internal sealed record Unreadable(string Because) : SnapshotState;

    /// <summary>The text was approved just now.</summary>
    /// <param name="Changed">Whether that changed the file.</param>
    internal sealed record Updated(bool Changed) : SnapshotState;

    /// <summary>The text was to be approved and was not, because its scenario fails; what was approved before stays.</summary>
    internal sealed record Withheld : SnapshotState;

    /// <summary>Nothing was compared: nobody asked, or the run was not that of the file.</summary>
    internal sealed record NotCompared : SnapshotState;
}
