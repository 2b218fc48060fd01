using Simulator.Adapters;

namespace Simulator.Tests.Adapters;

/// <summary>Breaks when the command of an adapter is cut into other words than a shell would cut it.</summary>
public sealed class AdapterCommandTests
{
    [Theory]
    [InlineData("node a.js", "node|a.js")]
    [InlineData("  node   a.js  ", "node|a.js")]
    [InlineData("node \"my adapter.js\" --version ''", "node|my adapter.js|--version|")]
    [InlineData("sh -c 'echo \"a\"'", "sh|-c|echo \"a\"")]
    [InlineData("a\"b c\"d", "ab cd")]
    public void Words_stand_apart_and_quotes_hold_them_together(string text, string words)
    {
        var command = AdapterCommand.Parse(text, ".");
        Assert.Equal(words, string.Join('|', command.Arguments.Prepend(command.File)));
    }

    [Theory]
    [InlineData("", "There is no command")]
    [InlineData("node 'a", "A quote is left open")]
    public void What_is_no_command_is_told(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => AdapterCommand.Parse(text, ".")).Message, StringComparison.Ordinal);
}
