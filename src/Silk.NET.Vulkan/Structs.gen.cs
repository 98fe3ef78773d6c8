// Written by Silk.NET.Vulkan.Generator from vk.xml, VK_HEADER_VERSION 239. Change allow-list.txt, not this file.
#nullable disable
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;
using Silk.NET.Core.Native;

namespace Silk.NET.Vulkan;

public unsafe struct AllocationCallbacks
{
    public void* PUserData;
    public PfnAllocationFunction PfnAllocation;
    public PfnReallocationFunction PfnReallocation;
    public PfnFreeFunction PfnFree;
    public PfnInternalAllocationNotification PfnInternalAllocation;
    public PfnInternalFreeNotification PfnInternalFree;
}

public unsafe struct ApplicationInfo
{
    public StructureType SType;
    public void* PNext;
    public byte* PApplicationName;
    public uint ApplicationVersion;
    public byte* PEngineName;
    public uint EngineVersion;
    public uint ApiVersion;
}

public unsafe struct BufferCopy
{
    public ulong SrcOffset;
    public ulong DstOffset;
    public ulong Size;
}

public unsafe struct BufferCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public BufferCreateFlags Flags;
    public ulong Size;
    public BufferUsageFlags Usage;
    public SharingMode SharingMode;
    public uint QueueFamilyIndexCount;
    public uint* PQueueFamilyIndices;
}

public unsafe struct BufferDeviceAddressInfo
{
    public StructureType SType;
    public void* PNext;
    public Buffer Buffer;
}

public unsafe struct BufferImageCopy
{
    public ulong BufferOffset;
    public uint BufferRowLength;
    public uint BufferImageHeight;
    public ImageSubresourceLayers ImageSubresource;
    public Offset3D ImageOffset;
    public Extent3D ImageExtent;
}

public unsafe struct BufferMemoryBarrier
{
    public StructureType SType;
    public void* PNext;
    public AccessFlags SrcAccessMask;
    public AccessFlags DstAccessMask;
    public uint SrcQueueFamilyIndex;
    public uint DstQueueFamilyIndex;
    public Buffer Buffer;
    public ulong Offset;
    public ulong Size;
}

public unsafe struct BufferMemoryBarrier2
{
    public StructureType SType;
    public void* PNext;
    public PipelineStageFlags2 SrcStageMask;
    public AccessFlags2 SrcAccessMask;
    public PipelineStageFlags2 DstStageMask;
    public AccessFlags2 DstAccessMask;
    public uint SrcQueueFamilyIndex;
    public uint DstQueueFamilyIndex;
    public Buffer Buffer;
    public ulong Offset;
    public ulong Size;
}

public unsafe struct ClearAttachment
{
    public ImageAspectFlags AspectMask;
    public uint ColorAttachment;
    public ClearValue ClearValue;
}

[StructLayout(LayoutKind.Explicit)]
public unsafe struct ClearColorValue
{
    [FieldOffset(0)] public float Float32_0;
    [FieldOffset(4)] public float Float32_1;
    [FieldOffset(8)] public float Float32_2;
    [FieldOffset(12)] public float Float32_3;
    [FieldOffset(0)] public int Int32_0;
    [FieldOffset(4)] public int Int32_1;
    [FieldOffset(8)] public int Int32_2;
    [FieldOffset(12)] public int Int32_3;
    [FieldOffset(0)] public uint Uint32_0;
    [FieldOffset(4)] public uint Uint32_1;
    [FieldOffset(8)] public uint Uint32_2;
    [FieldOffset(12)] public uint Uint32_3;
}

public unsafe struct ClearDepthStencilValue
{
    public float Depth;
    public uint Stencil;
}

public unsafe struct ClearRect
{
    public Rect2D Rect;
    public uint BaseArrayLayer;
    public uint LayerCount;
}

[StructLayout(LayoutKind.Explicit)]
public unsafe struct ClearValue
{
    [FieldOffset(0)] public ClearColorValue Color;
    [FieldOffset(0)] public ClearDepthStencilValue DepthStencil;
}

public unsafe struct CommandBufferAllocateInfo
{
    public StructureType SType;
    public void* PNext;
    public CommandPool CommandPool;
    public CommandBufferLevel Level;
    public uint CommandBufferCount;
}

public unsafe struct CommandBufferBeginInfo
{
    public StructureType SType;
    public void* PNext;
    public CommandBufferUsageFlags Flags;
    public CommandBufferInheritanceInfo* PInheritanceInfo;
}

public unsafe struct CommandBufferInheritanceInfo
{
    public StructureType SType;
    public void* PNext;
    public RenderPass RenderPass;
    public uint Subpass;
    public Framebuffer Framebuffer;
    public Bool32 OcclusionQueryEnable;
    public QueryControlFlags QueryFlags;
    public QueryPipelineStatisticFlags PipelineStatistics;
}

public unsafe struct CommandPoolCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public CommandPoolCreateFlags Flags;
    public uint QueueFamilyIndex;
}

public unsafe struct ComponentMapping
{
    public ComponentSwizzle R;
    public ComponentSwizzle G;
    public ComponentSwizzle B;
    public ComponentSwizzle A;
}

public unsafe struct ComputePipelineCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public PipelineCreateFlags Flags;
    public PipelineShaderStageCreateInfo Stage;
    public PipelineLayout Layout;
    public Pipeline BasePipelineHandle;
    public int BasePipelineIndex;
}

public unsafe struct ConformanceVersion
{
    public byte Major;
    public byte Minor;
    public byte Subminor;
    public byte Patch;
}

public unsafe struct CopyDescriptorSet
{
    public StructureType SType;
    public void* PNext;
    public DescriptorSet SrcSet;
    public uint SrcBinding;
    public uint SrcArrayElement;
    public DescriptorSet DstSet;
    public uint DstBinding;
    public uint DstArrayElement;
    public uint DescriptorCount;
}

public unsafe struct DebugUtilsLabelEXT
{
    public StructureType SType;
    public void* PNext;
    public byte* PLabelName;
    public fixed float Color[4];
}

