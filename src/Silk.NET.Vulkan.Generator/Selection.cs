namespace Silk.NET.Vulkan.Generator;

/// <summary>What is generated: the allow-list and everything that its functions and structures mention.</summary>
public sealed class Selection
{
    readonly Registry _registry;
    readonly SortedDictionary<string, RegistryType> _types = new(StringComparer.Ordinal);
    readonly List<Command> _commands = [];
    readonly HashSet<string> _extensions = [];
    readonly HashSet<string> _structureTypes = [];

    /// <summary>Follows the names of an allow-list through the registry.</summary>
    /// <exception cref="InvalidDataException">A name is not in the registry.</exception>
    public Selection(Registry registry, IEnumerable<string> allowed)
    {
        _registry = registry;
        foreach (string name in allowed) Allow(name);
    }

    /// <summary>The functions, in the order of the list.</summary>
    public IReadOnlyList<Command> Commands => _commands;

    /// <summary>The types, by name.</summary>
    public IEnumerable<RegistryType> Types => _types.Values;

    /// <summary>The extension that brings a function; null for one of the core.</summary>
    public Extension? ExtensionOf(Command command) => _registry.Extensions.FirstOrDefault(extension => extension.Provides.Contains(command.Name));

    /// <summary>Members of the core and of the extensions in use; structure types only of structures that are generated.</summary>
    public IEnumerable<EnumMember> MembersOf(EnumType type) => type.Name == "VkStructureType"
        ? type.Members.Where(member => _structureTypes.Contains(member.Name))
        : type.Members.Where(member => member.Extension is null || _extensions.Contains(member.Extension));

    void Allow(string name)
    {
        foreach (var extension in _registry.Extensions.Where(extension => extension.Name == name || extension.Provides.Contains(name)))
            _extensions.Add(extension.Name);
        if (_registry.Commands.TryGetValue(name, out var command))
        {
            _commands.Add(command);
            Reach(command.Returned);
            foreach (var parameter in command.Parameters) Reach(parameter.Type);
        }
        else if (_registry.Types.ContainsKey(name)) Reach(name);
        else if (!_extensions.Contains(name)) throw new InvalidDataException($"The registry (version {_registry.HeaderVersion}) has no {name}, which the allow-list asks for.");
    }

    void Reach(string name)
    {
        name = _registry.Aliases.GetValueOrDefault(name, name);
        if (!_registry.Types.TryGetValue(name, out var type) || !_types.TryAdd(name, type)) return;
        switch (type)
        {
            case BitmaskType { Bits: { } bits }:
                Reach(bits);
                break;
            case StructType { Fields: var fields }:
                foreach (var field in fields) Reach(field.Type);
                _structureTypes.UnionWith(fields.Select(field => field.Value).OfType<string>());
                break;
            case CallbackType { Returned: var returned, Parameters: var parameters }:
                foreach (var variable in parameters.Append(returned)) Reach(variable.Type);
                break;
        }
    }
}
