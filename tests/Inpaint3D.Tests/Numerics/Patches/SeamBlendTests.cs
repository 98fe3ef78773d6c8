using Inpaint3D.Numerics.Patches;

namespace Inpaint3D.Tests.Numerics.Patches;

public class SeamBlendTests
{
    [Fact]
    public void A_copy_that_fits_its_rim_stays()
    {
        var samples = PatchMatchTests.Texture(40, 30);
        var origin = new int[samples.Shape.Count];
        // A picture that repeats, copied from its first period.
        for (int i = 0; i < origin.Length; i++)
        {
            var (x, y, _) = samples.Shape.Place(i);
            for (int c = 0; c < 3; c++) samples.Values[samples.Index(i, c)] = (x % 10) + (0.1f * y);
            origin[i] = i - (i % 40) + (x % 10);
        }
        var before = (float[])samples.Values.Clone();
        SeamBlend.Blend(samples, 3, origin, 0.02f, 1, new Run());
        for (int i = 0; i < before.Length; i++) Assert.Equal(before[i], samples.Values[i], 1e-4f);
    }

    [Fact]
    public void A_copy_that_is_too_bright_meets_its_rim_and_keeps_its_texture()
    {
        var samples = PatchMatchTests.Texture(60, 50);
        var origin = new int[samples.Shape.Count];
        for (int i = 0; i < origin.Length; i++)
        {
            var (x, y, _) = samples.Shape.Place(i);
            // Stripes on a ramp; the source lies two periods to the left, where the ramp is 0.1 lower.
            for (int c = 0; c < 3; c++) samples.Values[samples.Index(i, c)] = (0.005f * x) + (0.3f * (x % 10 < 5 ? 1 : 0));
            origin[i] = i - 20;
        }
        var truth = (float[])samples.Values.Clone();
        foreach (int p in samples.Hole())
            for (int c = 0; c < 3; c++) samples.Values[samples.Index(p, c)] = truth[samples.Index(p - 20, c)];
        SeamBlend.Blend(samples, 3, origin, 1e-4f, 1e6f, new Run());
        foreach (int p in samples.Hole()) Assert.Equal(truth[samples.Index(p, 0)], samples.Values[samples.Index(p, 0)], 0.01f);
    }

    [Fact]
    public void The_result_solves_its_equations()
    {
        // With a copy of one constant beside another, the solution falls off like exp(−√λ t) from the first point t = 1, and there
        // Rim · (1 − u) = (1 + λ − exp(−√λ)) u.
        var samples = PatchMatchTests.Texture(400, 3);
        for (int i = 0; i < samples.Shape.Count; i++)
        {
            samples.Missing[i] = i % 400 is > 10 and < 390 ? (byte)1 : (byte)0;
            samples.Values[samples.Index(i, 0)] = samples.Missing[i] != 0 ? 0 : 1;
        }
        SeamBlend.Blend(samples, 1, [.. Enumerable.Repeat(401, samples.Shape.Count)], 0.01f, 1e6f, new Run());
        double step = Math.Exp(-Math.Acosh(1 + (0.5 * 0.01))), first = SeamBlend.Rim / (SeamBlend.Rim + 1 + 0.01 - step);
        for (int t = 1; t < 60; t++) Assert.Equal(first * Math.Pow(step, t - 1), samples.Values[samples.Index(400 + 10 + t, 0)], 0.01);
    }
}