public unsafe struct DebugUtilsMessengerCallbackDataEXT
{
    public StructureType SType;
    public void* PNext;
    public uint Flags;
    public byte* PMessageIdName;
    public int MessageIdNumber;
    public byte* PMessage;
    public uint QueueLabelCount;
    public DebugUtilsLabelEXT* PQueueLabels;
    public uint CmdBufLabelCount;
    public DebugUtilsLabelEXT* PCmdBufLabels;
    public uint ObjectCount;
    public DebugUtilsObjectNameInfoEXT* PObjects;
}

public unsafe struct DebugUtilsMessengerCreateInfoEXT
{
    public StructureType SType;
    public void* PNext;
    public uint Flags;
    public DebugUtilsMessageSeverityFlagsEXT MessageSeverity;
    public DebugUtilsMessageTypeFlagsEXT MessageType;
    public PfnDebugUtilsMessengerCallbackEXT PfnUserCallback;
    public void* PUserData;
}

public unsafe struct DebugUtilsObjectNameInfoEXT
{
    public StructureType SType;
    public void* PNext;
    public ObjectType ObjectType;
    public ulong ObjectHandle;
    public byte* PObjectName;
}

public unsafe struct DependencyInfo
{
    public StructureType SType;
    public void* PNext;
    public DependencyFlags DependencyFlags;
    public uint MemoryBarrierCount;
    public MemoryBarrier2* PMemoryBarriers;
    public uint BufferMemoryBarrierCount;
    public BufferMemoryBarrier2* PBufferMemoryBarriers;
    public uint ImageMemoryBarrierCount;
    public ImageMemoryBarrier2* PImageMemoryBarriers;
}

public unsafe struct DescriptorBufferInfo
{
    public Buffer Buffer;
    public ulong Offset;
    public ulong Range;
}

public unsafe struct DescriptorImageInfo
{
    public Sampler Sampler;
    public ImageView ImageView;
    public ImageLayout ImageLayout;
}

public unsafe struct DescriptorPoolCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public DescriptorPoolCreateFlags Flags;
    public uint MaxSets;
    public uint PoolSizeCount;
    public DescriptorPoolSize* PPoolSizes;
}

public unsafe struct DescriptorPoolSize
{
    public DescriptorType Type;
    public uint DescriptorCount;
}

public unsafe struct DescriptorSetAllocateInfo
{
    public StructureType SType;
    public void* PNext;
    public DescriptorPool DescriptorPool;
    public uint DescriptorSetCount;
    public DescriptorSetLayout* PSetLayouts;
}

public unsafe struct DescriptorSetLayoutBinding
{
    public uint Binding;
    public DescriptorType DescriptorType;
    public uint DescriptorCount;
    public ShaderStageFlags StageFlags;
    public Sampler* PImmutableSamplers;
}

public unsafe struct DescriptorSetLayoutCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public DescriptorSetLayoutCreateFlags Flags;
    public uint BindingCount;
    public DescriptorSetLayoutBinding* PBindings;
}

public unsafe struct DeviceCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public uint Flags;
    public uint QueueCreateInfoCount;
    public DeviceQueueCreateInfo* PQueueCreateInfos;
    public uint EnabledLayerCount;
    public byte** PpEnabledLayerNames;
    public uint EnabledExtensionCount;
    public byte** PpEnabledExtensionNames;
    public PhysicalDeviceFeatures* PEnabledFeatures;
}

public unsafe struct DeviceQueueCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public DeviceQueueCreateFlags Flags;
    public uint QueueFamilyIndex;
    public uint QueueCount;
    public float* PQueuePriorities;
}

public unsafe struct ExtensionProperties
{
    public fixed byte ExtensionName[256];
    public uint SpecVersion;
}

public unsafe struct Extent2D
{
    public uint Width;
    public uint Height;
}

public unsafe struct Extent3D
{
    public uint Width;
    public uint Height;
    public uint Depth;
}

public unsafe struct FenceCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public FenceCreateFlags Flags;
}

public unsafe struct FormatProperties
{
    public FormatFeatureFlags LinearTilingFeatures;
    public FormatFeatureFlags OptimalTilingFeatures;
    public FormatFeatureFlags BufferFeatures;
}

public unsafe struct GraphicsPipelineCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public PipelineCreateFlags Flags;
    public uint StageCount;
    public PipelineShaderStageCreateInfo* PStages;
    public PipelineVertexInputStateCreateInfo* PVertexInputState;
    public PipelineInputAssemblyStateCreateInfo* PInputAssemblyState;
    public PipelineTessellationStateCreateInfo* PTessellationState;
    public PipelineViewportStateCreateInfo* PViewportState;
    public PipelineRasterizationStateCreateInfo* PRasterizationState;
    public PipelineMultisampleStateCreateInfo* PMultisampleState;
    public PipelineDepthStencilStateCreateInfo* PDepthStencilState;
    public PipelineColorBlendStateCreateInfo* PColorBlendState;
    public PipelineDynamicStateCreateInfo* PDynamicState;
    public PipelineLayout Layout;
    public RenderPass RenderPass;
    public uint Subpass;
    public Pipeline BasePipelineHandle;
    public int BasePipelineIndex;
}

public unsafe struct ImageBlit
{
    public ImageSubresourceLayers SrcSubresource;
    public SrcOffsetsBuffer SrcOffsets;
    [InlineArray(2)] public struct SrcOffsetsBuffer { public Offset3D Element0; }
    public ImageSubresourceLayers DstSubresource;
    public DstOffsetsBuffer DstOffsets;
    [InlineArray(2)] public struct DstOffsetsBuffer { public Offset3D Element0; }
}

public unsafe struct ImageCopy
{
    public ImageSubresourceLayers SrcSubresource;
    public Offset3D SrcOffset;
    public ImageSubresourceLayers DstSubresource;
    public Offset3D DstOffset;
    public Extent3D Extent;
}

public unsafe struct ImageCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public ImageCreateFlags Flags;
    public ImageType ImageType;
    public Format Format;
    public Extent3D Extent;
    public uint MipLevels;
    public uint ArrayLayers;
    public SampleCountFlags Samples;
    public ImageTiling Tiling;
    public ImageUsageFlags Usage;
    public SharingMode SharingMode;
    public uint QueueFamilyIndexCount;
    public uint* PQueueFamilyIndices;
    public ImageLayout InitialLayout;
}

