using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Inpaint3D.Cli.Verbs;
using Inpaint3D.Media;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli;

/// <summary>The command <c>inpaint3d</c>: parses, runs a verb, and turns whatever happens into an exit code.</summary>
internal static class CommandLine
{
    public static RootCommand Root()
    {
        var root = new RootCommand("Fills holes in 3D meshes, in views from new viewpoints, and in images.")
        {
            new MeshVerb(), new HolesVerb(), new RenderVerb(), new ViewVerb(), new ImageVerb(), new ScoreVerb(), new MethodsVerb(), new DoctorVerb(), new DemoVerb(), new CompletionsVerb(),
        };
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Description = "Show help.";
            help.Action = new HelpPage();
            foreach (string alias in new[] { "-?", "/?", "/h" }) help.Aliases.Remove(alias);
        }
        foreach (var version in root.Options.OfType<VersionOption>()) version.Description = "Show the version.";
        return root;
    }

    public static int Run(string[] args)
    {
        MediaFormats.Register();
        var root = Root();
        var parse = Parse(root, args.Length == 0 ? ["--help"] : args);
        var report = new Report(args.Contains(Globals.Json.Name), args.Any(arg => arg is "-q" or "--quiet"));
        using var interruption = new Interruption();
        try
        {
            if (parse.Action is not (null or ParseErrorAction)) return parse.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            if (Misunderstood(parse) is { } sentence) throw new ArgumentException(sentence);
            using var call = new Call(parse, report, interruption.Token);
            return (int)((Verb)parse.CommandResult.Command).Execute(call);
        }
#pragma warning disable CA1031 // the outermost handler: whatever comes is told in one sentence
        catch (Exception e)
#pragma warning restore CA1031
        {
            var (code, reason) = Failure.Explain(e);
            if (code == Exit.Interrupted) code = interruption.Code;
            report.Error(code, reason);
            if (Environment.GetEnvironmentVariable(Failure.DebugVariable) == "1") Console.Error.WriteLine(e);
            return (int)code;
        }
    }

    /// <summary>Parses words; none of them names a file of words.</summary>
    public static ParseResult Parse(RootCommand root, IReadOnlyList<string> words) => root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>A sentence on the first word that was not understood, with the nearest ones that are; null when all were.</summary>
    public static string? Misunderstood(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        string? flag = parse.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token.Type == TokenType.Argument && LooksLikeFlag(token.Value))?.Value;
        // A verb that is not known takes its flags with it.
        string? sentence = command is RootCommand && parse.UnmatchedTokens.FirstOrDefault(word => !LooksLikeFlag(word)) is { } verb ? Catalog.Unknown("verb", verb, command.Subcommands.Select(other => other.Name))
            : flag is not null && command.Options.Any(option => option.Name == flag || option.Aliases.Contains(flag)) ? $"The option before '{flag}' lacks its value."
            : flag is not null ? Catalog.UnknownOfMany("option", flag.Split('=')[0], command.Options.Select(option => option.Name))
            : parse.Errors.Count == 0 ? null
            : parse.UnmatchedTokens is not [var word, ..] ? parse.Errors[0].Message
            : $"'{word}' is one argument too many.";
        return sentence is null ? null : $"{sentence} See '{(command is RootCommand ? "inpaint3d" : $"inpaint3d {command.Name}")} --help'.";
    }

    /// <summary>The parser takes an unknown flag for an argument; a negative number and the word "-" are none.</summary>
    static bool LooksLikeFlag(string word) => word is ['-', not (>= '0' and <= '9' or '.'), ..];
}
