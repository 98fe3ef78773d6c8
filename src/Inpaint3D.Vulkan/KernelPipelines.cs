using System.Runtime.InteropServices;
using Silk.NET.Vulkan;
using VkPipeline = Silk.NET.Vulkan.Pipeline;

namespace Inpaint3D.Vulkan;

/// <summary>A kernel's shader, ready to run with one size of workgroups.</summary>
internal sealed record KernelPipeline(VkPipeline Handle, PipelineLayout Layout, DescriptorSetLayout SetLayout, uint GroupWidth, uint GroupRows)
{
    /// <summary>What an invocation costs.</summary>
    public KernelCost Cost { get; } = new();
}

/// <summary>The pipelines of kernels, made when they are first dispatched.</summary>
/// <param name="context">The device.</param>
/// <param name="findShader">Finds SPIR-V by its path.</param>
internal sealed unsafe class KernelPipelines(VulkanContext context, Func<string, byte[]?> findShader) : IDisposable
{
    /// <summary>What identifies a pipeline.</summary>
    /// <param name="Kernel">Name of the kernel.</param>
    /// <param name="Wide">Whether its workgroups are rows, for long rows, or tiles.</param>
    /// <param name="Buffers">Number of storage buffers.</param>
    /// <param name="PushBytes">Bytes of push constants.</param>
    internal readonly record struct Key(string Kernel, bool Wide, int Buffers, int PushBytes);

    readonly Dictionary<Key, KernelPipeline> _pipelines = [];

    /// <summary>The pipeline of a dispatch.</summary>
    /// <exception cref="NotSupportedException">The device cannot run it; it has failed then, and the failure names the kernel.</exception>
    public KernelPipeline Find(Key key)
    {
        ref var pipeline = ref CollectionsMarshal.GetValueRefOrAddDefault(_pipelines, key, out bool known);
        if (known && pipeline is not null) return pipeline;
        return pipeline = Make(key);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var pipeline in _pipelines.Values.OfType<KernelPipeline>())
        {
            context.Api.DestroyPipeline(context.Device, pipeline.Handle, null);
            context.Api.DestroyPipelineLayout(context.Device, pipeline.Layout, null);
            context.Api.DestroyDescriptorSetLayout(context.Device, pipeline.SetLayout, null);
        }
        _pipelines.Clear();
    }

    KernelPipeline Make(Key key)
    {
        byte[] code = findShader(key.Kernel + ".spv") ?? throw context.Fail($"The kernel {key.Kernel} has no shader for the Vulkan device {context.Name}.");
        CheckLimits(key, code);
        var setLayout = NewSetLayout(key.Buffers);
        var layout = NewLayout(setLayout, (uint)key.PushBytes);
        // 128 invocations are the least that Vulkan promises.
        uint invocations = Math.Min(256, context.Limits.MaxComputeWorkGroupInvocations);
        var (width, rows) = key.Wide ? (invocations, 1u) : (16u, invocations / 16);
        return new KernelPipeline(NewPipeline(key, code, layout, width, rows), layout, setLayout, width, rows);
    }

    void CheckLimits(Key key, byte[] code)
    {
        uint buffers = Math.Min(context.Limits.MaxPerStageDescriptorStorageBuffers, context.Limits.MaxDescriptorSetStorageBuffers);
        string? limit = key.PushBytes > context.Limits.MaxPushConstantsSize ? $"{key.PushBytes} bytes of arguments, and the device takes {context.Limits.MaxPushConstantsSize} (maxPushConstantsSize)"
            : key.Buffers > buffers ? $"{key.Buffers} buffers, and the device takes {buffers} (maxPerStageDescriptorStorageBuffers)"
            : Capabilities(code).Select(Lacking).FirstOrDefault(lacking => lacking is not null) is { } feature ? $"{feature}, which the device does not have" : null;
        if (limit is not null) throw context.Fail($"The kernel {key.Kernel} does not run on the Vulkan device {context.Name}: it needs {limit}.");
    }

    /// <summary>What a module asks for: the operands of its first instructions, OpCapability (17), behind a header of five words.</summary>
    static IEnumerable<uint> Capabilities(byte[] code)
    {
        for (int at = 20; at + 8 <= code.Length && BitConverter.ToUInt32(code, at) == (2 << 16 | 17); at += 8) yield return BitConverter.ToUInt32(code, at + 4);
    }

    /// <summary>What is missing for a capability, numbered as in the SPIR-V specification, 3.31; null if nothing is.</summary>
    string? Lacking(uint capability) => capability switch
    {
        0 or 1 => null, // Matrix, Shader
        10 => context.Features.Float64 ? null : "double precision (shaderFloat64)",
        11 => context.Features.Int64 ? null : "64-bit integers (shaderInt64)",
        12 => context.Features.Int64Atomics ? null : "64-bit atomic operations (shaderBufferInt64Atomics)",
        _ => $"SPIR-V capability {capability}",
    };

    DescriptorSetLayout NewSetLayout(int buffers)
    {
        var bindings = stackalloc DescriptorSetLayoutBinding[buffers];
        for (int i = 0; i < buffers; i++)
            bindings[i] = new DescriptorSetLayoutBinding { Binding = (uint)i, DescriptorType = DescriptorType.StorageBuffer, DescriptorCount = 1, StageFlags = ShaderStageFlags.ComputeBit };
        var info = new DescriptorSetLayoutCreateInfo { SType = StructureType.DescriptorSetLayoutCreateInfo, BindingCount = (uint)buffers, PBindings = bindings };
        DescriptorSetLayout layout;
        context.Check(context.Api.CreateDescriptorSetLayout(context.Device, &info, null, &layout), "making a pipeline");
        return layout;
    }

    PipelineLayout NewLayout(DescriptorSetLayout setLayout, uint pushBytes)
    {
        var range = new PushConstantRange { StageFlags = ShaderStageFlags.ComputeBit, Size = pushBytes };
        var info = new PipelineLayoutCreateInfo
        {
            SType = StructureType.PipelineLayoutCreateInfo, SetLayoutCount = 1, PSetLayouts = &setLayout, PushConstantRangeCount = 1, PPushConstantRanges = &range,
        };
        PipelineLayout layout;
        context.Check(context.Api.CreatePipelineLayout(context.Device, &info, null, &layout), "making a pipeline");
        return layout;
    }

    VkPipeline NewPipeline(Key key, byte[] code, PipelineLayout layout, uint width, uint rows)
    {
        var module = context.NewShader(code, key.Kernel);
        var size = stackalloc uint[] { width, rows };
        var constants = stackalloc SpecializationMapEntry[] { new() { ConstantID = 0, Offset = 0, Size = 4 }, new() { ConstantID = 1, Offset = 4, Size = 4 } };
        var specialization = new SpecializationInfo { MapEntryCount = 2, PMapEntries = constants, DataSize = 8, PData = size };
        fixed (byte* main = "main\0"u8)
        {
            var info = new ComputePipelineCreateInfo
            {
                SType = StructureType.ComputePipelineCreateInfo,
                Layout = layout,
                Stage = new PipelineShaderStageCreateInfo
                {
                    SType = StructureType.PipelineShaderStageCreateInfo, Stage = ShaderStageFlags.ComputeBit, Module = module, PName = main, PSpecializationInfo = &specialization,
                },
            };
            VkPipeline pipeline;
            var result = context.Api.CreateComputePipelines(context.Device, default, 1, &info, null, &pipeline);
            context.Api.DestroyShaderModule(context.Device, module, null);
            context.Check(result, $"making a pipeline of {key.Kernel}");
            return pipeline;
        }
    }
}
