using Simulator.Adapters;
using Simulator.Tests.Commands;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Adapters;

/// <summary>Breaks when a mistake of an adapter is not seen, or a right adapter is blamed. The adapters are scripts of the shell.</summary>
[Trait("Speed", "Slow")]
public sealed class AdapterCheckTests
{
    private const string Right = """
        D=4000; F=9000; END=; LATE='[]'; BEGIN='[]'; SENT='[]'; STATE=connected
        OPEN='[{"output":"openAttempt","attempt":1,"transport":"websocket","url":"ws://a"}]'
        MISTAKE
        say() { echo '{"run":'$n',"outputs":'$1',"state":"'$2'","deadline":'$3'}'; }
        echo '{"protocol":1,"client":"shell","release":"1"}'
        while read -r line; do
          n=${line#*:}; n=${n%%,*}
          case $line in
            *\"end\"*) $END ;;
            *begin*) EACH; say "$BEGIN" initialized null ;;
            *created*) say "$OPEN" connecting $D ;;
            *deadlineReached*) say '[]' connecting $F ;;
            *subscribe*) say "$SENT" connected null ;;
            *connection_established*) say '[]' $STATE null ;;
            *) say "$LATE" connecting $D ;;
          esac
        done
        """;

    [Fact]
    public void A_right_adapter_is_found_right() => Assert.All(Check("", ""), point => Assert.Null(point.Mistake));

    [Theory]
    [InlineData("BEGIN=$OPEN", "", "begins a run", "make it on ‘created’")]
    [InlineData("OPEN='[]'", "", "creates its client, which connects", "there is no ‘openAttempt’")]
    [InlineData("D=null", "", "tells when its next timer is due", "‘deadline’ is null")]
    [InlineData("D=-5", "", "tells when its next timer is due", "count it in milliseconds")]
    [InlineData("LATE=$OPEN", "", "fires no timer before ‘deadlineReached’", "fire only when told")]
    [InlineData("F=$D", "", "fires on ‘deadlineReached’ what is due", "still waiting")]
    [InlineData("", "[ $n = 3 ] && D=5000", "keeps two runs apart", "goes another way")]
    [InlineData("", "[ $n = 4 ] && D=5000", "forgets a run at its end", "left of the one before")]
    [InlineData("STATE=connecting", "", "takes a socket that opens and the handshake of the server", "‘state’ is ‘connecting’")]
    [InlineData("SENT='[{\"output\":\"sendText\",\"attempt\":1,\"text\":\"{\\\\\"data\\\\\":{\\\\\"channel\\\\\":\\\\\"rÃ¤ume\\\\\"}}\"}]'", "", "keeps letters beyond ASCII as they are", "asks for ‘rÃ¤ume’: read and write the lines in UTF-8")]
    [InlineData("D=$((5000 + $$))", "", "says the same in a new process", "random numbers")]
    [InlineData("END='say [] a null'", "", "goes on to the end of the conversation", "but for ‘end’")]
    [InlineData("exit 1", "", "goes on to the end of the conversation", "adapter/start")]
    public void Each_mistake_is_explained(string mistake, string each, string what, string explanation)
    {
        CheckedPoint wrong = Check(mistake, each).First(point => point.Mistake is not null);
        Assert.Equal(what, wrong.What);
        Assert.Contains(explanation, wrong.Mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_tells_it_and_ends_with_1()
    {
        using var folder = new TemporaryFolder();
        CommandRun wrong = CommandRun.Of(folder, "adapter-check", "sh -c 'exit 3'");
        Assert.Equal(1, wrong.Exit);
        Assert.Contains("1 of 1 points are wrong.", wrong.Output, StringComparison.Ordinal);
        Assert.Equal(2, CommandRun.Of(folder, "adapter-check", "sh 'a").Exit);
    }

    private static IReadOnlyList<CheckedPoint> Check(string mistake, string each)
    {
        string script = Right.Replace("MISTAKE", mistake, StringComparison.Ordinal).Replace("EACH", each.Length == 0 ? ":" : each, StringComparison.Ordinal);
        return AdapterCheck.Of(new AdapterCommand("sh", ["-c", script], "."), TimeSpan.FromSeconds(60));
    }
}
