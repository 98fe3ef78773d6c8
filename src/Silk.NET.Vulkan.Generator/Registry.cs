namespace Silk.NET.Vulkan.Generator;

/// <summary>What vk.xml says, under its own names.</summary>
/// <param name="HeaderVersion">VK_HEADER_VERSION.</param>
/// <param name="Constants">Values of the API constants, as C writes them, in the order of the file.</param>
/// <param name="Aliases">Other names of types.</param>
/// <param name="Types">All types but the primitive ones, by name.</param>
/// <param name="Commands">All functions, by name.</param>
/// <param name="Extensions">The extensions that exist on desktop systems.</param>
public sealed record Registry(
    int HeaderVersion,
    IReadOnlyDictionary<string, string> Constants,
    IReadOnlyDictionary<string, string> Aliases,
    IReadOnlyDictionary<string, RegistryType> Types,
    IReadOnlyDictionary<string, Command> Commands,
    IReadOnlyList<Extension> Extensions);

/// <summary>A type of the registry.</summary>
public abstract record RegistryType(string Name);

/// <summary>An opaque handle; the dispatchable ones are pointers, the others 64 bits.</summary>
public sealed record HandleType(string Name, bool Dispatchable) : RegistryType(Name);

/// <summary>A typedef of VkFlags; <paramref name="Bits"/> is the enumeration of its bits, null when it has none.</summary>
public sealed record BitmaskType(string Name, string? Bits, bool Wide) : RegistryType(Name);

/// <summary>An enumeration, of values or of bits.</summary>
public sealed record EnumType(string Name, bool IsBits, bool Wide, IReadOnlyList<EnumMember> Members) : RegistryType(Name);

/// <summary>A structure or a union.</summary>
public sealed record StructType(string Name, bool IsUnion, IReadOnlyList<Variable> Fields) : RegistryType(Name);

/// <summary>A pointer to a function, called back by the driver.</summary>
public sealed record CallbackType(string Name, Variable Returned, IReadOnlyList<Variable> Parameters) : RegistryType(Name);

/// <summary>One name of an enumeration.</summary>
/// <param name="Name">Its name in C.</param>
/// <param name="Value">The number.</param>
/// <param name="Extension">The extension that adds it; null in the core.</param>
public sealed record EnumMember(string Name, long Value, string? Extension);

/// <summary>A function.</summary>
public sealed record Command(string Name, string Returned, IReadOnlyList<Variable> Parameters);

/// <summary>An extension, and the commands and types that it brings.</summary>
public sealed record Extension(string Name, bool OfDevice, IReadOnlySet<string> Provides);

/// <summary>A field or a parameter.</summary>
/// <param name="Type">Name of the type without const and pointers.</param>
/// <param name="Name">Its name in C.</param>
/// <param name="Pointers">Depth of the pointer.</param>
/// <param name="IsConst">True when what it points to is only read.</param>
/// <param name="Length">The parameter with the number of elements, or null-terminated; null for a single one.</param>
/// <param name="IsOptional">True when it may be null or zero.</param>
/// <param name="ArraySize">Number of elements of an array in place, a number or the name of a constant.</param>
/// <param name="Value">The only value that it can have: the structure type.</param>
public sealed record Variable(string Type, string Name, int Pointers, bool IsConst, string? Length, bool IsOptional, string? ArraySize, string? Value);
