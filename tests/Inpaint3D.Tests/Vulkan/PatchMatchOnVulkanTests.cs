using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Numerics.Patches;
using Inpaint3D.Tests.Laws;
using Inpaint3D.Tests.Numerics.Patches;

namespace Inpaint3D.Tests.Vulkan;

public class PatchMatchOnVulkanTests(ValidatedVulkan vulkan)
{
    [Theory, InlineData(PatchNorm.Squares), InlineData(PatchNorm.Magnitudes), InlineData(PatchNorm.Gradients)]
    internal void Searches_and_votes_reach_the_energy_that_the_processor_reaches(PatchNorm norm)
    {
        double expected = Energy(norm, Device.Cpu), reached = Energy(norm, vulkan.Device);
        Assert.InRange(reached, 0.98 * expected, 1.02 * expected);
    }

    [Theory, InlineData("patch"), InlineData("newson"), InlineData("wexler"), InlineData("non-local-means"), InlineData("non-local-medians"), InlineData("non-local-poisson")]
    public void A_fill_resembles_the_known_part_as_well_as_that_of_the_processor(string name)
    {
        // As if the hole were worth the device.
        var options = Synthesis(name) with { FewPoints = 0 };
        var problem = EveryImageMethod.Problem(70, 60, 1, 3, scale: 1);
        double expected = Energy(Fill(Device.Cpu)), reached = Energy(Fill(vulkan.Device));
        Assert.InRange(reached, 0.98 * expected, 1.02 * expected);
        Assert.Null(vulkan.Device.Failure);

        ImageHole Fill(Device device) => PatchSynthesis.Fill(problem, options, new Run { Device = device });

        double Energy(ImageHole filled)
        {
            var samples = PatchPicture.Of(problem with { Image = filled.Image, Hole = new Mask(70, 60) }, options, 1, new Run()).Samples;
            problem.Hole.Samples.CopyTo(samples.Missing, 0);
            using var level = PatchMatchTests.Level(samples, Device.Cpu);
            PatchMatchTests.SearchAll(level, samples);
            return level.Energy();
        }
    }

    static SynthesisOptions Synthesis(string name) => name switch
    {
        "patch" => new PatchFill().Synthesis,
        "newson" => new Newson().Synthesis,
        "wexler" => new Wexler().Synthesis,
        "non-local-means" => new NonLocalMeans().Synthesis,
        "non-local-medians" => new NonLocalMedians().Synthesis,
        _ => new NonLocalPoisson().Synthesis,
    };

    static double Energy(PatchNorm norm, Device device)
    {
        var samples = PatchMatchTests.Texture(90, 70, new PatchMetric(norm, 13));
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
