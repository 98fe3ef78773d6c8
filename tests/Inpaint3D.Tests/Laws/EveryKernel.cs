using System.Reflection;
using System.Runtime.InteropServices;
using Inpaint3D.Compute;

namespace Inpaint3D.Tests.Laws;

/// <summary>What every kernel obeys so that a shader can be its twin.</summary>
public class EveryKernel
{
    /// <summary>Every static field of the library that holds a kernel.</summary>
    internal static IReadOnlyList<(FieldInfo Field, object Kernel, Type Args)> All { get; } =
    [
        .. from type in typeof(Kernel<>).Assembly.GetTypes()
           where !type.ContainsGenericParameters
           from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
           where field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(Kernel<>)
           select (field, field.GetValue(null)!, field.FieldType.GetGenericArguments()[0])
    ];

    [Fact]
    public void Names_are_unique_paths_in_kebab_case()
    {
        var names = All.Select(kernel => (string)kernel.Field.FieldType.GetProperty("Name")!.GetValue(kernel.Kernel)!).ToArray();
        Assert.NotEmpty(names);
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches("^[a-z]+(/[a-z0-9]+(-[a-z0-9]+)*)+$", name));
    }

    [Fact]
    public void Arguments_fit_push_constants_and_are_made_of_32_bit_words()
    {
        foreach (var (field, _, args) in All)
        {
            Assert.True(Marshal.SizeOf(args) <= 128, $"{field.DeclaringType!.Name}.{field.Name}: {Marshal.SizeOf(args)} bytes of arguments");
            Assert.All(args.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
                member => Assert.True(member.FieldType == typeof(int) || member.FieldType == typeof(uint) || member.FieldType == typeof(float), $"{args.Name}.{member.Name}"));
        }
    }
}
