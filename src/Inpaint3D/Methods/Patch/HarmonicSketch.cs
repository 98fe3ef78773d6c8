using Inpaint3D.Data;
using Inpaint3D.Methods.Pde;
using Inpaint3D.Numerics.Patches;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// What the rim says about the inside of a large hole: the coarsest level of a picture, its hole filled by the <see cref="Harmonic"/> equation.
/// As a guide there it keeps colours that nothing around the hole suggests from settling inside; finer levels, where it would only
/// pull patches away from each other, go on from what the coarsest one has chosen.
/// </summary>
/// <remarks>
/// A guided exemplar fill is the idea of F. Cao, Y. Gousseau, S. Masnou, P. Pérez. Geometrically guided exemplar-based inpainting. SIAM J.
/// Imaging Sciences 4(4), 2011.
/// </remarks>
internal static class HarmonicSketch
{
    /// <summary>The level with a guide of as many channels as it has colours.</summary>
    /// <param name="level">The coarsest level.</param>
    /// <param name="colours">How many of its features are colours.</param>
    /// <param name="weight">Weight of squared differences in the guide beside those of the colours.</param>
    /// <param name="run">Whether to stop.</param>
    public static PatchSamples Beside(PatchSamples level, int colours, float weight, Run run)
    {
        var s = level.Shape;
        var picture = new Field(s.Width, s.Height, s.Depth, colours);
        for (int i = 0; i < picture.Samples.Length; i++) picture.Samples[i] = level.Values[level.Index(i % s.Count, i / s.Count)];
        var sketch = new Harmonic().Fill(new ImageHole(picture, new Mask(s.Width, s.Height, s.Depth, level.Missing)), run).Image;
        return level.With([.. level.Features[..colours].Select(colour => colour with { Weight = MathF.Sqrt(weight), Voted = false })], sketch.Samples);
    }
}
