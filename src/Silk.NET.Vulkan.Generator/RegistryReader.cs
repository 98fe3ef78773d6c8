using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Silk.NET.Vulkan.Generator;

/// <summary>Reads the Khronos registry, vk.xml.</summary>
public static partial class RegistryReader
{
    /// <summary>Reads a registry file.</summary>
    /// <exception cref="InvalidDataException">The file is not a registry.</exception>
    public static Registry Read(string path)
    {
        var root = XDocument.Load(path, LoadOptions.PreserveWhitespace).Root!;
        var types = root.Elements("types").Elements("type").Where(OfVulkan).ToArray();
        var aliases = types.Where(type => type.Attribute("alias") is not null).ToDictionary(NameOf, type => type.Attribute("alias")!.Value);
        var extensions = root.Elements("extensions").Elements("extension").Where(IsSupported).ToArray();
        return new Registry(
            HeaderVersion(types, path),
            root.Elements("enums").Single(enums => NameOf(enums) == "API Constants").Elements("enum")
                .Where(constant => constant.Attribute("value") is not null).ToDictionary(NameOf, constant => constant.Attribute("value")!.Value),
            aliases,
            Types(types).Concat(Enums(root, extensions)).ToDictionary(type => type.Name),
            root.Elements("commands").Elements("command").Where(OfVulkan).Where(command => command.Element("proto") is not null).Select(ReadCommand)
                .ToDictionary(command => command.Name),
            [.. extensions.Select(ReadExtension)]);
    }

    static int HeaderVersion(IEnumerable<XElement> types, string path)
    {
        var define = types.FirstOrDefault(type => NameOf(type) == "VK_HEADER_VERSION") ?? throw new InvalidDataException($"{path}: no VK_HEADER_VERSION, so this is not the registry of Vulkan.");
        return int.Parse(Digits().Match(define.Value).Value, CultureInfo.InvariantCulture);
    }

    static IEnumerable<RegistryType> Types(IEnumerable<XElement> types)
    {
        foreach (var type in types.Where(type => type.Attribute("alias") is null))
        {
            string name = NameOf(type);
            switch (type.Attribute("category")?.Value)
            {
                case "handle":
                    yield return new HandleType(name, type.Element("type")!.Value == "VK_DEFINE_HANDLE");
                    break;
                case "bitmask":
                    yield return new BitmaskType(name, (type.Attribute("requires") ?? type.Attribute("bitvalues"))?.Value, type.Element("type")!.Value == "VkFlags64");
                    break;
                case "struct" or "union":
                    yield return new StructType(name, type.Attribute("category")!.Value == "union", [.. type.Elements("member").Where(OfVulkan).Select(ReadVariable)]);
                    break;
                case "funcpointer":
                    yield return ReadCallback(name, type.Value);
                    break;
            }
        }
    }

    // typedef VkBool32 (VKAPI_PTR *PFN_name)(type name, const type* name);
    static CallbackType ReadCallback(string name, string declaration)
    {
        var parts = CallbackText().Match(declaration);
        if (!parts.Success) throw new InvalidDataException($"The registry declares {name} in a way that is newer than this program: {declaration}");
        string parameters = parts.Groups[2].Value.Trim();
        return new CallbackType(name, ReadText(parts.Groups[1].Value + " returned"), parameters is "void" ? [] : [.. parameters.Split(',').Select(ReadText)]);
    }

    static Variable ReadText(string text)
    {
        string[] words = text.Replace("*", " ").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new Variable(words[^2], words[^1], text.Count(c => c == '*'), words[0] == "const", null, false, null, null);
    }

