using Inpaint3D.Data;
using Inpaint3D.Numerics;
using Inpaint3D.Views;

namespace Inpaint3D.Tests.Vulkan;

public class WarpOnVulkanTests(ValidatedVulkan vulkan)
{
    [Fact]
    public void A_warp_shows_the_same_on_both_devices()
    {
        // Boxes of random depth on a slanted floor, seen from aside, so that cells are whole, cut, magnified and torn.
        var camera = Camera.Pinhole(150, 110, 90);
        var source = Views.WarpTests.Scene(camera, (x, y) => Math.Min(6 - (0.02f * y), 2 + (6 * CounterRandom.Uniform(8, (uint)(x / 17), (uint)(y / 13)))) + (0.01f * (x % 17)));
        var target = camera.Moved(new Vec3(0.2, 0.07, -0.4));
        var (cpu, cpuGaps) = Warp.Uncover(source, target, new Run());
        var (gpu, gpuGaps) = Warp.Uncover(source, target, new Run { Device = vulkan.Device });
        int holes = 0, others = 0, gaps = 0;
        for (int i = 0; i < cpu.Depth.PlaneLength; i++)
        {
            gaps += cpuGaps.Has(i) ? 1 : 0;
            if (cpuGaps.Has(i) != gpuGaps.Has(i) || (cpuGaps.Has(i) && Math.Abs(cpuGaps.Middle(i) - gpuGaps.Middle(i)) > 1e-5)) others++;
            holes += cpu.Hole.Samples[i];
            if (cpu.Hole.Samples[i] != gpu.Hole.Samples[i]) others++;
            else if (Math.Abs(cpu.Depth.Samples[i] - gpu.Depth.Samples[i]) > 1e-4 || Math.Abs(cpu.Color.Samples[i] - gpu.Color.Samples[i]) > 2e-3) others++;
        }
        Assert.True(holes > 300 && gaps > 300, $"{holes} holes, {gaps} in gaps");
        Assert.True(others <= 3, $"{others} pixels differ, {holes} holes, {gaps} in gaps");
    }
}
