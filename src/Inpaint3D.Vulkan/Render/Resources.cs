using Silk.NET.Vulkan;

namespace Inpaint3D.Vulkan.Render;

/// <summary>The one descriptor set of the renderer: what <c>render/scene.glsl</c> and <c>render/cloud.vert</c> read, by their bindings.</summary>
internal sealed unsafe class Resources : IDisposable
{
    const uint FrameBinding = 0, NumbersBinding = 1, ShadowsBinding = 11;

    static readonly DescriptorType[] s_types =
    [
        DescriptorType.UniformBuffer, DescriptorType.StorageImage, DescriptorType.StorageBuffer, DescriptorType.StorageBuffer, DescriptorType.StorageBuffer,
        DescriptorType.StorageBuffer, DescriptorType.StorageBuffer, DescriptorType.StorageBuffer, DescriptorType.StorageBuffer, DescriptorType.StorageBuffer,
        DescriptorType.StorageBuffer, DescriptorType.CombinedImageSampler, DescriptorType.StorageBuffer, DescriptorType.StorageBuffer, DescriptorType.StorageBuffer,
        DescriptorType.StorageBuffer, DescriptorType.StorageBuffer,
    ];

    /// <summary>Storage buffers of the shading.</summary>
    public static readonly uint StorageBuffers = (uint)s_types.Count(type => type == DescriptorType.StorageBuffer);

    readonly VulkanContext _context;
    readonly DescriptorPool _pool;
    readonly Sampler _sampler;
    readonly DescriptorSet _set;

    public Resources(VulkanContext context)
    {
        _context = context;
        try
        {
            _sampler = NewSampler();
            Layout = NewLayout();
            _pool = NewPool();
            var layout = Layout;
            var info = new DescriptorSetAllocateInfo { SType = StructureType.DescriptorSetAllocateInfo, DescriptorPool = _pool, DescriptorSetCount = 1, PSetLayouts = &layout };
            DescriptorSet set;
            context.Check(context.Api.AllocateDescriptorSets(context.Device, &info, &set), "binding memory");
            _set = set;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public DescriptorSetLayout Layout { get; }

    /// <summary>Says what lies where for the commands to come; none may be running.</summary>
    public void Set(MeshBuffers mesh, Allocation normals, MarkBuffers marks, Allocation lights, LayeredImage shadows, Targets targets)
    {
        Set(FrameBinding, targets.Frame);
        Set(NumbersBinding, targets.Numbers);
        Set(ShadowsBinding, shadows);
        Allocation[] storage =
        [
            mesh.Positions, mesh.Triangles, normals, mesh.Colors, mesh.CornerUVs, mesh.TriangleMaterials, mesh.Materials, mesh.Texels,
            lights, marks.Positions, marks.Triangles, marks.Vertices, marks.Opacities, targets.Picture,
        ];
        uint binding = NumbersBinding;
        foreach (var buffer in storage)
        {
            if (++binding == ShadowsBinding) binding++;
            Set(binding, buffer);
        }
    }

    public void Bind(CommandBuffer commands, PipelineBindPoint point, PipelineLayout layout)
    {
        var set = _set;
        _context.Api.CmdBindDescriptorSets(commands, point, layout, 0, 1, &set, 0, null);
    }

    public void Dispose()
    {
        _context.Api.DestroyDescriptorPool(_context.Device, _pool, null);
        _context.Api.DestroyDescriptorSetLayout(_context.Device, Layout, null);
        _context.Api.DestroySampler(_context.Device, _sampler, null);
    }

    void Set(uint binding, Allocation buffer)
    {
        var info = new DescriptorBufferInfo { Buffer = buffer.Handle, Range = Vk.WholeSize };
        Set(new WriteDescriptorSet { DstBinding = binding, PBufferInfo = &info });
    }

    void Set(uint binding, LayeredImage image)
    {
        var info = new DescriptorImageInfo { ImageView = image.All, ImageLayout = ImageLayout.General, Sampler = _sampler };
        Set(new WriteDescriptorSet { DstBinding = binding, PImageInfo = &info });
    }

    void Set(WriteDescriptorSet write)
    {
        (write.SType, write.DstSet, write.DescriptorCount, write.DescriptorType) = (StructureType.WriteDescriptorSet, _set, 1, s_types[write.DstBinding]);
        _context.Api.UpdateDescriptorSets(_context.Device, 1, &write, 0, null);
    }

    /// <summary>Reads single texels, and 0 outside.</summary>
    Sampler NewSampler()
    {
        const SamplerAddressMode border = SamplerAddressMode.ClampToBorder;
        var info = new SamplerCreateInfo { SType = StructureType.SamplerCreateInfo, AddressModeU = border, AddressModeV = border, AddressModeW = border, BorderColor = BorderColor.FloatTransparentBlack };
        Sampler sampler;
        _context.Check(_context.Api.CreateSampler(_context.Device, &info, null, &sampler), "making a sampler");
        return sampler;
    }

    DescriptorSetLayout NewLayout()
    {
        var bindings = stackalloc DescriptorSetLayoutBinding[s_types.Length];
        for (uint i = 0; i < s_types.Length; i++)
            bindings[i] = new DescriptorSetLayoutBinding { Binding = i, DescriptorType = s_types[i], DescriptorCount = 1, StageFlags = ShaderStageFlags.ComputeBit | ShaderStageFlags.VertexBit };
        var info = new DescriptorSetLayoutCreateInfo { SType = StructureType.DescriptorSetLayoutCreateInfo, BindingCount = (uint)s_types.Length, PBindings = bindings };
        DescriptorSetLayout layout;
        _context.Check(_context.Api.CreateDescriptorSetLayout(_context.Device, &info, null, &layout), "binding memory");
        return layout;
    }

    DescriptorPool NewPool()
    {
        var types = s_types.GroupBy(type => type).ToArray();
        var sizes = stackalloc DescriptorPoolSize[types.Length];
        for (int i = 0; i < types.Length; i++) sizes[i] = new DescriptorPoolSize { Type = types[i].Key, DescriptorCount = (uint)types[i].Count() };
        var info = new DescriptorPoolCreateInfo { SType = StructureType.DescriptorPoolCreateInfo, MaxSets = 1, PoolSizeCount = (uint)types.Length, PPoolSizes = sizes };
        DescriptorPool pool;
        _context.Check(_context.Api.CreateDescriptorPool(_context.Device, &info, null, &pool), "binding memory");
        return pool;
    }
}
