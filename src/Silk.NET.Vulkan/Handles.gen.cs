// Written by Silk.NET.Vulkan.Generator from vk.xml, VK_HEADER_VERSION 239. Change allow-list.txt, not this file.
#nullable disable

namespace Silk.NET.Vulkan;

public struct Buffer { public ulong Handle; }

public struct BufferView { public ulong Handle; }

public struct CommandBuffer { public nint Handle; }

public struct CommandPool { public ulong Handle; }

public struct DebugUtilsMessengerEXT { public ulong Handle; }

public struct DescriptorPool { public ulong Handle; }

public struct DescriptorSet { public ulong Handle; }

public struct DescriptorSetLayout { public ulong Handle; }

public struct Device { public nint Handle; }

public struct DeviceMemory { public ulong Handle; }

public struct Fence { public ulong Handle; }

public struct Framebuffer { public ulong Handle; }

public struct Image { public ulong Handle; }

public struct ImageView { public ulong Handle; }

public struct Instance { public nint Handle; }

public struct PhysicalDevice { public nint Handle; }

public struct Pipeline { public ulong Handle; }

public struct PipelineCache { public ulong Handle; }

public struct PipelineLayout { public ulong Handle; }

public struct QueryPool { public ulong Handle; }

public struct Queue { public nint Handle; }

public struct RenderPass { public ulong Handle; }

public struct Sampler { public ulong Handle; }

public struct Semaphore { public ulong Handle; }

public struct ShaderModule { public ulong Handle; }
