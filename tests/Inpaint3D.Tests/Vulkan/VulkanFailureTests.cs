using Inpaint3D.Compute;
using Inpaint3D.Methods;
using Inpaint3D.Tests.Laws;
using Inpaint3D.Vulkan;

namespace Inpaint3D.Tests.Vulkan;

/// <summary>A device that fails says what happened, refuses everything from then on, and costs nobody his result.</summary>
public class VulkanFailureTests(ValidatedVulkan vulkan)
{
    readonly record struct Nothing(int Word);

    readonly record struct Affine(int Count, int Run, float A0, float A1, float A2, float A3);

    static readonly Kernel<Nothing> s_unwritten = new("tests/unwritten", (_, _, in _, _) => { });

    public static TheoryData<string, int> Submissions =>
        [.. from entry in Catalog.For<ImageHole>() from submission in new[] { 1, 2, 7 } select new TheoryDataRow<string, int>(entry.Name, submission)];

    public static TheoryData<string, int> Limits =>
        [.. from entry in Catalog.For<ImageHole>() from kilobytes in new[] { 0, 100, 1000 } select new TheoryDataRow<string, int>(entry.Name, kilobytes)];

    [Fact]
    public void A_buffer_above_the_limit_of_the_device_is_refused()
    {
        using var device = vulkan.Open(new VulkanSettings());
        ulong limit = device.Context.Limits.MaxStorageBufferRange;
        Assert.SkipUnless(limit < int.MaxValue, "This device has no limit that an array can reach.");
        device.Allocate<byte>((int)limit).Dispose();
        AssertEnds(device, "maxStorageBufferRange", () => device.Allocate<byte>((int)limit + 1));
    }

    [Fact]
    public void A_kernel_without_a_shader_is_named()
    {
        using var device = vulkan.Open(new VulkanSettings());
        using var buffer = device.Allocate<int>(1);
        AssertEnds(device, "tests/unwritten", () => device.Dispatch(s_unwritten, 1, 1, default, buffer));
    }

    [Fact]
    public void A_kernel_that_needs_a_feature_is_named()
    {
        // A header, and OpCapability with a number that nobody has.
        using var device = vulkan.Open(new VulkanSettings { FindShader = _ => [.. new byte[20], 17, 0, 2, 0, 0xFF, 0xFF, 0, 0] });
        using var buffer = device.Allocate<int>(1);
        AssertEnds(device, "capability 65535", () => device.Dispatch(s_unwritten, 1, 1, default, buffer));
        Assert.Contains("tests/unwritten", device.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void More_buffers_than_the_device_takes_are_refused()
    {
        using var device = vulkan.Open(new VulkanSettings { FindShader = _ => new byte[20] });
        uint limit = Math.Min(device.Context.Limits.MaxPerStageDescriptorStorageBuffers, device.Context.Limits.MaxDescriptorSetStorageBuffers);
        Assert.SkipUnless(limit < 1000, "This device has no limit that a test can reach.");
        using var buffer = device.Allocate<int>(1);
        AssertEnds(device, "maxPerStageDescriptorStorageBuffers", () => device.Dispatch(s_unwritten, 1, 1, default, [.. Enumerable.Repeat(buffer, (int)limit + 1)]));
    }

    [Fact]
    public unsafe void A_dispatch_wider_than_the_device_allows_is_refused()
    {
        using var device = vulkan.Open(new VulkanSettings());
        var kernel = new Kernel<Affine>("numerics/conjugate-direction", (_, _, in _, _) => { });
        var limits = device.Context.Limits;
        Assert.SkipUnless(limits.MaxComputeWorkGroupCount[0] < int.MaxValue / 256, "This device has no limit that a dispatch can reach.");
        using var buffer = device.Allocate<float>(4);
        AssertEnds(device, "maxComputeWorkGroupCount", () => device.Dispatch(kernel, int.MaxValue, 1, default, buffer, buffer));
    }

    [Fact]
    public void Without_memory_the_device_ends()
    {
        using var device = vulkan.Open(new VulkanSettings { MemoryLimit = 1 << 20 });
        AssertEnds(device, "out of memory", () => device.Allocate<byte>(2 << 20));
    }

    [Theory, MemberData(nameof(Submissions))]
    public void Every_method_survives_the_loss_of_the_device(string name, int submission)
    {
        AssertSurvives(name, new VulkanSettings { FailingSubmission = submission });
    }

    [Theory, MemberData(nameof(Limits))]
    public void Every_method_survives_running_out_of_memory(string name, int kilobytes)
    {
        AssertSurvives(name, new VulkanSettings { MemoryLimit = (ulong)kilobytes << 10 });
    }

    void AssertSurvives(string name, VulkanSettings settings)
    {
        var problem = EveryImageMethod.Problem(60, 45, 1, 3, scale: 1);
        var (notes, progress) = (new List<string>(), new RisingProgress());
        using var device = vulkan.Open(settings);
        var run = new Run { Device = device, Note = notes.Add, Progress = progress };
        var onCpu = Catalog.Create<ImageHole>(name).Fill(problem, new Run()).Image.Samples;
        for (int fill = 0; fill < 3; fill++)
        {
            var filled = Catalog.Create<ImageHole>(name).Fill(problem, run).Image.Samples;
            if (device.Failure is not null) Assert.Equal(onCpu, filled);
            Assert.Equal(1, progress.Last);
            progress.Last = 0;
        }
        // A method may have told its choices too.
        var told = notes.Where(note => note.EndsWith("The processor does the work instead.", StringComparison.Ordinal)).ToArray();
        Assert.Equal(device.Failure is null ? 0 : 1, told.Length);
        Assert.All(told, note => Assert.Contains(device.Failure!, note, StringComparison.Ordinal));
    }

    static void AssertEnds(VulkanDevice device, string reason, Action call)
    {
        Assert.Null(device.Failure);
        Assert.Contains(reason, Assert.Throws<NotSupportedException>(call).Message, StringComparison.Ordinal);
        Assert.Contains(reason, device.Failure, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => device.Upload<int>([1]));
    }
}
