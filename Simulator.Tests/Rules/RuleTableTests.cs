using Simulator.Rules;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Rules;

/// <summary>Breaks when a rule appears, goes, or says something else.</summary>
public sealed class RuleTableTests
{
    [Fact]
    public Task The_catalogue_is_as_approved() => Snapshot.Verify(
        string.Join('\n', RuleCatalogue.All.Select(rule => $"{rule.Id,-13}{rule.Level,-8}{rule.Sentence} [{rule.Section}]")), "rules");
}
