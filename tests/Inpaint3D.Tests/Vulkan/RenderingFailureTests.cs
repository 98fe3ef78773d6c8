using Inpaint3D.Render;
using Inpaint3D.Vulkan;
using Inpaint3D.Vulkan.Render;

namespace Inpaint3D.Tests.Vulkan;

/// <summary>Whatever happens to the device, there is a picture, and nothing is left behind.</summary>
public class RenderingFailureTests(ValidatedVulkan vulkan)
{
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(5), InlineData(8), InlineData(11)]
    public void A_picture_survives_the_loss_of_the_device(int submission) => AssertSurvives(new VulkanSettings { FailingSubmission = submission });

    [Theory, InlineData(0), InlineData(20), InlineData(100), InlineData(400), InlineData(10_000)]
    public void A_picture_survives_running_out_of_memory(int kilobytes) => AssertSurvives(new VulkanSettings { MemoryLimit = (ulong)kilobytes << 10 });

    [Fact]
    public void A_column_above_the_limit_of_the_device_is_refused_but_does_not_end_it()
    {
        using var device = vulkan.Open(new VulkanSettings());
        using var buffers = new BufferSet(device.Context);
        long limit = device.Context.Limits.MaxStorageBufferRange;
        var refusal = Assert.Throws<NotSupportedException>(() => buffers.Add<uint>((limit / 4) + 1, "triangles", _ => { }));
        Assert.Contains("triangles", refusal.Message, StringComparison.Ordinal);
        Assert.Null(device.Failure);
    }

    /// <summary>Three pictures: those after the failure are the processor's bit for bit, and it is told once.</summary>
    void AssertSurvives(VulkanSettings settings)
    {
        var scene = RenderingScenes.All["smooth sphere with shadows"];
        var camera = scene.Camera(70, 50);
        var notes = new List<string>();
        var run = new Run { Note = notes.Add };
        using var software = new SoftwareRenderer(scene.Mesh);
        using var device = vulkan.Open(settings);
        using var renderer = new VulkanRenderer(device, scene.Mesh);
        for (int i = 0; i < 3; i++)
        {
            var options = scene.Options(camera) with { Supersampling = 1 + i };
            var picture = renderer.Render(camera, options, [], run);
            if (device.Failure is not null) Assert.Equal(software.Render(camera, options, [], run).View.Color.Samples, picture.View.Color.Samples);
        }
        Assert.NotNull(device.Failure);
        Assert.Contains(device.Failure, Assert.Single(notes), StringComparison.Ordinal);
    }
}