public unsafe struct ImageFormatProperties
{
    public Extent3D MaxExtent;
    public uint MaxMipLevels;
    public uint MaxArrayLayers;
    public SampleCountFlags SampleCounts;
    public ulong MaxResourceSize;
}

public unsafe struct ImageMemoryBarrier
{
    public StructureType SType;
    public void* PNext;
    public AccessFlags SrcAccessMask;
    public AccessFlags DstAccessMask;
    public ImageLayout OldLayout;
    public ImageLayout NewLayout;
    public uint SrcQueueFamilyIndex;
    public uint DstQueueFamilyIndex;
    public Image Image;
    public ImageSubresourceRange SubresourceRange;
}

public unsafe struct ImageMemoryBarrier2
{
    public StructureType SType;
    public void* PNext;
    public PipelineStageFlags2 SrcStageMask;
    public AccessFlags2 SrcAccessMask;
    public PipelineStageFlags2 DstStageMask;
    public AccessFlags2 DstAccessMask;
    public ImageLayout OldLayout;
    public ImageLayout NewLayout;
    public uint SrcQueueFamilyIndex;
    public uint DstQueueFamilyIndex;
    public Image Image;
    public ImageSubresourceRange SubresourceRange;
}

public unsafe struct ImageResolve
{
    public ImageSubresourceLayers SrcSubresource;
    public Offset3D SrcOffset;
    public ImageSubresourceLayers DstSubresource;
    public Offset3D DstOffset;
    public Extent3D Extent;
}

public unsafe struct ImageSubresource
{
    public ImageAspectFlags AspectMask;
    public uint MipLevel;
    public uint ArrayLayer;
}

public unsafe struct ImageSubresourceLayers
{
    public ImageAspectFlags AspectMask;
    public uint MipLevel;
    public uint BaseArrayLayer;
    public uint LayerCount;
}

public unsafe struct ImageSubresourceRange
{
    public ImageAspectFlags AspectMask;
    public uint BaseMipLevel;
    public uint LevelCount;
    public uint BaseArrayLayer;
    public uint LayerCount;
}

public unsafe struct ImageViewCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public ImageViewCreateFlags Flags;
    public Image Image;
    public ImageViewType ViewType;
    public Format Format;
    public ComponentMapping Components;
    public ImageSubresourceRange SubresourceRange;
}

public unsafe struct InstanceCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public InstanceCreateFlags Flags;
    public ApplicationInfo* PApplicationInfo;
    public uint EnabledLayerCount;
    public byte** PpEnabledLayerNames;
    public uint EnabledExtensionCount;
    public byte** PpEnabledExtensionNames;
}

public unsafe struct LayerProperties
{
    public fixed byte LayerName[256];
    public uint SpecVersion;
    public uint ImplementationVersion;
    public fixed byte Description[256];
}

public unsafe struct MappedMemoryRange
{
    public StructureType SType;
    public void* PNext;
    public DeviceMemory Memory;
    public ulong Offset;
    public ulong Size;
}

public unsafe struct MemoryAllocateFlagsInfo
{
    public StructureType SType;
    public void* PNext;
    public MemoryAllocateFlags Flags;
    public uint DeviceMask;
}

public unsafe struct MemoryAllocateInfo
{
    public StructureType SType;
    public void* PNext;
    public ulong AllocationSize;
    public uint MemoryTypeIndex;
}

public unsafe struct MemoryBarrier
{
    public StructureType SType;
    public void* PNext;
    public AccessFlags SrcAccessMask;
    public AccessFlags DstAccessMask;
}

public unsafe struct MemoryBarrier2
{
    public StructureType SType;
    public void* PNext;
    public PipelineStageFlags2 SrcStageMask;
    public AccessFlags2 SrcAccessMask;
    public PipelineStageFlags2 DstStageMask;
    public AccessFlags2 DstAccessMask;
}

public unsafe struct MemoryHeap
{
    public ulong Size;
    public MemoryHeapFlags Flags;
}

public unsafe struct MemoryRequirements
{
    public ulong Size;
    public ulong Alignment;
    public uint MemoryTypeBits;
}

public unsafe struct MemoryType
{
    public MemoryPropertyFlags PropertyFlags;
    public uint HeapIndex;
}

public unsafe struct Offset2D
{
    public int X;
    public int Y;
}

public unsafe struct Offset3D
{
    public int X;
    public int Y;
    public int Z;
}

public unsafe struct PhysicalDeviceDriverProperties
{
    public StructureType SType;
    public void* PNext;
    public DriverId DriverID;
    public fixed byte DriverName[256];
    public fixed byte DriverInfo[256];
    public ConformanceVersion ConformanceVersion;
}

public unsafe struct PhysicalDeviceFeatures
{
    public Bool32 RobustBufferAccess;
    public Bool32 FullDrawIndexUint32;
    public Bool32 ImageCubeArray;
    public Bool32 IndependentBlend;
    public Bool32 GeometryShader;
    public Bool32 TessellationShader;
    public Bool32 SampleRateShading;
    public Bool32 DualSrcBlend;
    public Bool32 LogicOp;
    public Bool32 MultiDrawIndirect;
    public Bool32 DrawIndirectFirstInstance;
    public Bool32 DepthClamp;
    public Bool32 DepthBiasClamp;
    public Bool32 FillModeNonSolid;
    public Bool32 DepthBounds;
    public Bool32 WideLines;
    public Bool32 LargePoints;
    public Bool32 AlphaToOne;
    public Bool32 MultiViewport;
    public Bool32 SamplerAnisotropy;
    public Bool32 TextureCompressionEtc2;
    public Bool32 TextureCompressionAstcLdr;
    public Bool32 TextureCompressionBC;
    public Bool32 OcclusionQueryPrecise;
    public Bool32 PipelineStatisticsQuery;
    public Bool32 VertexPipelineStoresAndAtomics;
    public Bool32 FragmentStoresAndAtomics;
    public Bool32 ShaderTessellationAndGeometryPointSize;
    public Bool32 ShaderImageGatherExtended;
    public Bool32 ShaderStorageImageExtendedFormats;
    public Bool32 ShaderStorageImageMultisample;
    public Bool32 ShaderStorageImageReadWithoutFormat;
    public Bool32 ShaderStorageImageWriteWithoutFormat;
    public Bool32 ShaderUniformBufferArrayDynamicIndexing;
    public Bool32 ShaderSampledImageArrayDynamicIndexing;
    public Bool32 ShaderStorageBufferArrayDynamicIndexing;
    public Bool32 ShaderStorageImageArrayDynamicIndexing;
    public Bool32 ShaderClipDistance;
    public Bool32 ShaderCullDistance;
    public Bool32 ShaderFloat64;
    public Bool32 ShaderInt64;
    public Bool32 ShaderInt16;
    public Bool32 ShaderResourceResidency;
    public Bool32 ShaderResourceMinLod;
    public Bool32 SparseBinding;
    public Bool32 SparseResidencyBuffer;
    public Bool32 SparseResidencyImage2D;
    public Bool32 SparseResidencyImage3D;
    public Bool32 SparseResidency2Samples;
    public Bool32 SparseResidency4Samples;
    public Bool32 SparseResidency8Samples;
    public Bool32 SparseResidency16Samples;
    public Bool32 SparseResidencyAliased;
    public Bool32 VariableMultisampleRate;
    public Bool32 InheritedQueries;
}

