using System.Reflection;
using Silk.NET.Vulkan;
using VkBuffer = Silk.NET.Vulkan.Buffer;
using VkDevice = Silk.NET.Vulkan.Device;
using VkSemaphore = Silk.NET.Vulkan.Semaphore;

namespace Inpaint3D.Vulkan;

/// <summary>
/// One device of one Vulkan instance with one queue. Submissions are numbered; the number reached is the value of a timeline
/// semaphore. May be used from several threads, as far as Vulkan allows it for the handles.
/// </summary>
internal sealed unsafe class VulkanContext : IDisposable
{
    readonly VulkanInstance _instance;
    readonly int _failingSubmission;
    readonly Lock _queueGate = new(), _runGate = new();
    readonly VkSemaphore _timeline;
    readonly CommandPool _pool;
    readonly CommandBuffer _once;
    ulong _submitted;

    VulkanContext(VulkanInstance instance, PhysicalDevice physicalDevice, VulkanSettings settings)
    {
        (_instance, PhysicalDevice, _failingSubmission) = (instance, physicalDevice, settings.FailingSubmission);
        Info = instance.Describe(physicalDevice);
        QueueFamily = instance.QueueFamily(physicalDevice)!.Value;
        Api.GetPhysicalDeviceProperties(physicalDevice, out var properties);
        Limits = properties.Limits;
        Features = new VulkanFeatures(Api, physicalDevice, Info.ApiVersion);
        Device = Features.CreateDevice(QueueFamily);
        Api.CurrentDevice = Device;
        Api.GetDeviceQueue(Device, QueueFamily, 0, out var queue);
        Queue = queue;
        Memory = new VulkanMemory(this, !settings.Staged && IsSharingMemory, settings.MemoryLimit);
        _timeline = NewTimeline();
        _pool = NewCommandPool();
        _once = NewCommandBuffer(_pool);
    }

    public Vk Api => _instance.Api;
    public Instance Instance => _instance.Handle;
    public PhysicalDevice PhysicalDevice { get; }
    public VkDevice Device { get; }
    public Queue Queue { get; }
    public uint QueueFamily { get; }
    public PhysicalDeviceLimits Limits { get; }
    public VulkanFeatures Features { get; }
    public VulkanMemory Memory { get; }
    public VulkanDeviceInfo Info { get; }
    public string Name => Info.Name;
    public bool IsSoftware => Info.Kind == VulkanDeviceKind.Software;

    /// <summary>What ended the device, in one sentence; null while it works.</summary>
    public string? Failure { get; private set; }

    bool IsSharingMemory => Info.Kind is VulkanDeviceKind.Software or VulkanDeviceKind.Integrated;

    /// <summary>Opens the best device, or the best of a name.</summary>
    /// <param name="name">A part of the device's name, in any case; null takes the best.</param>
    /// <param name="validate">Whether the validation layer checks every call.</param>
    /// <param name="onValidationMessage">Told what the layer has to say.</param>
    /// <exception cref="NotSupportedException">There is no loader, no such device, or no validation layer; says what to install.</exception>
    public static VulkanContext Create(string? name, bool validate, Action<string>? onValidationMessage) =>
        Create(new VulkanSettings { Name = name, Validate = validate, OnMessage = onValidationMessage });

    /// <summary>Opens a device.</summary>
    public static VulkanContext Create(VulkanSettings settings)
    {
        var instance = new VulkanInstance(settings.Validate, settings.OnMessage);
        try
        {
            return new VulkanContext(instance, instance.Choose(settings), settings);
        }
        catch
        {
            instance.Dispose();
            throw;
        }
    }

