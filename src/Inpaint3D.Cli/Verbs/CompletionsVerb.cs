using System.CommandLine;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli.Verbs;

/// <summary><c>inpaint3d completions SHELL</c>: a script that asks the command itself what can follow.</summary>
internal sealed class CompletionsVerb : Verb
{
    static readonly Dictionary<string, string> s_scripts = new()
    {
        ["bash"] = """
            _inpaint3d() {
                local line="${COMP_LINE:0:$COMP_POINT}"
                mapfile -t COMPREPLY < <(compgen -W "$(inpaint3d "[suggest:${#line}]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}")
            }
            complete -o default -F _inpaint3d inpaint3d
            """,
        ["zsh"] = """
            #compdef inpaint3d
            _inpaint3d() {
                local line="${BUFFER:0:$CURSOR}"
                local -a found=("${(@f)$(inpaint3d "[suggest:${#line}]" "$line" 2>/dev/null)}")
                [[ -n "$found" ]] && compadd -- $found
                _files
            }
            compdef _inpaint3d inpaint3d
            """,
        ["fish"] = """
            function __inpaint3d_complete
                set -l line (commandline -cp)
                inpaint3d "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
            end
            complete -c inpaint3d -a '(__inpaint3d_complete)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName inpaint3d -ScriptBlock {
                param($word, $ast, $position)
                inpaint3d "[suggest:$position]" "$ast" 2>$null |
                    Where-Object { $_ -like "$word*" } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }
            """,
    };

    readonly Argument<string> _shell = new("SHELL") { Description = "bash, zsh, fish or pwsh." };

    public CompletionsVerb() : base("completions", "Print a script that lets a shell complete verbs, options and method names.",
        "inpaint3d completions bash > ~/.local/share/bash-completion/completions/inpaint3d",
        "inpaint3d completions zsh > ~/.zfunc/_inpaint3d",
        "inpaint3d completions fish > ~/.config/fish/completions/inpaint3d.fish",
        "inpaint3d completions pwsh >> $PROFILE")
    {
        _shell.CompletionSources.Add([.. s_scripts.Keys]);
        Add(_shell);
    }

    public override Exit Execute(Call call)
    {
        string shell = call.Get(_shell);
        if (!s_scripts.TryGetValue(shell, out string? script)) throw new ArgumentException(Catalog.Unknown("shell", shell, s_scripts.Keys));
        Console.Out.WriteLine(script);
        return Exit.Ok;
    }
}