public unsafe struct PhysicalDeviceFeatures2
{
    public StructureType SType;
    public void* PNext;
    public PhysicalDeviceFeatures Features;
}

public unsafe struct PhysicalDeviceLimits
{
    public uint MaxImageDimension1D;
    public uint MaxImageDimension2D;
    public uint MaxImageDimension3D;
    public uint MaxImageDimensionCube;
    public uint MaxImageArrayLayers;
    public uint MaxTexelBufferElements;
    public uint MaxUniformBufferRange;
    public uint MaxStorageBufferRange;
    public uint MaxPushConstantsSize;
    public uint MaxMemoryAllocationCount;
    public uint MaxSamplerAllocationCount;
    public ulong BufferImageGranularity;
    public ulong SparseAddressSpaceSize;
    public uint MaxBoundDescriptorSets;
    public uint MaxPerStageDescriptorSamplers;
    public uint MaxPerStageDescriptorUniformBuffers;
    public uint MaxPerStageDescriptorStorageBuffers;
    public uint MaxPerStageDescriptorSampledImages;
    public uint MaxPerStageDescriptorStorageImages;
    public uint MaxPerStageDescriptorInputAttachments;
    public uint MaxPerStageResources;
    public uint MaxDescriptorSetSamplers;
    public uint MaxDescriptorSetUniformBuffers;
    public uint MaxDescriptorSetUniformBuffersDynamic;
    public uint MaxDescriptorSetStorageBuffers;
    public uint MaxDescriptorSetStorageBuffersDynamic;
    public uint MaxDescriptorSetSampledImages;
    public uint MaxDescriptorSetStorageImages;
    public uint MaxDescriptorSetInputAttachments;
    public uint MaxVertexInputAttributes;
    public uint MaxVertexInputBindings;
    public uint MaxVertexInputAttributeOffset;
    public uint MaxVertexInputBindingStride;
    public uint MaxVertexOutputComponents;
    public uint MaxTessellationGenerationLevel;
    public uint MaxTessellationPatchSize;
    public uint MaxTessellationControlPerVertexInputComponents;
    public uint MaxTessellationControlPerVertexOutputComponents;
    public uint MaxTessellationControlPerPatchOutputComponents;
    public uint MaxTessellationControlTotalOutputComponents;
    public uint MaxTessellationEvaluationInputComponents;
    public uint MaxTessellationEvaluationOutputComponents;
    public uint MaxGeometryShaderInvocations;
    public uint MaxGeometryInputComponents;
    public uint MaxGeometryOutputComponents;
    public uint MaxGeometryOutputVertices;
    public uint MaxGeometryTotalOutputComponents;
    public uint MaxFragmentInputComponents;
    public uint MaxFragmentOutputAttachments;
    public uint MaxFragmentDualSrcAttachments;
    public uint MaxFragmentCombinedOutputResources;
    public uint MaxComputeSharedMemorySize;
    public fixed uint MaxComputeWorkGroupCount[3];
    public uint MaxComputeWorkGroupInvocations;
    public fixed uint MaxComputeWorkGroupSize[3];
    public uint SubPixelPrecisionBits;
    public uint SubTexelPrecisionBits;
    public uint MipmapPrecisionBits;
    public uint MaxDrawIndexedIndexValue;
    public uint MaxDrawIndirectCount;
    public float MaxSamplerLodBias;
    public float MaxSamplerAnisotropy;
    public uint MaxViewports;
    public fixed uint MaxViewportDimensions[2];
    public fixed float ViewportBoundsRange[2];
    public uint ViewportSubPixelBits;
    public nuint MinMemoryMapAlignment;
    public ulong MinTexelBufferOffsetAlignment;
    public ulong MinUniformBufferOffsetAlignment;
    public ulong MinStorageBufferOffsetAlignment;
    public int MinTexelOffset;
    public uint MaxTexelOffset;
    public int MinTexelGatherOffset;
    public uint MaxTexelGatherOffset;
    public float MinInterpolationOffset;
    public float MaxInterpolationOffset;
    public uint SubPixelInterpolationOffsetBits;
    public uint MaxFramebufferWidth;
    public uint MaxFramebufferHeight;
    public uint MaxFramebufferLayers;
    public SampleCountFlags FramebufferColorSampleCounts;
    public SampleCountFlags FramebufferDepthSampleCounts;
    public SampleCountFlags FramebufferStencilSampleCounts;
    public SampleCountFlags FramebufferNoAttachmentsSampleCounts;
    public uint MaxColorAttachments;
    public SampleCountFlags SampledImageColorSampleCounts;
    public SampleCountFlags SampledImageIntegerSampleCounts;
    public SampleCountFlags SampledImageDepthSampleCounts;
    public SampleCountFlags SampledImageStencilSampleCounts;
    public SampleCountFlags StorageImageSampleCounts;
    public uint MaxSampleMaskWords;
    public Bool32 TimestampComputeAndGraphics;
    public float TimestampPeriod;
    public uint MaxClipDistances;
    public uint MaxCullDistances;
    public uint MaxCombinedClipAndCullDistances;
    public uint DiscreteQueuePriorities;
    public fixed float PointSizeRange[2];
    public fixed float LineWidthRange[2];
    public float PointSizeGranularity;
    public float LineWidthGranularity;
    public Bool32 StrictLines;
    public Bool32 StandardSampleLocations;
    public ulong OptimalBufferCopyOffsetAlignment;
    public ulong OptimalBufferCopyRowPitchAlignment;
    public ulong NonCoherentAtomSize;
}

