using System.CommandLine;

namespace Simulator.Scenarios.Commands;

/// <summary><c>completion</c>: prints what a shell needs to complete commands and options.</summary>
internal sealed class CompletionCommand : SimulatorCommand
{
    private const string Help = """
        Examples:
          completion bash >> ~/.bashrc
          completion zsh >> ~/.zshrc
          completion fish > ~/.config/fish/completions/pusher-simulator.fish
          completion pwsh >> $PROFILE

        It completes the command of the installed tool, pusher-simulator, by asking the tool itself.
        """;

    private const string Bash = """
        _pusher_simulator() { mapfile -t COMPREPLY < <(pusher-simulator "[suggest:$COMP_POINT]" "$COMP_LINE" 2> /dev/null); }
        complete -o default -F _pusher_simulator pusher-simulator
        """;

    private const string Zsh = """
        _pusher_simulator() { local -a found; found=("${(@f)$(pusher-simulator "[suggest:$CURSOR]" "$BUFFER" 2> /dev/null)}"); compadd -a found; }
        compdef _pusher_simulator pusher-simulator
        """;

    private const string Fish = """
        complete -c pusher-simulator -a '(pusher-simulator "[suggest:"(commandline -C)"]" (commandline -cp) 2> /dev/null)'
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName pusher-simulator -ScriptBlock {
          param($word, $line, $position)
          pusher-simulator "[suggest:$position]" "$line" | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """;

    private readonly Argument<string> shell = new("shell") { Description = "The shell: bash, zsh, fish or pwsh" };

    /// <summary>The command.</summary>
    public CompletionCommand(Host host)
        : base(host, "completion", "Print what a shell needs to complete commands and options.", Help)
    {
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        Add(shell);
        SetAction(parsed =>
        {
            string script = parsed.GetRequiredValue(shell) switch { "bash" => Bash, "zsh" => Zsh, "fish" => Fish, _ => PowerShell };
            Host.Output.WriteLine(script.ReplaceLineEndings("\n"));
            return ExitCode.Held;
        });
    }
}
