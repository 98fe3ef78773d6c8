using Silk.NET.Core.Native;
using Silk.NET.Vulkan;
using VkPipeline = Silk.NET.Vulkan.Pipeline;

namespace Inpaint3D.Vulkan.Render;

/// <summary>The pipelines of the renderer: numbers of triangles, numbers of points, shadows, shading. All share one layout.</summary>
internal sealed unsafe class Pipelines : IDisposable
{
    /// <summary>Depth is kept as near / depth, in which single precision is equally fine everywhere.</summary>
    public const Format Depth = Format.D32Sfloat, Numbers = Format.R32Uint;

    public const ShaderStageFlags Stages = ShaderStageFlags.VertexBit | ShaderStageFlags.FragmentBit | ShaderStageFlags.ComputeBit;

    readonly VulkanContext _context;
    readonly List<VkPipeline> _all = [];
    readonly Dictionary<ShadeKind, VkPipeline> _shades = [];

    public Pipelines(VulkanContext context, DescriptorSetLayout resources)
    {
        _context = context;
        try
        {
            Layout = NewLayout(resources);
            Triangles = Graphics("render/mesh.vert.spv", "render/mesh.frag.spv", hasVertices: true);
            Points = Graphics("render/cloud.vert.spv", "render/cloud.frag.spv", hasVertices: false);
            Shadow = Graphics("render/mesh.vert.spv", null, hasVertices: true);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public PipelineLayout Layout { get; }
    public VkPipeline Triangles { get; }
    public VkPipeline Points { get; }
    public VkPipeline Shadow { get; }

    /// <summary>The shading of a kind of picture, made when it is first asked for.</summary>
    public VkPipeline Shade(ShadeKind kind) => _shades.TryGetValue(kind, out var pipeline) ? pipeline : _shades[kind] = Compute("render/shade.comp.spv", kind);

    public void Dispose()
    {
        foreach (var pipeline in _all) _context.Api.DestroyPipeline(_context.Device, pipeline, null);
        _all.Clear();
        _context.Api.DestroyPipelineLayout(_context.Device, Layout, null);
    }

    PipelineLayout NewLayout(DescriptorSetLayout resources)
    {
        var range = new PushConstantRange { StageFlags = Stages, Size = ViewData.Size };
        var info = new PipelineLayoutCreateInfo
        {
            SType = StructureType.PipelineLayoutCreateInfo, SetLayoutCount = 1, PSetLayouts = &resources, PushConstantRangeCount = 1, PPushConstantRanges = &range,
        };
        PipelineLayout layout;
        _context.Check(_context.Api.CreatePipelineLayout(_context.Device, &info, null, &layout), "making a pipeline");
        return layout;
    }

    VkPipeline Compute(string path, ShadeKind kind) => WithStages([(ShaderStageFlags.ComputeBit, path)], stages =>
    {
        var entries = stackalloc SpecializationMapEntry[ShadeKind.Count];
        for (uint i = 0; i < ShadeKind.Count; i++) entries[i] = new SpecializationMapEntry { ConstantID = i, Offset = i * sizeof(uint), Size = sizeof(uint) };
        var constants = kind;
        var special = new SpecializationInfo { MapEntryCount = ShadeKind.Count, PMapEntries = entries, DataSize = (nuint)sizeof(ShadeKind), PData = &constants };
        var info = new ComputePipelineCreateInfo { SType = StructureType.ComputePipelineCreateInfo, Stage = *(PipelineShaderStageCreateInfo*)stages, Layout = Layout };
        info.Stage.PSpecializationInfo = &special;
        VkPipeline pipeline;
        _context.Check(_context.Api.CreateComputePipelines(_context.Device, default, 1, &info, null, &pipeline), "making a pipeline");
        return pipeline;
    });

    /// <summary>Draws triangles, whichever way they face, into a depth buffer and, with a fragment shader, their numbers.</summary>
    VkPipeline Graphics(string vertexPath, string? fragmentPath, bool hasVertices)
    {
        (ShaderStageFlags, string)[] paths = fragmentPath is null ? [(ShaderStageFlags.VertexBit, vertexPath)]
            : [(ShaderStageFlags.VertexBit, vertexPath), (ShaderStageFlags.FragmentBit, fragmentPath)];
        return WithStages(paths, stages => Graphics((PipelineShaderStageCreateInfo*)stages, (uint)paths.Length, hasVertices, fragmentPath is not null));
    }

    VkPipeline Graphics(PipelineShaderStageCreateInfo* stages, uint stageCount, bool hasVertices, bool hasNumbers)
    {
        var numbers = Numbers;
        var rendering = new PipelineRenderingCreateInfo
        {
            SType = StructureType.PipelineRenderingCreateInfo, ColorAttachmentCount = hasNumbers ? 1u : 0, PColorAttachmentFormats = &numbers, DepthAttachmentFormat = Depth,
        };
        var binding = new VertexInputBindingDescription { Stride = 3 * sizeof(float), InputRate = VertexInputRate.Vertex };
        var attribute = new VertexInputAttributeDescription { Format = Format.R32G32B32Sfloat };
        uint vertexCount = hasVertices ? 1u : 0;
        var input = new PipelineVertexInputStateCreateInfo
        {
            SType = StructureType.PipelineVertexInputStateCreateInfo,
            VertexBindingDescriptionCount = vertexCount, PVertexBindingDescriptions = &binding, VertexAttributeDescriptionCount = vertexCount, PVertexAttributeDescriptions = &attribute,
        };
        var assembly = new PipelineInputAssemblyStateCreateInfo { SType = StructureType.PipelineInputAssemblyStateCreateInfo, Topology = PrimitiveTopology.TriangleList };
        var viewport = new PipelineViewportStateCreateInfo { SType = StructureType.PipelineViewportStateCreateInfo, ViewportCount = 1, ScissorCount = 1 };
        var raster = new PipelineRasterizationStateCreateInfo { SType = StructureType.PipelineRasterizationStateCreateInfo, PolygonMode = PolygonMode.Fill, CullMode = CullModeFlags.None, LineWidth = 1 };
        var samples = new PipelineMultisampleStateCreateInfo { SType = StructureType.PipelineMultisampleStateCreateInfo, RasterizationSamples = SampleCountFlags.Count1Bit };
        // The first of equally near triangles stays: that with the lowest number.
        var depth = new PipelineDepthStencilStateCreateInfo { SType = StructureType.PipelineDepthStencilStateCreateInfo, DepthTestEnable = true, DepthWriteEnable = true, DepthCompareOp = CompareOp.Greater };
        var attachment = new PipelineColorBlendAttachmentState { ColorWriteMask = ColorComponentFlags.RBit };
        var blend = new PipelineColorBlendStateCreateInfo { SType = StructureType.PipelineColorBlendStateCreateInfo, AttachmentCount = hasNumbers ? 1u : 0, PAttachments = &attachment };
        var states = stackalloc[] { DynamicState.Viewport, DynamicState.Scissor };
        var dynamic = new PipelineDynamicStateCreateInfo { SType = StructureType.PipelineDynamicStateCreateInfo, DynamicStateCount = 2, PDynamicStates = states };
        var info = new GraphicsPipelineCreateInfo
        {
            SType = StructureType.GraphicsPipelineCreateInfo, PNext = &rendering, StageCount = stageCount, PStages = stages, PVertexInputState = &input, PInputAssemblyState = &assembly,
            PViewportState = &viewport, PRasterizationState = &raster, PMultisampleState = &samples, PDepthStencilState = &depth, PColorBlendState = &blend, PDynamicState = &dynamic, Layout = Layout,
        };
        VkPipeline pipeline;
        _context.Check(_context.Api.CreateGraphicsPipelines(_context.Device, default, 1, &info, null, &pipeline), "making a pipeline");
        return pipeline;
    }

    /// <summary>Makes a pipeline of stages that need live only until then.</summary>
    VkPipeline WithStages((ShaderStageFlags Stage, string Path)[] paths, Func<nint, VkPipeline> make)
    {
        byte* main = (byte*)SilkMarshal.StringToPtr("main");
        var stages = stackalloc PipelineShaderStageCreateInfo[paths.Length];
        try
        {
            for (int i = 0; i < paths.Length; i++)
            {
                stages[i] = new PipelineShaderStageCreateInfo
                {
                    SType = StructureType.PipelineShaderStageCreateInfo, Stage = paths[i].Stage, Module = _context.LoadShader(paths[i].Path), PName = main,
                };
            }
            var pipeline = make((nint)stages);
            _all.Add(pipeline);
            return pipeline;
        }
        finally
        {
            for (int i = 0; i < paths.Length; i++) _context.Api.DestroyShaderModule(_context.Device, stages[i].Module, null);
            SilkMarshal.Free((nint)main);
        }
    }
}