public unsafe struct PhysicalDeviceMemoryBudgetPropertiesEXT
{
    public StructureType SType;
    public void* PNext;
    public fixed ulong HeapBudget[16];
    public fixed ulong HeapUsage[16];
}

public unsafe struct PhysicalDeviceMemoryProperties
{
    public uint MemoryTypeCount;
    public MemoryTypesBuffer MemoryTypes;
    [InlineArray(32)] public struct MemoryTypesBuffer { public MemoryType Element0; }
    public uint MemoryHeapCount;
    public MemoryHeapsBuffer MemoryHeaps;
    [InlineArray(16)] public struct MemoryHeapsBuffer { public MemoryHeap Element0; }
}

public unsafe struct PhysicalDeviceMemoryProperties2
{
    public StructureType SType;
    public void* PNext;
    public PhysicalDeviceMemoryProperties MemoryProperties;
}

public unsafe struct PhysicalDeviceProperties
{
    public uint ApiVersion;
    public uint DriverVersion;
    public uint VendorID;
    public uint DeviceID;
    public PhysicalDeviceType DeviceType;
    public fixed byte DeviceName[256];
    public fixed byte PipelineCacheUuid[16];
    public PhysicalDeviceLimits Limits;
    public PhysicalDeviceSparseProperties SparseProperties;
}

public unsafe struct PhysicalDeviceProperties2
{
    public StructureType SType;
    public void* PNext;
    public PhysicalDeviceProperties Properties;
}

public unsafe struct PhysicalDeviceShaderAtomicFloatFeaturesEXT
{
    public StructureType SType;
    public void* PNext;
    public Bool32 ShaderBufferFloat32Atomics;
    public Bool32 ShaderBufferFloat32AtomicAdd;
    public Bool32 ShaderBufferFloat64Atomics;
    public Bool32 ShaderBufferFloat64AtomicAdd;
    public Bool32 ShaderSharedFloat32Atomics;
    public Bool32 ShaderSharedFloat32AtomicAdd;
    public Bool32 ShaderSharedFloat64Atomics;
    public Bool32 ShaderSharedFloat64AtomicAdd;
    public Bool32 ShaderImageFloat32Atomics;
    public Bool32 ShaderImageFloat32AtomicAdd;
    public Bool32 SparseImageFloat32Atomics;
    public Bool32 SparseImageFloat32AtomicAdd;
}

public unsafe struct PhysicalDeviceSparseProperties
{
    public Bool32 ResidencyStandard2DBlockShape;
    public Bool32 ResidencyStandard2DMultisampleBlockShape;
    public Bool32 ResidencyStandard3DBlockShape;
    public Bool32 ResidencyAlignedMipSize;
    public Bool32 ResidencyNonResidentStrict;
}

public unsafe struct PhysicalDeviceSubgroupProperties
{
    public StructureType SType;
    public void* PNext;
    public uint SubgroupSize;
    public ShaderStageFlags SupportedStages;
    public SubgroupFeatureFlags SupportedOperations;
    public Bool32 QuadOperationsInAllStages;
}

public unsafe struct PhysicalDeviceVulkan11Features
{
    public StructureType SType;
    public void* PNext;
    public Bool32 StorageBuffer16BitAccess;
    public Bool32 UniformAndStorageBuffer16BitAccess;
    public Bool32 StoragePushConstant16;
    public Bool32 StorageInputOutput16;
    public Bool32 Multiview;
    public Bool32 MultiviewGeometryShader;
    public Bool32 MultiviewTessellationShader;
    public Bool32 VariablePointersStorageBuffer;
    public Bool32 VariablePointers;
    public Bool32 ProtectedMemory;
    public Bool32 SamplerYcbcrConversion;
    public Bool32 ShaderDrawParameters;
}

public unsafe struct PhysicalDeviceVulkan11Properties
{
    public StructureType SType;
    public void* PNext;
    public fixed byte DeviceUuid[16];
    public fixed byte DriverUuid[16];
    public fixed byte DeviceLuid[8];
    public uint DeviceNodeMask;
    public Bool32 DeviceLuidvalid;
    public uint SubgroupSize;
    public ShaderStageFlags SubgroupSupportedStages;
    public SubgroupFeatureFlags SubgroupSupportedOperations;
    public Bool32 SubgroupQuadOperationsInAllStages;
    public PointClippingBehavior PointClippingBehavior;
    public uint MaxMultiviewViewCount;
    public uint MaxMultiviewInstanceIndex;
    public Bool32 ProtectedNoFault;
    public uint MaxPerSetDescriptors;
    public ulong MaxMemoryAllocationSize;
}

