namespace Inpaint3D.Vulkan;

/// <summary>What a Vulkan device is made of, in the order of preference.</summary>
public enum VulkanDeviceKind
{
    /// <summary>A GPU with memory of its own.</summary>
    Discrete,
    /// <summary>A GPU that shares the processor's memory.</summary>
    Integrated,
    /// <summary>A part of a GPU, in a virtual machine.</summary>
    Virtual,
    /// <summary>Something else.</summary>
    Other,
    /// <summary>A program on the processor; many times slower than <see cref="Compute.CpuDevice"/>, and good for tests.</summary>
    Software,
}

/// <summary>A Vulkan device of this machine.</summary>
/// <param name="Name">As its driver calls it.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="Driver">The driver and its version.</param>
/// <param name="ApiVersion">The version of Vulkan it offers.</param>
/// <param name="Memory">Bytes of memory that are local to it.</param>
/// <param name="Refusal">Why it cannot be used, in one sentence; null when it can.</param>
public sealed record VulkanDeviceInfo(string Name, VulkanDeviceKind Kind, string Driver, Version ApiVersion, long Memory, string? Refusal);
