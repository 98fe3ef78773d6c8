using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Inpaint3D.Methods;

/// <summary>An option of a method, read from the property that declares it.</summary>
/// <param name="Name">Name in kebab case; the flag is <c>--name</c>.</param>
/// <param name="Property">The property; its initial value is the default.</param>
/// <param name="Description">One sentence with the unit and, in brackets, the symbol of the paper.</param>
/// <param name="Default">The default value.</param>
/// <param name="Range">Least and largest value of a number, or null.</param>
public sealed record MethodOption(string Name, PropertyInfo Property, string Description, object? Default, RangeAttribute? Range)
{
    /// <summary>The words an enumeration or a switch can be; empty for numbers.</summary>
    public IReadOnlyList<string> Choices =>
        Property.PropertyType.IsEnum ? [.. Enum.GetNames(Property.PropertyType).Select(Catalog.Kebab)]
        : Property.PropertyType == typeof(bool) ? ["true", "false"] : [];

    /// <summary>Reads a value as written by a person.</summary>
    /// <exception cref="ArgumentException">It is not a value of the option's type, or outside its range.</exception>
    public object Parse(string text)
    {
        try
        {
            var type = Property.PropertyType;
            object value = type.IsEnum ? Enum.Parse(type, text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true)
                : type == typeof(bool) ? bool.Parse(text)
                // A decimal comma is an error, not a separator of thousands.
                : type == typeof(double) ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)
                : Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
            Check(value);
            return value;
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException || (e is ArgumentException && Property.PropertyType.IsEnum))
        {
            string domain = Choices.Count > 0 ? "one of " + string.Join(", ", Choices) : $"a number {Domain}";
            throw new ArgumentException($"--{Name} {text}: must be {domain.Trim()}.", e);
        }
    }

    /// <summary>The range in words, such as <c>from 1 to 9</c>; empty without one.</summary>
    public string Domain => Range is null ? "" : string.Create(CultureInfo.InvariantCulture, $"from {Range.Minimum} to {Range.Maximum}");

    internal void Check(object? value)
    {
        if (Range is not null && !Range.IsValid(value))
            throw new ArgumentException($"--{Name} {Convert.ToString(value, CultureInfo.InvariantCulture)}: must be a number {Domain}.");
    }
}

/// <summary>One method as the catalogue knows it.</summary>
/// <param name="Name">Name in kebab case.</param>
/// <param name="Reference">Full reference of the paper.</param>
/// <param name="Type">The record.</param>
/// <param name="Problem">The problem it fills: <see cref="ImageHole"/> or <see cref="MeshHole"/>.</param>
/// <param name="Summary">One sentence on what it does.</param>
/// <param name="Options">Its options, in the order of declaration.</param>
public sealed record MethodEntry(string Name, string Reference, Type Type, Type Problem, string Summary, IReadOnlyList<MethodOption> Options)
{
    /// <summary>Makes the method with some options set.</summary>
    /// <exception cref="ArgumentException">An option is unknown or outside its domain.</exception>
    public Method Create(IEnumerable<KeyValuePair<string, string>>? options = null)
    {
        var method = (Method)Activator.CreateInstance(Type)!;
        foreach (var (name, text) in options ?? [])
        {
            var option = Options.FirstOrDefault(o => o.Name == name)
                ?? throw new ArgumentException(Catalog.Unknown($"option of {Name}", name, Options.Select(o => o.Name)));
            option.Property.SetValue(method, option.Parse(text));
        }
        return method;
    }
}

/// <summary>All methods, found by their <see cref="MethodAttribute"/>.</summary>
public static class Catalog
{
    /// <summary>Every method, by problem and name.</summary>
    public static IReadOnlyList<MethodEntry> All { get; } =
    [
        .. typeof(Catalog).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(MethodAttribute), false)).Select(Describe)
            .OrderBy(entry => entry.Problem.Name, StringComparer.Ordinal).ThenBy(entry => entry.Name, StringComparer.Ordinal)
    ];

    /// <summary>The methods for one problem.</summary>
    public static IEnumerable<MethodEntry> For<TProblem>() => All.Where(entry => entry.Problem == typeof(TProblem));

    /// <summary>Finds a method by name.</summary>
    /// <exception cref="ArgumentException">There is none; the message has the nearest names.</exception>
    public static MethodEntry Find(string name, Type problem) =>
        All.FirstOrDefault(entry => entry.Name == name && entry.Problem == problem)
        ?? throw new ArgumentException(Unknown("method", name, All.Where(entry => entry.Problem == problem).Select(entry => entry.Name)));

    /// <summary>Makes a method by name with some options set.</summary>
    public static Method<TProblem> Create<TProblem>(string name, IEnumerable<KeyValuePair<string, string>>? options = null) where TProblem : IProblem =>
        (Method<TProblem>)Find(name, typeof(TProblem)).Create(options);

    /// <summary>A sentence that says that a name is unknown and lists the nearest ones first.</summary>
    public static string Unknown(string kind, string name, IEnumerable<string> known)
    {
        var sorted = ByDistance(name, known);
        return $"{UnknownOfMany(kind, name, sorted)} Known: {string.Join(", ", sorted)}.";
    }

    /// <summary>The same where there are too many to list: only those that may have been meant, by a wrong letter or, else, by words in common or their beginnings.</summary>
    public static string UnknownOfMany(string kind, string name, IEnumerable<string> known)
    {
        const int most = 3;
        var sorted = ByDistance(name, known);
        string[] near = sorted.Length > 0 && Distance(name, sorted[0]) <= Math.Max(2, name.Length / 3) ? [sorted[0]]
            : [.. sorted.Where(other => Words(name).Any(word => Words(other).Any(begun => begun.StartsWith(word, StringComparison.Ordinal)))).Take(most)];
        return $"There is no {kind} '{name}'.{(near.Length > 0 ? $" Did you mean {string.Join(" or ", near.Select(other => $"'{other}'"))}?" : "")}";
    }

    static string[] ByDistance(string name, IEnumerable<string> known) => [.. known.OrderBy(other => Distance(name, other)).ThenBy(other => other, StringComparer.Ordinal)];

    /// <summary>The parts of a name that say something.</summary>
    static IEnumerable<string> Words(string name) => name.Split('-').Where(word => word.Length > 2);

    /// <summary><c>MinimumWeight</c> to <c>minimum-weight</c>.</summary>
    public static string Kebab(string name)
    {
        var text = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])) text.Append('-');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    internal static void CheckDomains(Method method)
    {
        foreach (var option in All.First(entry => entry.Type == method.GetType()).Options) option.Check(option.Property.GetValue(method));
    }

    static MethodEntry Describe(Type type)
    {
        var attribute = type.GetCustomAttribute<MethodAttribute>()!;
        var lineage = new Stack<Type>([type]);
        while (lineage.Peek().BaseType is { IsGenericType: false } ancestor) lineage.Push(ancestor);
        var defaults = Activator.CreateInstance(type);
        var options = lineage.SelectMany(ancestor => ancestor.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(property => property.IsDefined(typeof(DescriptionAttribute)))
            .Select(property => new MethodOption(Kebab(property.Name), property, property.GetCustomAttribute<DescriptionAttribute>()!.Description,
                property.GetValue(defaults), property.GetCustomAttribute<RangeAttribute>()));
        string summary = type.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";
        return new MethodEntry(attribute.Name, attribute.Reference, type, lineage.Peek().BaseType!.GetGenericArguments()[0], summary, [.. options]);
    }

    /// <summary>Levenshtein distance.</summary>
    static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[b.Length];
    }
}