    static IEnumerable<EnumType> Enums(XElement root, XElement[] extensions)
    {
        var added = root.Elements("feature").Where(OfVulkan).SelectMany(feature => Added(feature, null))
            .Concat(extensions.SelectMany(extension => Added(extension, NameOf(extension))))
            .ToLookup(pair => pair.Enum, pair => pair.Member);
        foreach (var enums in root.Elements("enums").Where(enums => enums.Attribute("type")?.Value is "enum" or "bitmask"))
        {
            var own = enums.Elements("enum").Where(OfVulkan).Where(HasValue).Select(member => new EnumMember(NameOf(member), Value(member, null), null));
            yield return new EnumType(NameOf(enums), enums.Attribute("type")!.Value == "bitmask", enums.Attribute("bitwidth")?.Value == "64",
                [.. own.Concat(added[NameOf(enums)]).DistinctBy(member => member.Name)]);
        }
    }

    static IEnumerable<(string Enum, EnumMember Member)> Added(XElement provider, string? extension) =>
        from require in provider.Elements("require").Where(OfVulkan)
        from member in require.Elements("enum").Where(OfVulkan)
        where member.Attribute("extends") is not null && HasValue(member)
        select (member.Attribute("extends")!.Value, new EnumMember(NameOf(member), Value(member, provider.Attribute("number")?.Value), extension));

    static bool HasValue(XElement member) => member.Attribute("alias") is null;

    // Values of extensions are numbered in blocks of a thousand each.
    static long Value(XElement member, string? extensionNumber)
    {
        if (member.Attribute("bitpos") is { } bit) return 1L << int.Parse(bit.Value, CultureInfo.InvariantCulture);
        if (member.Attribute("value") is { } value)
            return value.Value.StartsWith("0x", StringComparison.Ordinal) ? Convert.ToInt64(value.Value, 16) : long.Parse(value.Value, CultureInfo.InvariantCulture);
        int number = int.Parse(member.Attribute("extnumber")?.Value ?? extensionNumber!, CultureInfo.InvariantCulture);
        long magnitude = 1_000_000_000L + ((number - 1) * 1000L) + int.Parse(member.Attribute("offset")!.Value, CultureInfo.InvariantCulture);
        return member.Attribute("dir")?.Value == "-" ? -magnitude : magnitude;
    }

    static Command ReadCommand(XElement command)
    {
        var prototype = command.Element("proto")!;
        return new Command(prototype.Element("name")!.Value, prototype.Element("type")!.Value, [.. command.Elements("param").Where(OfVulkan).Select(ReadVariable)]);
    }

    static Extension ReadExtension(XElement extension) => new(
        NameOf(extension),
        extension.Attribute("type")?.Value == "device",
        extension.Elements("require").Elements().Where(item => item.Name.LocalName is "command" or "type").Select(NameOf).ToHashSet());

    static Variable ReadVariable(XElement variable)
    {
        string text = string.Concat(variable.Nodes().Where(node => node is not XElement { Name.LocalName: "comment" }).Select(node => node is XElement element ? element.Value : node.ToString()));
        var size = ArraySize().Match(text);
        return new Variable(
            variable.Element("type")!.Value,
            variable.Element("name")!.Value,
            text.Count(c => c == '*'),
            text.TrimStart().StartsWith("const ", StringComparison.Ordinal),
            variable.Attribute("len")?.Value.Split(',')[0],
            variable.Attribute("optional")?.Value.StartsWith("true", StringComparison.Ordinal) ?? false,
            size.Success ? size.Groups[1].Value : null,
            variable.Attribute("values")?.Value);
    }

    static string NameOf(XElement element) => element.Attribute("name")?.Value ?? element.Element("name")?.Value ?? "";

    // Newer registries also describe the safety-critical variant of the API.
    static bool OfVulkan(XElement element) => element.Attribute("api")?.Value.Split(',').Contains("vulkan") ?? true;

    static bool IsSupported(XElement extension) => extension.Attribute("supported")?.Value.Split(',').Contains("vulkan") ?? false;

    [GeneratedRegex(@"\d+\s*$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\[(\w+)\]")]
    private static partial Regex ArraySize();

    [GeneratedRegex(@"typedef\s+(.*?)\s*\(\s*VKAPI_PTR\s*\*\w+\s*\)\s*\((.*)\)\s*;", RegexOptions.Singleline)]
    private static partial Regex CallbackText();
}
