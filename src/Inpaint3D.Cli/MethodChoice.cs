using System.CommandLine;
using System.Text.Json.Nodes;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli;

/// <summary>
/// <c>--method</c> and the flags of the methods, as the catalogue has them. The command knows the flags of all methods of
/// its problem, merged by name; those that the chosen method does not have are refused afterwards.
/// </summary>
internal sealed class MethodChoice
{
    readonly Type _problem;
    readonly Option[] _flags;
    readonly Option<string> _name;

    /// <summary>Makes the options.</summary>
    /// <param name="problem"><see cref="ImageHole"/> or <see cref="MeshHole"/>.</param>
    /// <param name="fallback">The method when none is named.</param>
    public MethodChoice(Type problem, string fallback)
    {
        (_problem, Default) = (problem, fallback);
        _name = new Option<string>("--method") { Description = "How to fill; see Methods below.", HelpName = "NAME", DefaultValueFactory = _ => fallback };
        _name.CompletionSources.Add([.. Entries.Select(entry => entry.Name)]);
        _flags = [.. Entries.SelectMany(entry => entry.Options).DistinctBy(option => option.Name).OrderBy(option => option.Name, StringComparer.Ordinal).Select(Flag)];
    }

    public string Default { get; }

    /// <summary>The methods to choose from.</summary>
    public IEnumerable<MethodEntry> Entries => Catalog.All.Where(entry => entry.Problem == _problem);

    /// <summary>Adds <c>--method</c> and every flag to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_name);
        foreach (var flag in _flags) command.Add(flag);
    }

    /// <summary>True for a flag that belongs to methods rather than to the verb.</summary>
    public bool Owns(Option option) => _flags.Contains(option);

    /// <summary>The entry that was named, or the default.</summary>
    public MethodEntry Chosen(ParseResult parse) => Catalog.Find(parse.GetValue(_name)!, _problem);

    /// <summary>The chosen method with the flags that were given.</summary>
    /// <exception cref="ArgumentException">The method or one of its options is unknown, or a value is outside its domain.</exception>
    public Method<TProblem> Create<TProblem>(ParseResult parse) where TProblem : IProblem => (Method<TProblem>)Chosen(parse).Create(Given(parse));

    /// <summary>The method for some of the problems: with other values, and perhaps another method, which then takes those of the given flags that it has.</summary>
    /// <inheritdoc cref="Create{TProblem}(ParseResult)" path="/exception"/>
    public Method<TProblem> Create<TProblem>(ParseResult parse, IReadOnlyDictionary<string, string> values) where TProblem : IProblem
    {
        var entry = values.TryGetValue("method", out string? name) ? Catalog.Find(name, _problem) : Chosen(parse);
        var given = Given(parse).Where(flag => !values.ContainsKey(flag.Key) && (entry == Chosen(parse) || entry.Options.Any(option => option.Name == flag.Key)));
        return (Method<TProblem>)entry.Create(values.Where(value => value.Key != "method").Concat(given));
    }

    IEnumerable<KeyValuePair<string, string>> Given(ParseResult parse) =>
        from flag in _flags
        let result = parse.GetResult(flag)
        where result is { Implicit: false }
        select KeyValuePair.Create(flag.Name["--".Length..], result.Tokens is [.., var value] ? value.Value : "true");

    /// <summary>The name of a method, as typed.</summary>
    public static string Name(Method method) => Catalog.All.First(entry => entry.Type == method.GetType()).Name;

    /// <summary>Name and option values of a method, for the JSON result.</summary>
    public static JsonObject Describe(Method method)
    {
        var entry = Catalog.All.First(entry => entry.Type == method.GetType());
        var options = new JsonObject();
        foreach (var option in entry.Options) options[Json.Name(option.Name)] = Json.Value(option.Property.GetValue(method));
        return new JsonObject { ["name"] = entry.Name, ["options"] = options };
    }

    static Option Flag(MethodOption option) => option.Property.PropertyType == typeof(bool)
        ? new Option<bool>("--" + option.Name) { Description = option.Description }
        : new Option<string>("--" + option.Name) { Description = option.Description, HelpName = option.Choices.Count > 0 ? string.Join('|', option.Choices) : "N" };
}
