namespace Inpaint3D.Vulkan;

/// <summary>How to open a device; the last four are for tests.</summary>
internal sealed record VulkanSettings
{
    /// <summary>A part of the name of the wanted device; null takes the best.</summary>
    public string? Name { get; init; }
    /// <summary>Whether software devices count.</summary>
    public bool Software { get; init; } = true;
    /// <summary>Whether the validation layer checks every call.</summary>
    public bool Validate { get; init; }
    /// <summary>Told the messages of the validation layer.</summary>
    public Action<string>? OnMessage { get; init; }
    /// <summary>Acts as if the host could not see the device's memory, as on a GPU with memory of its own.</summary>
    public bool Staged { get; init; }
    /// <summary>Bytes of memory that the device pretends to have.</summary>
    public ulong MemoryLimit { get; init; } = ulong.MaxValue;
    /// <summary>The submission, from 1, with which the device pretends to be lost; 0 is none.</summary>
    public int FailingSubmission { get; init; }
    /// <summary>Where SPIR-V is looked up by its path under <c>shaders/</c>.</summary>
    public Func<string, byte[]?> FindShader { get; init; } = VulkanContext.EmbeddedShader;
}
