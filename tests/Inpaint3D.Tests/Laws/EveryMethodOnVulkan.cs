using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Tests.Vulkan;

namespace Inpaint3D.Tests.Laws;

/// <summary>What every method for images obeys on a Vulkan device, over the whole catalogue.</summary>
public class EveryMethodOnVulkan(ValidatedVulkan vulkan)
{
    /// <summary>Largest difference from the processor, in pictures whose values span about 1.</summary>
    const float Tolerance = 1e-5f;

    /// <summary>Methods that choose among sources. Where two are nearly equal, rounding decides, and what counts is how good the choice is.</summary>
    static readonly string[] s_choosing = ["criminisi", "tensor-criminisi", "background-criminisi"];

    public static TheoryData<string> Names => EveryImageMethod.Names;

    public static TheoryData<string, int, int, int> Shapes =>
    [
        .. from entry in Catalog.For<ImageHole>()
           from shape in new[] { (2, 1, 1), (1, 17, 3), (17, 17, 4), (512, 17, 2), (17, 255, 1), (47, 31, 6), (30, 20, 9), (255, 255, 3), (512, 512, 1) }
           select new TheoryDataRow<string, int, int, int>(entry.Name, shape.Item1, shape.Item2, shape.Item3)
    ];

    [Theory, MemberData(nameof(Shapes))]
    public void Fills_as_the_processor_does_and_every_time_the_same(string name, int width, int height, int channels)
    {
        var problem = Problem(name, width, height, channels);
        float[] expected = Fill(name, problem, new Run()), filled = Fill(name, problem, OnVulkan);
        byte[] hole = problem.Hole.Samples;
        Assert.Equal(filled, Fill(name, problem, OnVulkan));
        for (int i = 0; i < filled.Length; i++)
            if (hole[i % hole.Length] == 0) Assert.Equal(problem.Image.Samples[i], filled[i]);
            else if (!s_choosing.Contains(name)) Assert.Equal(expected[i], filled[i], Tolerance);
        if (s_choosing.Contains(name) && !filled.AsSpan().SequenceEqual(expected))
            Assert.InRange(Energy(problem with { Image = new Field(width, height, 1, channels, filled) }), 0, 1.01 * Energy(problem with { Image = new Field(width, height, 1, channels, expected) }));
        Assert.Null(vulkan.Device.Failure);
    }

    [Theory, MemberData(nameof(Names))]
    public void What_lies_under_the_mask_does_not_matter(string name)
    {
        var problem = Problem(name, 29, 22, 3);
        float[] expected = Fill(name, problem, OnVulkan), samples = problem.Image.Samples;
        byte[] hole = problem.Hole.Samples;
        foreach (float junk in new[] { 1e30f, float.NaN })
        {
            float[] dirty = [.. samples.Select((value, i) => hole[i % hole.Length] == 0 ? value : junk)];
            Assert.Equal(expected, Fill(name, problem with { Image = new Field(29, 22, 1, 3, dirty) }, OnVulkan));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Progress_rises_to_1_and_no_failure_is_noted(string name)
    {
        var (progress, notes) = (new RisingProgress(), new List<string>());
        Fill(name, Problem(name, 64, 48, 3), OnVulkan with { Progress = progress, Note = notes.Add });
        Assert.Equal(1, progress.Last);
        Assert.DoesNotContain(notes, note => note.Contains("processor", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void Cancels_soon(string name)
    {
        var image = EveryImageMethod.Problem(600, 450, 1, 3, scale: 1).Image;
        var mask = new Mask(600, 450);
        for (int y = 75; y < 375; y++) mask.Row(y)[100..500].Fill(1);
        Stopping.StopsSoon(OnVulkan, run => Fill(name, new ImageHole(image, mask), run));
    }

    [Fact]
    public void Meshes_are_filled_on_the_processor_beside_it()
    {
        foreach (var entry in Catalog.For<MeshHole>())
        {
            var problem = EveryMeshMethod.Problem("a sphere without two caps");
            var method = Catalog.Create<MeshHole>(entry.Name);
            Mesh expected = method.Fill(problem, new Run()).Mesh, filled = method.Fill(problem, OnVulkan).Mesh;
            Assert.Equal(expected.Positions, filled.Positions);
            Assert.Equal(expected.Triangles, filled.Triangles);
        }
    }

    Run OnVulkan => new() { Device = vulkan.Device };

    static float[] Fill(string name, ImageHole problem, Run run) => Catalog.Create<ImageHole>(name).Fill(problem, run).Image.Samples;

    /// <summary>Holes of all kinds, but for a search in a large square only two small ones: it takes long on a software device.</summary>
    static ImageHole Problem(string name, int width, int height, int channels)
    {
        var problem = EveryImageMethod.Problem(width, height, 1, channels, scale: 1);
        if (!s_choosing.Contains(name) || width * height < 255 * 255) return problem;
        var mask = new Mask(width, height);
        for (int y = 0; y < 20; y++)
        {
            mask.Row(y)[..9].Fill(1);
            mask.Row((height / 2) + y)[(width / 2)..((width / 2) + 15)].Fill(1);
        }
        return problem with { Hole = mask };
    }

    /// <summary>The mean squared distance of the 3 × 3 patches around missing pixels from the most similar known patch.</summary>
    static double Energy(ImageHole filled)
    {
        var (image, hole) = (filled.Image, filled.Hole);
        var centres = from y in Enumerable.Range(1, Math.Max(0, image.Height - 2)) from x in Enumerable.Range(1, Math.Max(0, image.Width - 2)) select (X: x, Y: y);
        var known = centres.Where(p => Patch(p.X, p.Y).All(q => !hole[q.X, q.Y])).ToArray();
        return centres.Where(p => hole[p.X, p.Y]).Select(p => known.Min(source => Distance(p, source))).DefaultIfEmpty().Average();

        static IEnumerable<(int X, int Y)> Patch(int x, int y) => from dy in new[] { -1, 0, 1 } from dx in new[] { -1, 0, 1 } select (x + dx, y + dy);

        double Distance((int X, int Y) a, (int X, int Y) b) =>
            Patch(0, 0).Sum(d => Enumerable.Range(0, image.Channels).Sum(c => Math.Pow(image[a.X + d.X, a.Y + d.Y, 0, c] - image[b.X + d.X, b.Y + d.Y, 0, c], 2)));
    }
}
