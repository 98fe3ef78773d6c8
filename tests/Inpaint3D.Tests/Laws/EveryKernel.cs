using System.Reflection;
using System.Runtime.InteropServices;
using Inpaint3D.Compute;
using Inpaint3D.Tests.Vulkan;

namespace Inpaint3D.Tests.Laws;

/// <summary>What every kernel obeys: its two bodies, the C# function and the compute shader, have the same name and arguments and do the same.</summary>
public class EveryKernel(ValidatedVulkan vulkan)
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

    public static TheoryData<string> Names => [.. All.Select(NameOf)];

    static string NameOf((FieldInfo Field, object Kernel, Type Args) kernel) => (string)kernel.Field.FieldType.GetProperty("Name")!.GetValue(kernel.Kernel)!;

    [Fact]
    public void Names_are_unique_paths_in_kebab_case()
    {
        var names = All.Select(NameOf).ToArray();
        Assert.NotEmpty(names);
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches("^[a-z]+(/[a-z0-9]+(-[a-z0-9]+)*)+$", name));
    }

    [Fact]
    public void Arguments_fit_push_constants_and_are_made_of_32_bit_words()
    {
        foreach (var (field, _, args) in All)
        {
            // 128 bytes, of which the device needs 8.
            Assert.True(Marshal.SizeOf(args) <= 120, $"{field.DeclaringType!.Name}.{field.Name}: {Marshal.SizeOf(args)} bytes of arguments");
            Assert.All(Members(args), member => Assert.True(member.FieldType == typeof(int) || member.FieldType == typeof(uint) || member.FieldType == typeof(float), $"{args.Name}.{member.Name}"));
        }
    }

    [Fact]
    public void Every_kernel_has_a_shader_and_every_compute_shader_a_kernel()
    {
        foreach (string extension in (string[])["comp", "spv"])
        {
            var shaders = ShaderCompiler.Sources(extension).Select(path => path[..^(extension.Length + 1)]).Where(path => !path.StartsWith("render/", StringComparison.Ordinal));
            Assert.Equal(All.Select(NameOf).Order(StringComparer.Ordinal), shaders.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Compiling_the_shaders_gives_the_bytes_in_the_repository()
    {
        Assert.SkipUnless(ShaderCompiler.InstalledVersion == ShaderCompiler.RecordedVersion,
            $"The SPIR-V was made by glslangValidator {ShaderCompiler.RecordedVersion}; installed is {ShaderCompiler.InstalledVersion ?? "none: it is in the package glslang-tools"}.");
        using var folder = new IO.TemporaryFolder();
        ShaderCompiler.CompileAll(folder.Path);
        foreach (string path in ShaderCompiler.Sources("spv"))
        {
            string fresh = Path.Combine(folder.Path, path);
            Assert.True(File.Exists(fresh), $"shaders/{path} has no source.");
            Assert.True(File.ReadAllBytes(fresh).AsSpan().SequenceEqual(File.ReadAllBytes(Repository.File("shaders", path))), $"shaders/{path} is stale: run `make shaders`.");
        }
        Assert.Equal(ShaderCompiler.Sources("spv").Length, Directory.GetFiles(folder.Path, "*.spv", SearchOption.AllDirectories).Length);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_shader_has_the_kernels_arguments_and_buffers(string name)
    {
        var shader = new SpirvModule(File.ReadAllBytes(Repository.File("shaders", name + ".spv")));
        var args = All.Single(kernel => NameOf(kernel) == name).Args;
        Assert.Equal([.. Members(args).OrderBy(member => Marshal.OffsetOf(args, member.Name)).Select(member => member.FieldType), typeof(uint), typeof(uint)], shader.PushConstants);
        Assert.Equal(Enumerable.Range(0, Marshal.SizeOf(args) / 4 + 2).Select(i => 4u * (uint)i), shader.PushConstantOffsets);
        Assert.Equal([0u, 1u], shader.SpecializationConstants);
        var cases = KernelCases.All(17, 1).Where(one => one.Kernel == name).ToArray();
        Assert.NotEmpty(cases);
        Assert.All(cases, one => Assert.Equal(Enumerable.Range(0, one.Buffers.Count).Select(i => (0u, (uint)i)), shader.StorageBuffers));
        Assert.False(shader.SharesMemory, "The invocations of a kernel share no memory.");
    }

    [Theory, InlineData(1), InlineData(17), InlineData(255), InlineData(512), InlineData(5000)]
    public void Both_bodies_do_the_same(int size)
    {
        var differences = new List<string>();
        foreach (var one in KernelCases.All(size, lanes: 7).Concat(KernelCases.All(size, vulkan.Device.Lanes)).DistinctBy(one => (one.Kernel, one.Variant)))
        {
            var (cpu, gpu) = (one.Run(Device.Cpu), one.Run(vulkan.Device));
            for (int k = 0; k < cpu.Length; k++)
                if (Difference(cpu[k], gpu[k], one.Tolerance) is { } difference) differences.Add($"{one.Kernel} ({one.Variant}), buffer {one.Written[k]}: {difference}");
        }
        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    /// <summary>The worst difference beyond a tolerance, which is relative to the largest number; null if there is none.</summary>
    static string? Difference(double[] cpu, double[] gpu, double tolerance)
    {
        double scale = cpu.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        int worst = Enumerable.Range(0, cpu.Length).MaxBy(i => cpu[i].Equals(gpu[i]) ? 0 : double.IsFinite(cpu[i] - gpu[i]) ? Math.Abs(cpu[i] - gpu[i]) : double.MaxValue);
        return cpu[worst].Equals(gpu[worst]) || Math.Abs(cpu[worst] - gpu[worst]) <= tolerance * scale ? null : $"{cpu[worst]} and {gpu[worst]} at {worst}, of numbers up to {scale}";
    }

    static FieldInfo[] Members(Type args) => args.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
}
