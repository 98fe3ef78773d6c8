using System.Globalization;

namespace Silk.NET.Vulkan.Generator;

/// <summary>How types of the registry are written in C#.</summary>
public sealed class CSharpTypes(Registry registry)
{
    static readonly Dictionary<string, string> s_primitives = new()
    {
        ["void"] = "void",
        ["char"] = "byte",
        ["float"] = "float",
        ["double"] = "double",
        ["int"] = "int",
        ["int8_t"] = "sbyte",
        ["int16_t"] = "short",
        ["int32_t"] = "int",
        ["int64_t"] = "long",
        ["uint8_t"] = "byte",
        ["uint16_t"] = "ushort",
        ["uint32_t"] = "uint",
        ["uint64_t"] = "ulong",
        ["size_t"] = "nuint",
        ["VkBool32"] = "Bool32",
        ["VkDeviceSize"] = "ulong",
        ["VkDeviceAddress"] = "ulong",
        ["VkSampleMask"] = "uint",
        ["VkFlags"] = "uint",
        ["VkFlags64"] = "ulong",
        ["PFN_vkVoidFunction"] = "PfnVoidFunction",
    };

    /// <summary>The type without its pointers.</summary>
    /// <exception cref="InvalidDataException">The type is one of another system's header.</exception>
    public string Name(string type)
    {
        type = registry.Aliases.GetValueOrDefault(type, type);
        if (s_primitives.TryGetValue(type, out string? primitive)) return primitive;
        return registry.Types.GetValueOrDefault(type) switch
        {
            BitmaskType { Bits: null, Wide: var wide } => wide ? "ulong" : "uint",
            BitmaskType { Bits: { } bits } => Names.Type(bits),
            CallbackType => Names.Callback(type),
            not null => Names.Type(type),
            null => throw new InvalidDataException($"The type {type} of another header has no equal in C#."),
        };
    }

    /// <summary>The type with its pointers; an array parameter is a pointer.</summary>
    public string Full(Variable variable) => Name(variable.Type) + new string('*', variable.Pointers + (variable.ArraySize is null ? 0 : 1));

    /// <summary>True when a fixed buffer can hold it.</summary>
    public static bool IsPrimitive(string type) => s_primitives.ContainsKey(type) && type is not ("VkBool32" or "PFN_vkVoidFunction");

    /// <summary>Number of elements of an array in place.</summary>
    public int Length(string size) => int.Parse(registry.Constants.GetValueOrDefault(size, size), CultureInfo.InvariantCulture);

    /// <summary>True for structures that begin with their own type, and so are written by both sides.</summary>
    public bool IsChained(string type) => registry.Types.GetValueOrDefault(registry.Aliases.GetValueOrDefault(type, type)) is StructType { Fields: [{ Name: "sType" }, ..] };
}
