using Simulator.Scenarios.Format;
using Xunit.Abstractions;

namespace Simulator.Testing;

/// <summary>One scenario of a file, as the argument of a test: the file itself, or a case of its matrix.</summary>
/// <remarks>A runner keeps no more of it than where it is, so that a test in an explorer runs what the file says now.</remarks>
public sealed class ScenarioCase : IXunitSerializable
{
    /// <summary>For the runner, which fills it in afterwards.</summary>
    [Obsolete("For the runner of xunit: name files with [ScenarioFiles] instead.")]
    public ScenarioCase()
        : this("", "")
    {
    }

    internal ScenarioCase(string file, string id)
    {
        File = file;
        Id = id;
    }

    /// <summary>The file, as it was found.</summary>
    public string File { get; private set; }

    /// <summary>The id of the scenario: that of the file, with the values of its matrix.</summary>
    public string Id { get; private set; }

    /// <inheritdoc/>
    public void Deserialize(IXunitSerializationInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        File = info.GetValue<string>(nameof(File));
        Id = info.GetValue<string>(nameof(Id));
    }

    /// <inheritdoc/>
    public void Serialize(IXunitSerializationInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        info.AddValue(nameof(File), File);
        info.AddValue(nameof(Id), Id);
    }

    /// <summary>The id, by which a runner names the test and filters.</summary>
    public override string ToString() => Id;

    /// <summary>Reads it.</summary>
    /// <exception cref="ScenarioFormatException">The file cannot be read, or holds no such scenario any more.</exception>
    internal LoadedScenario Load(KnownRules rules)
    {
        ScenarioSet set = ScenarioLoader.Load([File], new ReadSettings { KnownRules = rules });
        return set.Errors.Count > 0 ? throw new ScenarioFormatException(string.Join('\n', set.Errors))
            : set.Scenarios.FirstOrDefault(loaded => loaded.Scenario.Id == Id)
            ?? throw new ScenarioFormatException($"{File} holds no scenario ‘{Id}’ any more: build the tests anew.");
    }
}