    /// <summary>SPIR-V that was built in, by its path under <c>shaders/</c>; null if there is none.</summary>
    public static byte[]? EmbeddedShader(string path)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(path);
        if (stream is null) return null;
        byte[] code = new byte[stream.Length];
        stream.ReadExactly(code);
        return code;
    }

    /// <summary>Ends the device: from now on every call is refused with this sentence.</summary>
    public NotSupportedException Fail(string sentence) => new(Failure ??= sentence);

    /// <summary>Refuses calls to a device that has failed.</summary>
    public void CheckAlive()
    {
        if (Failure is not null) throw new NotSupportedException(Failure);
    }

    /// <summary>Takes an error for the end of the device.</summary>
    /// <param name="result">What Vulkan answered.</param>
    /// <param name="doing">What was asked, such as <c>making a pipeline</c>.</param>
    /// <exception cref="NotSupportedException">It was an error; <see cref="Failure"/> is set.</exception>
    public void Check(Result result, string doing)
    {
        if (result >= Result.Success) return;
        throw Fail(result switch
        {
            Result.ErrorDeviceLost => $"The Vulkan device {Name} was lost while {doing}.",
            Result.ErrorOutOfDeviceMemory or Result.ErrorOutOfHostMemory => $"The Vulkan device {Name} ran out of memory while {doing}.",
            _ => $"The Vulkan device {Name} failed while {doing} ({result}).",
        });
    }

    /// <summary>Makes a module of a shader that was built in; whoever asks destroys it.</summary>
    /// <param name="path">Its path under <c>shaders/</c>, such as <c>render/mesh.vert.spv</c>.</param>
    public ShaderModule LoadShader(string path) =>
        NewShader(EmbeddedShader(path) ?? throw new ArgumentException($"There is no shader {path} in this build."), path);

    /// <summary>Makes a module of SPIR-V; whoever asks destroys it.</summary>
    public ShaderModule NewShader(byte[] code, string path)
    {
        fixed (byte* words = code)
        {
            var info = new ShaderModuleCreateInfo { SType = StructureType.ShaderModuleCreateInfo, CodeSize = (nuint)code.Length, PCode = (uint*)words };
            ShaderModule module;
            Check(Api.CreateShaderModule(Device, &info, null, &module), $"loading the shader {path}");
            return module;
        }
    }

    /// <summary>Makes a buffer; whoever asks disposes it, before the context.</summary>
    /// <param name="bytes">At least 1.</param>
    /// <param name="usage">What commands do with it.</param>
    /// <param name="use">Who reads and writes it; what the host does is mapped.</param>
    public Allocation NewBuffer(ulong bytes, BufferUsageFlags usage, MemoryUse use)
    {
        CheckAlive();
        var info = new BufferCreateInfo { SType = StructureType.BufferCreateInfo, Size = bytes, Usage = usage, SharingMode = SharingMode.Exclusive };
        VkBuffer buffer;
        Check(Api.CreateBuffer(Device, &info, null, &buffer), "making a buffer");
        try
        {
            Api.GetBufferMemoryRequirements(Device, buffer, out var needs);
            var memory = Memory.Take(in needs, use);
            Check(Api.BindBufferMemory(Device, buffer, memory.Handle, 0), "making a buffer");
            return new Allocation(this, buffer, bytes, memory);
        }
        catch
        {
            Api.DestroyBuffer(Device, buffer, null);
            throw;
        }
    }

    /// <summary>Records commands, runs them and waits; what they wrote is then visible to the host and to later commands.</summary>
    public void Run(Action<CommandBuffer> record)
    {
        lock (_runGate)
        {
            CheckAlive();
            Begin(_once);
            record(_once);
            Wait(EndAndSubmit(_once));
        }
    }

    /// <summary>A pool whose command buffers can be recorded again.</summary>
    public CommandPool NewCommandPool()
    {
        var info = new CommandPoolCreateInfo { SType = StructureType.CommandPoolCreateInfo, QueueFamilyIndex = QueueFamily, Flags = CommandPoolCreateFlags.ResetCommandBufferBit };
        CommandPool pool;
        Check(Api.CreateCommandPool(Device, &info, null, &pool), "making a command pool");
        return pool;
    }

    /// <summary>A command buffer, which goes with its pool.</summary>
    public CommandBuffer NewCommandBuffer(CommandPool pool)
    {
        var info = new CommandBufferAllocateInfo { SType = StructureType.CommandBufferAllocateInfo, CommandPool = pool, Level = CommandBufferLevel.Primary, CommandBufferCount = 1 };
        CommandBuffer commands;
        Check(Api.AllocateCommandBuffers(Device, &info, &commands), "making a command buffer");
        return commands;
    }

    /// <summary>Starts recording anew.</summary>
    public void Begin(CommandBuffer commands)
    {
        Check(Api.ResetCommandBuffer(commands, 0), "recording commands");
        var info = new CommandBufferBeginInfo { SType = StructureType.CommandBufferBeginInfo, Flags = CommandBufferUsageFlags.OneTimeSubmitBit };
        Check(Api.BeginCommandBuffer(commands, &info), "recording commands");
    }

    /// <summary>Ends the recording with a barrier before the host, and submits it.</summary>
    /// <returns>The number to wait for.</returns>
    public ulong EndAndSubmit(CommandBuffer commands)
    {
        var barrier = new MemoryBarrier { SType = StructureType.MemoryBarrier, SrcAccessMask = AccessFlags.MemoryWriteBit, DstAccessMask = AccessFlags.HostReadBit };
        Api.CmdPipelineBarrier(commands, PipelineStageFlags.AllCommandsBit, PipelineStageFlags.HostBit, 0, 1, &barrier, 0, null, 0, null);
        Check(Api.EndCommandBuffer(commands), "recording commands");
        lock (_queueGate)
        {
            ulong value = _submitted + 1;
            var (timeline, buffer) = (_timeline, commands);
            var values = new TimelineSemaphoreSubmitInfo { SType = StructureType.TimelineSemaphoreSubmitInfo, SignalSemaphoreValueCount = 1, PSignalSemaphoreValues = &value };
            var info = new SubmitInfo { SType = StructureType.SubmitInfo, PNext = &values, CommandBufferCount = 1, PCommandBuffers = &buffer, SignalSemaphoreCount = 1, PSignalSemaphores = &timeline };
            Check(value == (ulong)_failingSubmission ? Result.ErrorDeviceLost : Api.QueueSubmit(Queue, 1, &info, default), "submitting work");
            return _submitted = value;
        }
    }

    /// <summary>Whether a submission has run.</summary>
    public bool IsDone(ulong submission)
    {
        ulong reached = 0;
        Check(Api.GetSemaphoreCounterValue(Device, _timeline, &reached), "asking for progress");
        return reached >= submission;
    }

    /// <summary>Waits until a submission and all before it have run.</summary>
    public void Wait(ulong submission)
    {
        var timeline = _timeline;
        var info = new SemaphoreWaitInfo { SType = StructureType.SemaphoreWaitInfo, SemaphoreCount = 1, PSemaphores = &timeline, PValues = &submission };
        Check(Api.WaitSemaphores(Device, &info, ulong.MaxValue), "computing");
    }

    /// <summary>Waits until the device does nothing; a lost one does nothing.</summary>
    public void WaitIdle() => Api.DeviceWaitIdle(Device);

    /// <inheritdoc/>
    public void Dispose()
    {
        WaitIdle();
        Api.DestroyCommandPool(Device, _pool, null);
        Api.DestroySemaphore(Device, _timeline, null);
        Api.DestroyDevice(Device, null);
        _instance.Dispose();
    }

    VkSemaphore NewTimeline()
    {
        var type = new SemaphoreTypeCreateInfo { SType = StructureType.SemaphoreTypeCreateInfo, SemaphoreType = SemaphoreType.Timeline };
        var info = new SemaphoreCreateInfo { SType = StructureType.SemaphoreCreateInfo, PNext = &type };
        VkSemaphore semaphore;
        Check(Api.CreateSemaphore(Device, &info, null, &semaphore), "making a semaphore");
        return semaphore;
    }
}
