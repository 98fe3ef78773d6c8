using System.CommandLine;
using Inpaint3D.Geometry;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli.Meshes;

/// <summary>
/// Values of flags from a preset and a rules file, as if they had been typed. What is typed wins over the file, and the file over the preset.
/// What is wrong with a value is told with its place.
/// </summary>
internal sealed class Settings
{
    /// <summary>What belongs to one call, and not to a rule for many.</summary>
    static readonly string[] s_typedOnly = ["output", "rules", "json", "quiet", "dry-run", "help"];

    readonly Call _call;
    readonly Option<string?> _preset;
    readonly RulesFile? _rules;
    readonly List<Setting> _settings = [];

    /// <summary>Gathers the values.</summary>
    /// <param name="call">What was typed.</param>
    /// <param name="preset">The option that names a preset.</param>
    /// <param name="rules">The option that names a rules file.</param>
    public Settings(Call call, Option<string?> preset, Option<string?> rules)
    {
        (_call, _preset) = (call, preset);
        _rules = call.Get(rules) is { } path ? RulesFile.Load(path) : null;
        foreach (var setting in (_rules?.Settings ?? []).Concat(_rules?.Kinds.Values.SelectMany(values => values) ?? [])) CheckName(setting);
        foreach (var setting in _rules?.Kinds.Values.SelectMany(values => values) ?? []) CheckOfMethod(setting);
        _settings.AddRange((_rules?.Settings ?? []).Where(setting => !IsTyped(setting.Flag)));
        _settings.AddRange(OfPreset().Where(setting => !IsTyped(setting.Flag) && !_settings.Exists(other => other.Flag == setting.Flag)).ToArray());
    }

    /// <summary>Values for kinds of holes.</summary>
    public IReadOnlyDictionary<LoopKind, List<Setting>> Kinds => _rules?.Kinds ?? new Dictionary<LoopKind, List<Setting>>();

    /// <summary>True when nobody but the preset sets a flag.</summary>
    public bool IsOfPreset(Option option) => _settings.Exists(setting => setting.Flag == option.Name[2..] && setting.Place.StartsWith("preset ", StringComparison.Ordinal));

    /// <summary>The call with these values.</summary>
    public Call Apply()
    {
        if (_settings.Count == 0) return _call;
        string[] typed = [.. _call.Parse.Tokens.Select(token => token.Value)];
        var parse = CommandLine.Parse((RootCommand)_call.Parse.RootCommandResult.Command, [typed[0], .. _settings.Select(setting => $"--{setting.Flag}={setting.Value}"), .. typed[1..]]);
        if (CommandLine.Misunderstood(parse) is { } sentence) throw new ArgumentException(sentence);
        return _call with { Parse = parse };
    }

    /// <summary>Does some work; an argument that is refused there is told with the place that it came from.</summary>
    public T Blame<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ArgumentException e) when (_settings.Concat(Kinds.Values.SelectMany(values => values)).FirstOrDefault(setting => Names(e.Message, setting)) is { } setting)
        {
            throw new InvalidDataException($"{setting.Place}: {e.Message}", e);
        }
    }

    /// <summary>True when a sentence is about a value: it begins with the flag, or cites the value as unknown.</summary>
    static bool Names(string sentence, Setting setting) =>
        sentence.StartsWith($"--{setting.Flag} ", StringComparison.Ordinal) || sentence.StartsWith($"--{setting.Flag}:", StringComparison.Ordinal) || sentence.Contains($"'{setting.Value}'", StringComparison.Ordinal)
        || (sentence.StartsWith("There is no option of", StringComparison.Ordinal) && sentence.Contains($"'{setting.Flag}'", StringComparison.Ordinal));

    IEnumerable<Setting> OfPreset()
    {
        var ruled = _settings.Find(setting => setting.Flag == _preset.Name[2..]);
        string? name = _call.Get(_preset) ?? ruled?.Value;
        if (ruled is not null) _settings.Remove(ruled);
        if (name is null) return [];
        try
        {
            return Preset.Find(name).Values.Select(value => new Setting(value.Flag, value.Value, $"preset {name}"));
        }
        catch (ArgumentException e) when (ruled is not null && name == ruled.Value)
        {
            throw new InvalidDataException($"{ruled.Place}: {e.Message}", e);
        }
    }

    bool IsTyped(string flag) => OptionOf(flag) is { } option && _call.Parse.GetResult(option) is { Implicit: false };

    Option? OptionOf(string flag) => _call.Parse.CommandResult.Command.Options.FirstOrDefault(option => option.Name == "--" + flag);

    void CheckName(Setting setting)
    {
        if (s_typedOnly.Contains(setting.Flag)) throw new InvalidDataException($"{setting.Place}: '{setting.Flag}' belongs on the command line: take it out of the file and type --{setting.Flag}.");
        if (OptionOf(setting.Flag) is null)
        {
            var known = _call.Parse.CommandResult.Command.Options.Select(option => option.Name[2..]).Except(s_typedOnly).Append("kinds");
            throw new InvalidDataException($"{setting.Place}: {Catalog.UnknownOfMany("option", setting.Flag, known)} See 'inpaint3d mesh --help'.");
        }
        if (OptionOf(setting.Flag) is Option<bool> && setting.Value is not ("true" or "false"))
            throw new InvalidDataException($"{setting.Place}: '{setting.Flag}' is a switch: its value is true or false.");
    }

    void CheckOfMethod(Setting setting)
    {
        var verb = (Verb)_call.Parse.CommandResult.Command;
        if (setting.Flag != "method" && !verb.Method!.Owns(OptionOf(setting.Flag)!))
            throw new InvalidDataException($"{setting.Place}: '{setting.Flag}' is for all holes: only 'method' and the options of methods can be given for a kind; write it outside of 'kinds'.");
    }
}
