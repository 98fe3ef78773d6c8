using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Inpaint3D.Cli.Verbs;
using Inpaint3D.IO;
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
        string? sentence = command is RootCommand && parse.UnmatchedTokens.FirstOrDefault(word => !LooksLikeFlag(word)) is { } verb ? UnknownVerb(verb, parse)
            : flag is not null && command.Options.Any(option => option.Name == flag || option.Aliases.Contains(flag)) ? $"The option before '{flag}' lacks its value."
            : parse.CommandResult.Children.OfType<OptionResult>().FirstOrDefault(given => given is { Implicit: false, Tokens.Count: 0 } && given.Option.Arity.MinimumNumberOfValues > 0) is { } empty
                ? $"The option '{empty.IdentifierToken?.Value}' lacks its value {empty.Option.HelpName}."
            : flag is not null ? Catalog.UnknownOfMany("option", flag.Split('=')[0], command.Options.Select(option => option.Name))
            : parse.Errors.Count == 0 ? null
            : Missing(parse) is { } missing ? missing
            : parse.UnmatchedTokens is not [var word, ..] ? parse.Errors[0].Message
            : $"'{word}' is one argument too many: {command.Name} takes {string.Join(" and ", command.Arguments.Select(argument => argument.Name))}, and a name with spaces needs quotes.";
        return sentence is null ? null : $"{sentence} See '{(command is RootCommand ? "inpaint3d" : $"inpaint3d {command.Name}")} --help'.";
    }

    /// <summary>What was typed instead of a verb, with the call for a file that was typed, too.</summary>
    static string UnknownVerb(string word, ParseResult parse)
    {
        var verbs = parse.CommandResult.Command.Subcommands;
        string sentence = Catalog.Unknown("verb", word, verbs.Select(verb => verb.Name));
        string? file = parse.UnmatchedTokens.FirstOrDefault(typed => Formats.IsMesh(typed) || Formats.IsImage(typed));
        if (file is null) return sentence;
        var fits = verbs.First(verb => verb.Name == (Formats.IsMesh(file) ? "mesh" : "image"));
        return $"{sentence} To fill holes: '{Complete(["inpaint3d", fits.Name, file], fits, [file])}'.";
    }

    /// <summary>Which arguments and options are missing, with a call that has all.</summary>
    static string? Missing(ParseResult parse)
    {
        if (parse.CommandResult.Command is not Verb verb) return null;
        string[] inputs = [.. verb.Arguments.Take(1).SelectMany(argument => parse.GetResult(argument)?.Tokens ?? []).Select(token => token.Value)];
        string[] missing =
        [
            .. verb.Arguments.Where(argument => argument.Arity.MinimumNumberOfValues > (parse.GetResult(argument)?.Tokens.Count ?? 0)).Select(argument => argument.Name),
            .. verb.Options.Where(option => option.Required && parse.GetResult(option) is not { Implicit: false }).Select(option => $"{option.Aliases.First()} {option.HelpName}"),
        ];
        string example = missing is ["-o OUT"] ? Complete(["inpaint3d", .. parse.Tokens.Select(token => token.Value)], verb, inputs) : verb.Examples[0];
        return missing.Length == 0 ? null : $"{string.Join(" and ", missing)} {(missing.Length == 1 ? "is" : "are")} missing, as in '{example}'.";
    }

    /// <summary>Words that were typed, with an output for their inputs.</summary>
    static string Complete(IEnumerable<string> words, Command verb, string[] inputs) =>
        $"{string.Join(' ', words.Select(OutputOption.Quoted))} {verb.Options.OfType<OutputOption>().Single().Example(inputs)}";

    /// <summary>The parser takes an unknown flag for an argument; a negative number and the word "-" are none.</summary>
    static bool LooksLikeFlag(string word) => word is ['-', not (>= '0' and <= '9' or '.'), ..];
}
