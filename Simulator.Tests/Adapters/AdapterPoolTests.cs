using Simulator.Adapters;
using Simulator.Logs;
using Simulator.Simulation;
using Simulator.Tests.Simulation;

namespace Simulator.Tests.Adapters;

/// <summary>Breaks when an adapter that goes wrong hangs a run, ends a campaign, or is told as something else. The adapters are scripts of the shell.</summary>
[Trait("Speed", "Slow")]
public sealed class AdapterPoolTests
{
    private const string Hello = """echo '{"protocol":1,"client":"shell","release":"1"}'; """;

    [Theory]
    [InlineData("exit 3", "adapter/start", "the adapter has ended, with exit code 3")]
    [InlineData("echo oops; sleep 9", "adapter/start", "no JSON object")]
    [InlineData("sleep 99", "adapter/start", "did not answer within 2 s")]
    [InlineData(Hello + "read a; echo no rhyme >&2; exit 4", "adapter/crashed", "exit code 4; its standard error ends with: no rhyme")]
    [InlineData(Hello + "read a; sleep 99", "adapter/silent", "did not answer within 2 s")]
    [InlineData(Hello + "read a; echo Traceback; sleep 9", "adapter/garbage", "‘Traceback’")]
    [InlineData(Hello + """read a; echo '{"run":5,"outputs":[],"state":"a","deadline":null}'; sleep 9""", "adapter/other-run", "answered for run 5, and was asked about run 1")]
    [InlineData(Hello + "read a; head -c 11000000 /dev/zero | tr '\\0' a; sleep 9", "adapter/flood", "longer than ten million")]
    [InlineData(Hello + """read a; echo '{"run":1,"threw":"TypeError: x"}'; read b""", "client/threw", "TypeError: x")]
    public void What_goes_wrong_is_a_finding_of_its_own_kind(string script, string cause, string explanation)
    {
        using AdapterPool adapters = Shell(script);
        Entry.Stopped stop = Assert.Single(Run(adapters).Of<Entry.Stopped>());
        Assert.Equal(cause, stop.Cause);
        Assert.Contains(explanation, stop.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_does_not_exist_is_told()
    {
        using var adapters = new AdapterPool(new AdapterCommand("no-such-program", [], "."));
        Assert.Equal("adapter/start", Assert.Single(Run(adapters).Of<Entry.Stopped>()).Cause);
    }

    [Fact]
    public void The_run_after_a_crash_has_a_new_adapter()
    {
        using AdapterPool adapters = Shell(Hello + "read a; exit 1");
        Assert.All(
            new[] { Run(adapters), Run(adapters) },
            log => Assert.Equal("adapter/crashed", Assert.Single(log.Of<Entry.Stopped>()).Cause));
    }

    [Fact]
    public void One_adapter_serves_one_run_after_the_other()
    {
        const string Counting = """n=0; while read line; do case $line in *end*) ;; *begin*) n=$((n+1)); echo '{"run":'$n',"outputs":[],"state":"initialized","deadline":null}';; *) echo '{"run":'$n',"outputs":[],"state":"initialized","deadline":null}';; esac; done""";
        using AdapterPool adapters = Shell(Hello + Counting);
        Assert.All(Enumerable.Range(0, 5), _ => Assert.Empty(Run(adapters).Of<Entry.Stopped>()));
    }

    private static AdapterPool Shell(string script) =>
        new(new AdapterCommand("sh", ["-c", script], ".")) { Patience = TimeSpan.FromSeconds(script.Contains("sleep 99", StringComparison.Ordinal) ? 2 : 60) };

    private static TransitionLog Run(AdapterPool adapters) => ScenarioRunner.Run(Play.Scenario(1), adapters.Make);
}
