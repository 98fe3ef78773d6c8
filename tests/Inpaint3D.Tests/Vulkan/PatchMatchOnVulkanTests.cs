using Inpaint3D.Compute;
using Inpaint3D.Tests.Numerics;

namespace Inpaint3D.Tests.Vulkan;

public class PatchMatchOnVulkanTests(ValidatedVulkan vulkan)
{
    [Fact]
    public void Searches_and_votes_reach_the_energy_that_the_processor_reaches()
    {
        double expected = Energy(Device.Cpu), reached = Energy(vulkan.Device);
        Assert.InRange(reached, 0.98 * expected, 1.02 * expected);
    }

    static double Energy(Device device)
    {
        var samples = PatchMatchTests.Texture(90, 70);
        foreach (int p in samples.Hole())
            for (int c = 0; c < 3; c++) samples.Values[samples.Index(p, c)] = 0.5f;
        using var level = PatchMatchTests.Level(samples, device);
        for (int i = 0; i < 4; i++)
        {
            level.Search(2, 90);
            level.Vote(0.75f, 0.5f);
        }
        level.Search(2, 90);
        return level.Energy();
    }
}