public unsafe struct PhysicalDeviceVulkan12Features
{
    public StructureType SType;
    public void* PNext;
    public Bool32 SamplerMirrorClampToEdge;
    public Bool32 DrawIndirectCount;
    public Bool32 StorageBuffer8BitAccess;
    public Bool32 UniformAndStorageBuffer8BitAccess;
    public Bool32 StoragePushConstant8;
    public Bool32 ShaderBufferInt64Atomics;
    public Bool32 ShaderSharedInt64Atomics;
    public Bool32 ShaderFloat16;
    public Bool32 ShaderInt8;
    public Bool32 DescriptorIndexing;
    public Bool32 ShaderInputAttachmentArrayDynamicIndexing;
    public Bool32 ShaderUniformTexelBufferArrayDynamicIndexing;
    public Bool32 ShaderStorageTexelBufferArrayDynamicIndexing;
    public Bool32 ShaderUniformBufferArrayNonUniformIndexing;
    public Bool32 ShaderSampledImageArrayNonUniformIndexing;
    public Bool32 ShaderStorageBufferArrayNonUniformIndexing;
    public Bool32 ShaderStorageImageArrayNonUniformIndexing;
    public Bool32 ShaderInputAttachmentArrayNonUniformIndexing;
    public Bool32 ShaderUniformTexelBufferArrayNonUniformIndexing;
    public Bool32 ShaderStorageTexelBufferArrayNonUniformIndexing;
    public Bool32 DescriptorBindingUniformBufferUpdateAfterBind;
    public Bool32 DescriptorBindingSampledImageUpdateAfterBind;
    public Bool32 DescriptorBindingStorageImageUpdateAfterBind;
    public Bool32 DescriptorBindingStorageBufferUpdateAfterBind;
    public Bool32 DescriptorBindingUniformTexelBufferUpdateAfterBind;
    public Bool32 DescriptorBindingStorageTexelBufferUpdateAfterBind;
    public Bool32 DescriptorBindingUpdateUnusedWhilePending;
    public Bool32 DescriptorBindingPartiallyBound;
    public Bool32 DescriptorBindingVariableDescriptorCount;
    public Bool32 RuntimeDescriptorArray;
    public Bool32 SamplerFilterMinmax;
    public Bool32 ScalarBlockLayout;
    public Bool32 ImagelessFramebuffer;
    public Bool32 UniformBufferStandardLayout;
    public Bool32 ShaderSubgroupExtendedTypes;
    public Bool32 SeparateDepthStencilLayouts;
    public Bool32 HostQueryReset;
    public Bool32 TimelineSemaphore;
    public Bool32 BufferDeviceAddress;
    public Bool32 BufferDeviceAddressCaptureReplay;
    public Bool32 BufferDeviceAddressMultiDevice;
    public Bool32 VulkanMemoryModel;
    public Bool32 VulkanMemoryModelDeviceScope;
    public Bool32 VulkanMemoryModelAvailabilityVisibilityChains;
    public Bool32 ShaderOutputViewportIndex;
    public Bool32 ShaderOutputLayer;
    public Bool32 SubgroupBroadcastDynamicId;
}

public unsafe struct PhysicalDeviceVulkan12Properties
{
    public StructureType SType;
    public void* PNext;
    public DriverId DriverID;
    public fixed byte DriverName[256];
    public fixed byte DriverInfo[256];
    public ConformanceVersion ConformanceVersion;
    public ShaderFloatControlsIndependence DenormBehaviorIndependence;
    public ShaderFloatControlsIndependence RoundingModeIndependence;
    public Bool32 ShaderSignedZeroInfNanPreserveFloat16;
    public Bool32 ShaderSignedZeroInfNanPreserveFloat32;
    public Bool32 ShaderSignedZeroInfNanPreserveFloat64;
    public Bool32 ShaderDenormPreserveFloat16;
    public Bool32 ShaderDenormPreserveFloat32;
    public Bool32 ShaderDenormPreserveFloat64;
    public Bool32 ShaderDenormFlushToZeroFloat16;
    public Bool32 ShaderDenormFlushToZeroFloat32;
    public Bool32 ShaderDenormFlushToZeroFloat64;
    public Bool32 ShaderRoundingModeRtefloat16;
    public Bool32 ShaderRoundingModeRtefloat32;
    public Bool32 ShaderRoundingModeRtefloat64;
    public Bool32 ShaderRoundingModeRtzfloat16;
    public Bool32 ShaderRoundingModeRtzfloat32;
    public Bool32 ShaderRoundingModeRtzfloat64;
    public uint MaxUpdateAfterBindDescriptorsInAllPools;
    public Bool32 ShaderUniformBufferArrayNonUniformIndexingNative;
    public Bool32 ShaderSampledImageArrayNonUniformIndexingNative;
    public Bool32 ShaderStorageBufferArrayNonUniformIndexingNative;
    public Bool32 ShaderStorageImageArrayNonUniformIndexingNative;
    public Bool32 ShaderInputAttachmentArrayNonUniformIndexingNative;
    public Bool32 RobustBufferAccessUpdateAfterBind;
    public Bool32 QuadDivergentImplicitLod;
    public uint MaxPerStageDescriptorUpdateAfterBindSamplers;
    public uint MaxPerStageDescriptorUpdateAfterBindUniformBuffers;
    public uint MaxPerStageDescriptorUpdateAfterBindStorageBuffers;
    public uint MaxPerStageDescriptorUpdateAfterBindSampledImages;
    public uint MaxPerStageDescriptorUpdateAfterBindStorageImages;
    public uint MaxPerStageDescriptorUpdateAfterBindInputAttachments;
    public uint MaxPerStageUpdateAfterBindResources;
    public uint MaxDescriptorSetUpdateAfterBindSamplers;
    public uint MaxDescriptorSetUpdateAfterBindUniformBuffers;
    public uint MaxDescriptorSetUpdateAfterBindUniformBuffersDynamic;
    public uint MaxDescriptorSetUpdateAfterBindStorageBuffers;
    public uint MaxDescriptorSetUpdateAfterBindStorageBuffersDynamic;
    public uint MaxDescriptorSetUpdateAfterBindSampledImages;
    public uint MaxDescriptorSetUpdateAfterBindStorageImages;
    public uint MaxDescriptorSetUpdateAfterBindInputAttachments;
    public ResolveModeFlags SupportedDepthResolveModes;
    public ResolveModeFlags SupportedStencilResolveModes;
    public Bool32 IndependentResolveNone;
    public Bool32 IndependentResolve;
    public Bool32 FilterMinmaxSingleComponentFormats;
    public Bool32 FilterMinmaxImageComponentMapping;
    public ulong MaxTimelineSemaphoreValueDifference;
    public SampleCountFlags FramebufferIntegerColorSampleCounts;
}

public unsafe struct PhysicalDeviceVulkan13Features
{
    public StructureType SType;
    public void* PNext;
    public Bool32 RobustImageAccess;
    public Bool32 InlineUniformBlock;
    public Bool32 DescriptorBindingInlineUniformBlockUpdateAfterBind;
    public Bool32 PipelineCreationCacheControl;
    public Bool32 PrivateData;
    public Bool32 ShaderDemoteToHelperInvocation;
    public Bool32 ShaderTerminateInvocation;
    public Bool32 SubgroupSizeControl;
    public Bool32 ComputeFullSubgroups;
    public Bool32 Synchronization2;
    public Bool32 TextureCompressionAstcHdr;
    public Bool32 ShaderZeroInitializeWorkgroupMemory;
    public Bool32 DynamicRendering;
    public Bool32 ShaderIntegerDotProduct;
    public Bool32 Maintenance4;
}

