using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Inpaint3D.Cli;

/// <summary>Help that starts with examples and shows the options of the one method that is chosen.</summary>
internal sealed class HelpPage : SynchronousCommandLineAction
{
    const int MaxWidth = 120;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        if (command is Verb verb) WriteVerb(verb, parseResult);
        else WriteRoot(command);
        return (int)Exit.Ok;
    }

    static void WriteRoot(Command root)
    {
        Console.WriteLine(root.Description);
        Section("Examples", root.Subcommands.OfType<Verb>().Select(verb => ("  " + verb.Examples[0], "")));
        Section("Verbs (inpaint3d VERB --help has the details)", root.Subcommands.Select(verb => ("  " + verb.Name, verb.Description ?? "")));
        Section("Options", root.Options.Select(Describe));
    }

    static void WriteVerb(Verb verb, ParseResult parse)
    {
        Console.WriteLine(verb.Description);
        Section("Examples", verb.Examples.Select(example => ("  " + example, "")));
        string arguments = string.Concat(verb.Arguments.Select(a => a.Arity.MinimumNumberOfValues == 0 ? $" [{a.Name}]" : $" {a.Name}{(a.Arity.MaximumNumberOfValues > 1 ? "..." : "")}"));
        string required = string.Concat(verb.Options.Where(o => o.Required).Select(o => $" {o.Aliases.FirstOrDefault() ?? o.Name} {o.HelpName}"));
        Section("Usage", [($"  inpaint3d {verb.Name}{arguments}{required} [options]", "")]);
        Section("Arguments", verb.Arguments.Select(a => ("  " + a.Name, a.Description ?? "")));
        foreach (var (heading, options) in verb.Groups) Section(heading, options.Select(Describe));
        foreach (var (heading, rows) in verb.Lists) Section(heading, rows);
        var grouped = verb.Groups.SelectMany(group => group.Options).ToHashSet();
        Section("Options", verb.Options.Where(option => verb.Method?.Owns(option) != true && !grouped.Contains(option)).OrderBy(Globals.Has).Select(Describe));
        if (verb.Method is { } choice) WriteMethods(choice, parse);
    }

    static void WriteMethods(MethodChoice choice, ParseResult parse)
    {
        Section("Methods", choice.Entries.Select(entry => ("  " + entry.Name, entry.Name == choice.Default ? $"{entry.Summary} (default)" : entry.Summary)));
        var chosen = choice.Chosen(parse);
        string title = $"Options of {chosen.Name} (for those of another method: --method NAME --help)";
        Section(title, chosen.Options.Select(option => ($"  --{option.Name} {MethodsText.Domain(option)}", $"{option.Description} (default {MethodsText.Default(option)})")));
    }

    static (string, string) Describe(Option option)
    {
        string names = string.Join(", ", option.Aliases.Append(option.Name));
        string value = option.ValueType == typeof(bool) || option is HelpOption or VersionOption ? "" : " " + (option.HelpName ?? "VALUE");
        string fallback = option is HelpOption || !option.HasDefaultValue || option.GetDefaultValue() is null or false ? "" : $" (default {option.GetDefaultValue()})";
        return ($"  {names}{value}", option.Description + fallback);
    }

    /// <summary>A heading and rows of two columns, the second one wrapped.</summary>
    static void Section(string heading, IEnumerable<(string Left, string Right)> rows)
    {
        var all = rows.ToArray();
        if (all.Length == 0) return;
        Console.WriteLine($"\n{heading}:");
        int left = Math.Min(34, all.Max(row => row.Left.Length)) + 2;
        string margin = new(' ', left);
        foreach (var (name, text) in all)
        {
            var lines = Wrap(text, MaxWidth - left).ToArray();
            bool beside = name.Length < left;
            Console.WriteLine((beside ? name.PadRight(left) + lines[0] : name).TrimEnd());
            foreach (string line in lines.Skip(beside ? 1 : 0).Where(line => line.Length > 0)) Console.WriteLine(margin + line);
        }
    }

    static IEnumerable<string> Wrap(string text, int width)
    {
        while (text.Length > width)
        {
            int cut = text.LastIndexOf(' ', width);
            if (cut <= 0) break;
            yield return text[..cut];
            text = text[(cut + 1)..];
        }
        yield return text;
    }
}
