using Simulator.Adapters;
using Simulator.Clients;
using Simulator.Logs;
using Simulator.Protocol;
using Simulator.Simulation;
using Simulator.Tests.Simulation;
using Simulator.Tests.Snapshots;
using Simulator.Time;

namespace Simulator.Tests.Adapters;

/// <summary>Breaks when an adapter that goes wrong hangs a run, ends a campaign, or is told as something else. The adapters are scripts of the shell.</summary>
[Trait("Speed", "Slow")]
public sealed class AdapterPoolTests
{
    private const string Hello = """echo '{"protocol":1,"client":"shell","release":"1"}'; """;

    /// <summary>Answers each line with the number of its run as the state.</summary>
    private const string Echo = """while read -r line; do n=${line#*:}; n=${n%%,*}; case $line in *'"end"'*) ;; *) echo '{"run":'$n',"outputs":[],"state":"'$n'","deadline":null}';; esac; done""";

    [Theory]
    [InlineData("exit 3", "adapter/start", "the adapter has ended, with exit code 3")]
    [InlineData("echo oops; sleep 9", "adapter/start", "no JSON object")]
    [InlineData("sleep 99", "adapter/start", "did not answer within 2 s. Its first line comes before it is asked anything, and each line must be flushed")]
    [InlineData(Hello + "read a; echo no rhyme >&2; exit 4", "adapter/crashed", "exit code 4; its standard error ends with: no rhyme")]
    [InlineData(Hello + "read a; sleep 99", "adapter/silent", "did not answer within 2 s")]
    [InlineData(Hello + "read a; echo Traceback; sleep 9", "adapter/garbage", "‘Traceback’")]
    [InlineData(Hello + """read a; echo '{"run":1,"outputs":5}'; sleep 9""", "adapter/garbage", "‘outputs’ is no list: ‘{\"run\":…,\"outputs\":5}’")]
    [InlineData(Hello + """read a; echo '{"run":5,"outputs":[],"state":"a","deadline":null}'; sleep 9""", "adapter/other-run", "answered for a run that it was not asked about")]
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

    [Fact]
    public void Several_runs_share_one_process_and_each_gets_its_own_answers()
    {
        using var folder = new TemporaryFolder();
        using AdapterPool adapters = Shell($"echo started >> '{folder["starts"]}'; {Hello}{Echo}", atATime: 4);
        IClient[] clients = [.. Enumerable.Range(0, 4).Select(_ => adapters.Make(new ClientSetup()))];

        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 4 }, place =>
        {
            lock (clients[place % 4])
            {
                clients[place % 4].Handle(Instant.Start, new ClientInput.Subscribe($"channel-{place % 4}"));
            }
        });

        Assert.Equal(["1", "2", "3", "4"], clients.Select(client => client.State));
        Assert.Single(File.ReadAllLines(folder["starts"]));
        Array.ForEach(clients, client => ((IDisposable)client).Dispose());
    }

    [Fact]
    public void A_run_that_ends_the_process_is_told_and_the_runs_beside_it_go_on()
    {
        const string Deadly = "case $line in *deadly*) exit 7;; esac; ";
        using AdapterPool adapters = Shell(Hello + Echo.Replace("n=", $"{Deadly}n=", StringComparison.Ordinal), atATime: 2);
        using var harmless = (IDisposable)adapters.Make(new ClientSetup());
        using var deadly = (IDisposable)adapters.Make(new ClientSetup());
        ((IClient)harmless).Handle(Instant.Start, new ClientInput.Created());

        var fault = Assert.Throws<ClientFaultException>(() => ((IClient)deadly).Handle(Instant.Start, new ClientInput.Subscribe("deadly")));
        Assert.Equal("adapter/crashed", fault.Cause);
        Assert.Contains("exit code 7", fault.Message, StringComparison.Ordinal);
        ((IClient)harmless).Handle(Instant.Start, new ClientInput.Connect());
        Assert.Equal("1", ((IClient)harmless).State);
    }

    [Fact]
    public void Each_run_has_a_process_of_its_own_where_that_is_asked_for()
    {
        using var folder = new TemporaryFolder();
        using AdapterPool adapters = Shell($"echo started >> '{folder["starts"]}'; {Hello}{Echo}");
        adapters.Fresh = true;

        Assert.Equal("shell", adapters.Greet().Client); // the process that says hello serves the first run
        Assert.All(new[] { Run(adapters), Run(adapters), Run(adapters) }, log => Assert.Empty(log.Of<Entry.Stopped>()));

        Assert.Equal(3, File.ReadAllLines(folder["starts"]).Length);
    }

    [Theory]
    [InlineData("""["flash","earlyEvents"]""", "Flash, EarlyEvents")]
    [InlineData("[]", "")]
    public void What_the_client_cannot_do_is_said_in_the_first_line(string cannot, string capabilities)
    {
        using AdapterPool adapters = Shell($$"""echo '{"protocol":1,"client":"shell","release":"1","cannot":{{cannot}}}'; read a""");

        Assert.Equal(capabilities, string.Join(", ", adapters.Greet().Cannot));
    }

    private static AdapterPool Shell(string script, int atATime) => new(new AdapterCommand("sh", ["-c", script], ".")) { RunsAtATime = atATime, Patience = TimeSpan.FromSeconds(60) };

    private static AdapterPool Shell(string script) =>
        new(new AdapterCommand("sh", ["-c", script], ".")) { Patience = TimeSpan.FromSeconds(script.Contains("sleep 99", StringComparison.Ordinal) ? 2 : 60) };

    private static TransitionLog Run(AdapterPool adapters) => ScenarioRunner.Run(Play.Scenario(1), adapters.Make);
}