public unsafe struct PhysicalDeviceVulkan13Properties
{
    public StructureType SType;
    public void* PNext;
    public uint MinSubgroupSize;
    public uint MaxSubgroupSize;
    public uint MaxComputeWorkgroupSubgroups;
    public ShaderStageFlags RequiredSubgroupSizeStages;
    public uint MaxInlineUniformBlockSize;
    public uint MaxPerStageDescriptorInlineUniformBlocks;
    public uint MaxPerStageDescriptorUpdateAfterBindInlineUniformBlocks;
    public uint MaxDescriptorSetInlineUniformBlocks;
    public uint MaxDescriptorSetUpdateAfterBindInlineUniformBlocks;
    public uint MaxInlineUniformTotalSize;
    public Bool32 IntegerDotProduct8BitUnsignedAccelerated;
    public Bool32 IntegerDotProduct8BitSignedAccelerated;
    public Bool32 IntegerDotProduct8BitMixedSignednessAccelerated;
    public Bool32 IntegerDotProduct4x8BitPackedUnsignedAccelerated;
    public Bool32 IntegerDotProduct4x8BitPackedSignedAccelerated;
    public Bool32 IntegerDotProduct4x8BitPackedMixedSignednessAccelerated;
    public Bool32 IntegerDotProduct16BitUnsignedAccelerated;
    public Bool32 IntegerDotProduct16BitSignedAccelerated;
    public Bool32 IntegerDotProduct16BitMixedSignednessAccelerated;
    public Bool32 IntegerDotProduct32BitUnsignedAccelerated;
    public Bool32 IntegerDotProduct32BitSignedAccelerated;
    public Bool32 IntegerDotProduct32BitMixedSignednessAccelerated;
    public Bool32 IntegerDotProduct64BitUnsignedAccelerated;
    public Bool32 IntegerDotProduct64BitSignedAccelerated;
    public Bool32 IntegerDotProduct64BitMixedSignednessAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating8BitUnsignedAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating8BitSignedAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating8BitMixedSignednessAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating4x8BitPackedUnsignedAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating4x8BitPackedSignedAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating4x8BitPackedMixedSignednessAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating16BitUnsignedAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating16BitSignedAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating16BitMixedSignednessAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating32BitUnsignedAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating32BitSignedAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating32BitMixedSignednessAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating64BitUnsignedAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating64BitSignedAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating64BitMixedSignednessAccelerated;
    public ulong StorageTexelBufferOffsetAlignmentBytes;
    public Bool32 StorageTexelBufferOffsetSingleTexelAlignment;
    public ulong UniformTexelBufferOffsetAlignmentBytes;
    public Bool32 UniformTexelBufferOffsetSingleTexelAlignment;
    public ulong MaxBufferSize;
}

public unsafe struct PipelineCacheCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public PipelineCacheCreateFlags Flags;
    public nuint InitialDataSize;
    public void* PInitialData;
}

public unsafe struct PipelineColorBlendAttachmentState
{
    public Bool32 BlendEnable;
    public BlendFactor SrcColorBlendFactor;
    public BlendFactor DstColorBlendFactor;
    public BlendOp ColorBlendOp;
    public BlendFactor SrcAlphaBlendFactor;
    public BlendFactor DstAlphaBlendFactor;
    public BlendOp AlphaBlendOp;
    public ColorComponentFlags ColorWriteMask;
}

public unsafe struct PipelineColorBlendStateCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public PipelineColorBlendStateCreateFlags Flags;
    public Bool32 LogicOpEnable;
    public LogicOp LogicOp;
    public uint AttachmentCount;
    public PipelineColorBlendAttachmentState* PAttachments;
    public fixed float BlendConstants[4];
}

public unsafe struct PipelineDepthStencilStateCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public PipelineDepthStencilStateCreateFlags Flags;
    public Bool32 DepthTestEnable;
    public Bool32 DepthWriteEnable;
    public CompareOp DepthCompareOp;
    public Bool32 DepthBoundsTestEnable;
    public Bool32 StencilTestEnable;
    public StencilOpState Front;
    public StencilOpState Back;
    public float MinDepthBounds;
    public float MaxDepthBounds;
}

public unsafe struct PipelineDynamicStateCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public uint Flags;
    public uint DynamicStateCount;
    public DynamicState* PDynamicStates;
}

public unsafe struct PipelineInputAssemblyStateCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public uint Flags;
    public PrimitiveTopology Topology;
    public Bool32 PrimitiveRestartEnable;
}

public unsafe struct PipelineLayoutCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public PipelineLayoutCreateFlags Flags;
    public uint SetLayoutCount;
    public DescriptorSetLayout* PSetLayouts;
    public uint PushConstantRangeCount;
    public PushConstantRange* PPushConstantRanges;
}

public unsafe struct PipelineMultisampleStateCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public uint Flags;
    public SampleCountFlags RasterizationSamples;
    public Bool32 SampleShadingEnable;
    public float MinSampleShading;
    public uint* PSampleMask;
    public Bool32 AlphaToCoverageEnable;
    public Bool32 AlphaToOneEnable;
}

public unsafe struct PipelineRasterizationStateCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public uint Flags;
    public Bool32 DepthClampEnable;
    public Bool32 RasterizerDiscardEnable;
    public PolygonMode PolygonMode;
    public CullModeFlags CullMode;
    public FrontFace FrontFace;
    public Bool32 DepthBiasEnable;
    public float DepthBiasConstantFactor;
    public float DepthBiasClamp;
    public float DepthBiasSlopeFactor;
    public float LineWidth;
}

public unsafe struct PipelineRenderingCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public uint ViewMask;
    public uint ColorAttachmentCount;
    public Format* PColorAttachmentFormats;
    public Format DepthAttachmentFormat;
    public Format StencilAttachmentFormat;
}

public unsafe struct PipelineShaderStageCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public PipelineShaderStageCreateFlags Flags;
    public ShaderStageFlags Stage;
    public ShaderModule Module;
    public byte* PName;
    public SpecializationInfo* PSpecializationInfo;
}

public unsafe struct PipelineShaderStageRequiredSubgroupSizeCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public uint RequiredSubgroupSize;
}

