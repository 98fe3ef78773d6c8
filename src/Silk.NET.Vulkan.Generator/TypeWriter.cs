namespace Silk.NET.Vulkan.Generator;

/// <summary>Writes handles, enumerations, structures and callbacks.</summary>
public sealed class TypeWriter(Registry registry, Selection selection)
{
    readonly CSharpTypes _types = new(registry);

    /// <summary>Structures around an integer.</summary>
    public string Handles()
    {
        var file = new SourceText(registry, "Silk.NET.Vulkan");
        foreach (var handle in selection.Types.OfType<HandleType>())
        {
            file.Line("");
            file.Line($"public struct {Names.Type(handle.Name)} {{ public {(handle.Dispatchable ? "nint" : "ulong")} Handle; }}");
        }
        return file.ToString();
    }

    /// <summary>Enumerations; those of bits have a None.</summary>
    public string Enums()
    {
        var file = new SourceText(registry, "Silk.NET.Vulkan", "System");
        foreach (var type in selection.Types.OfType<EnumType>())
        {
            var name = Names.Members(type);
            file.Line("");
            if (type.IsBits) file.Line("[Flags]");
            file.Block($"public enum {Names.Type(type.Name)}{(type.Wide ? " : long" : "")}", () =>
            {
                if (type.IsBits) file.Line("None = 0,");
                foreach (var member in selection.MembersOf(type).Where(member => !type.IsBits || member.Value != 0))
                    file.Line($"{name(member.Name)} = {(type.Wide ? member.Value : (int)member.Value)},");
            });
        }
        return file.ToString();
    }

    /// <summary>Structures and unions, laid out as C does.</summary>
    public string Structs()
    {
        var file = new SourceText(registry, "Silk.NET.Vulkan", "System.Runtime.CompilerServices", "System.Runtime.InteropServices", "Silk.NET.Core", "Silk.NET.Core.Native");
        foreach (var type in selection.Types.OfType<StructType>())
        {
            file.Line("");
            if (type.IsUnion) file.Line("[StructLayout(LayoutKind.Explicit)]");
            file.Block($"public unsafe struct {Names.Type(type.Name)}", () =>
            {
                foreach (var field in type.Fields) WriteField(file, field, type.IsUnion);
            });
        }
        return file.ToString();
    }

    void WriteField(SourceText file, Variable field, bool inUnion)
    {
        string name = Names.Field(field.Name), offset = inUnion ? "[FieldOffset(0)] " : "";
        if (field.ArraySize is not { } size)
        {
            file.Line($"{offset}public {_types.Full(field)} {name};");
            return;
        }
        int length = _types.Length(size);
        string element = _types.Name(field.Type);
        if (inUnion)
        {
            for (int i = 0; i < length; i++) file.Line($"[FieldOffset({4 * i})] public {element} {name}_{i};");
        }
        else if (CSharpTypes.IsPrimitive(field.Type)) file.Line($"public fixed {element} {name}[{length}];");
        else
        {
            file.Line($"public {name}Buffer {name};");
            file.Line($"[InlineArray({length})] public struct {name}Buffer {{ public {element} Element0; }}");
        }
    }

    /// <summary>Pointers to functions of ours that the driver calls.</summary>
    public string Callbacks()
    {
        var file = new SourceText(registry, "Silk.NET.Vulkan", "System.Runtime.InteropServices", "Silk.NET.Core");
        foreach (var type in selection.Types.OfType<CallbackType>().Where(type => type.Name != "PFN_vkVoidFunction"))
        {
            string name = Names.Callback(type.Name), function = Names.Delegate(type.Name), returned = _types.Full(type.Returned);
            string managed = returned == "Bool32" ? "uint" : returned;
            string pointer = $"delegate* unmanaged[Cdecl]<{string.Join(", ", type.Parameters.Select(_types.Full).Append(returned))}>";
            file.Line("");
            file.Line("[UnmanagedFunctionPointer(CallingConvention.Cdecl)]");
            file.Line($"public unsafe delegate {managed} {function}({string.Join(", ", type.Parameters.Select(parameter => $"{_types.Full(parameter)} {Names.Parameter(parameter.Name)}"))});");
            file.Line("");
            file.Block($"public readonly unsafe struct {name}", () =>
            {
                file.Line($"public {name}({pointer} ptr) => Handle = ptr;");
                file.Line($"public {name}({function} proc) => Handle = ({pointer})Marshal.GetFunctionPointerForDelegate(proc);");
                file.Line($"public {pointer} Handle {{ get; }}");
                file.Line($"public static implicit operator {name}({pointer} ptr) => new(ptr);");
                file.Line($"public static implicit operator {name}({function} proc) => new(proc);");
            });
        }
        return file.ToString();
    }
}
