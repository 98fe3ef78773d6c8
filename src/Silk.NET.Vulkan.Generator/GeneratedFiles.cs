namespace Silk.NET.Vulkan.Generator;

/// <summary>The whole set of generated files.</summary>
public static class GeneratedFiles
{
    /// <summary>Text of every file by its path from the folder of the bindings.</summary>
    /// <param name="registry">What vk.xml says.</param>
    /// <param name="allowList">Names of functions, types and extensions, one a line; # begins a comment.</param>
    /// <exception cref="InvalidDataException">A name is not in the registry.</exception>
    public static IReadOnlyDictionary<string, string> From(Registry registry, IEnumerable<string> allowList)
    {
        var selection = new Selection(registry, allowList.Select(line => line.Split('#')[0].Trim()).Where(name => name.Length > 0));
        var types = new TypeWriter(registry, selection);
        var commands = new CommandWriter(registry, selection);
        var files = new Dictionary<string, string>
        {
            ["Handles.gen.cs"] = types.Handles(),
            ["Enums.gen.cs"] = types.Enums(),
            ["Structs.gen.cs"] = types.Structs(),
            ["Callbacks.gen.cs"] = types.Callbacks(),
            ["Vk.gen.cs"] = commands.Core(),
        };
        foreach (var extension in commands.Extensions)
            files[$"Extensions/{Names.ExtensionMaker(extension.Name)}/{Names.ExtensionClass(extension.Name)}.gen.cs"] = commands.Of(extension);
        return files;
    }
}