public unsafe struct PipelineTessellationStateCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public uint Flags;
    public uint PatchControlPoints;
}

public unsafe struct PipelineVertexInputStateCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public uint Flags;
    public uint VertexBindingDescriptionCount;
    public VertexInputBindingDescription* PVertexBindingDescriptions;
    public uint VertexAttributeDescriptionCount;
    public VertexInputAttributeDescription* PVertexAttributeDescriptions;
}

public unsafe struct PipelineViewportStateCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public uint Flags;
    public uint ViewportCount;
    public Viewport* PViewports;
    public uint ScissorCount;
    public Rect2D* PScissors;
}

public unsafe struct PushConstantRange
{
    public ShaderStageFlags StageFlags;
    public uint Offset;
    public uint Size;
}

public unsafe struct QueryPoolCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public uint Flags;
    public QueryType QueryType;
    public uint QueryCount;
    public QueryPipelineStatisticFlags PipelineStatistics;
}

public unsafe struct QueueFamilyProperties
{
    public QueueFlags QueueFlags;
    public uint QueueCount;
    public uint TimestampValidBits;
    public Extent3D MinImageTransferGranularity;
}

public unsafe struct Rect2D
{
    public Offset2D Offset;
    public Extent2D Extent;
}

public unsafe struct RenderingAttachmentInfo
{
    public StructureType SType;
    public void* PNext;
    public ImageView ImageView;
    public ImageLayout ImageLayout;
    public ResolveModeFlags ResolveMode;
    public ImageView ResolveImageView;
    public ImageLayout ResolveImageLayout;
    public AttachmentLoadOp LoadOp;
    public AttachmentStoreOp StoreOp;
    public ClearValue ClearValue;
}

public unsafe struct RenderingInfo
{
    public StructureType SType;
    public void* PNext;
    public RenderingFlags Flags;
    public Rect2D RenderArea;
    public uint LayerCount;
    public uint ViewMask;
    public uint ColorAttachmentCount;
    public RenderingAttachmentInfo* PColorAttachments;
    public RenderingAttachmentInfo* PDepthAttachment;
    public RenderingAttachmentInfo* PStencilAttachment;
}

public unsafe struct SamplerCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public SamplerCreateFlags Flags;
    public Filter MagFilter;
    public Filter MinFilter;
    public SamplerMipmapMode MipmapMode;
    public SamplerAddressMode AddressModeU;
    public SamplerAddressMode AddressModeV;
    public SamplerAddressMode AddressModeW;
    public float MipLodBias;
    public Bool32 AnisotropyEnable;
    public float MaxAnisotropy;
    public Bool32 CompareEnable;
    public CompareOp CompareOp;
    public float MinLod;
    public float MaxLod;
    public BorderColor BorderColor;
    public Bool32 UnnormalizedCoordinates;
}

public unsafe struct SemaphoreCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public uint Flags;
}

public unsafe struct SemaphoreSignalInfo
{
    public StructureType SType;
    public void* PNext;
    public Semaphore Semaphore;
    public ulong Value;
}

public unsafe struct SemaphoreTypeCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public SemaphoreType SemaphoreType;
    public ulong InitialValue;
}

public unsafe struct SemaphoreWaitInfo
{
    public StructureType SType;
    public void* PNext;
    public SemaphoreWaitFlags Flags;
    public uint SemaphoreCount;
    public Semaphore* PSemaphores;
    public ulong* PValues;
}

public unsafe struct ShaderModuleCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public uint Flags;
    public nuint CodeSize;
    public uint* PCode;
}

public unsafe struct SpecializationInfo
{
    public uint MapEntryCount;
    public SpecializationMapEntry* PMapEntries;
    public nuint DataSize;
    public void* PData;
}

public unsafe struct SpecializationMapEntry
{
    public uint ConstantID;
    public uint Offset;
    public nuint Size;
}

public unsafe struct StencilOpState
{
    public StencilOp FailOp;
    public StencilOp PassOp;
    public StencilOp DepthFailOp;
    public CompareOp CompareOp;
    public uint CompareMask;
    public uint WriteMask;
    public uint Reference;
}

public unsafe struct SubmitInfo
{
    public StructureType SType;
    public void* PNext;
    public uint WaitSemaphoreCount;
    public Semaphore* PWaitSemaphores;
    public PipelineStageFlags* PWaitDstStageMask;
    public uint CommandBufferCount;
    public CommandBuffer* PCommandBuffers;
    public uint SignalSemaphoreCount;
    public Semaphore* PSignalSemaphores;
}

public unsafe struct SubresourceLayout
{
    public ulong Offset;
    public ulong Size;
    public ulong RowPitch;
    public ulong ArrayPitch;
    public ulong DepthPitch;
}

public unsafe struct TimelineSemaphoreSubmitInfo
{
    public StructureType SType;
    public void* PNext;
    public uint WaitSemaphoreValueCount;
    public ulong* PWaitSemaphoreValues;
    public uint SignalSemaphoreValueCount;
    public ulong* PSignalSemaphoreValues;
}

public unsafe struct ValidationFeaturesEXT
{
    public StructureType SType;
    public void* PNext;
    public uint EnabledValidationFeatureCount;
    public ValidationFeatureEnableEXT* PEnabledValidationFeatures;
    public uint DisabledValidationFeatureCount;
    public ValidationFeatureDisableEXT* PDisabledValidationFeatures;
}

public unsafe struct VertexInputAttributeDescription
{
    public uint Location;
    public uint Binding;
    public Format Format;
    public uint Offset;
}

public unsafe struct VertexInputBindingDescription
{
    public uint Binding;
    public uint Stride;
    public VertexInputRate InputRate;
}

public unsafe struct Viewport
{
    public float X;
    public float Y;
    public float Width;
    public float Height;
    public float MinDepth;
    public float MaxDepth;
}

public unsafe struct WriteDescriptorSet
{
    public StructureType SType;
    public void* PNext;
    public DescriptorSet DstSet;
    public uint DstBinding;
    public uint DstArrayElement;
    public uint DescriptorCount;
    public DescriptorType DescriptorType;
    public DescriptorImageInfo* PImageInfo;
    public DescriptorBufferInfo* PBufferInfo;
    public BufferView* PTexelBufferView;
}
