using Inpaint3D.Data;

namespace Inpaint3D.Methods.Patch;

/// <summary>Runs a fill over the slices of an image or video.</summary>
internal static class ExemplarSlices
{
    /// <summary>As much to copy from as is still searched quickly in one slice.</summary>
    internal static Cutting Cutting { get; } = new(Margin: 96, MostPoints: 1_200_000, Context: double.PositiveInfinity, InTurn: true) { Bytes = (100, 0) };

    /// <summary>Fills every slice by itself; a slice without a known pixel takes over its nearest filled neighbour.</summary>
    /// <param name="problem">The picture.</param>
    /// <param name="run">Cancellation, progress.</param>
    /// <param name="fill">Fills the slice of a number: writes what is missing into the picture it is given.</param>
    internal static ImageHole Fill(ImageHole problem, Run run, Action<ImageHole, int, Run> fill) =>
        HoleRegions.Fill(problem, Cutting with { MostPoints = Cutting.MostPoints * problem.Image.Depth }, (piece, part) => FillPiece(piece, part, fill), run);

    static ImageHole FillPiece(ImageHole problem, Run run, Action<ImageHole, int, Run> fill)
    {
        var image = problem.Canvas();
        int slices = image.Depth;
        var missing = Enumerable.Range(0, slices).Select(z => problem.Hole.Samples.AsSpan(z * image.PlaneLength, image.PlaneLength).Count((byte)1)).ToArray();
        for (int z = 0; z < slices; z++)
        {
            var part = run.Part((double)z / slices, (z + 1.0) / slices);
            part.Step(0);
            if (missing[z] > 0 && missing[z] < image.PlaneLength) fill(problem with { Image = image }, z, part);
        }
        for (int z = 0; z < slices; z++)
        {
            if (missing[z] != image.PlaneLength) continue;
            int nearest = Enumerable.Range(0, slices).Where(s => missing[s] < image.PlaneLength).MinBy(s => Math.Abs(s - z));
            for (int c = 0; c < image.Channels; c++) image.Plane(c, nearest).CopyTo(image.Plane(c, z));
        }
        return problem with { Image = image, Hole = new Mask(image.Width, image.Height, slices) };
    }

    /// <summary>1/z on a scale where the nearest pixel has 100, as colours have; 0 for unknown depths.</summary>
    internal static float[] Nearness(ReadOnlySpan<float> depth)
    {
        var nearness = new float[depth.Length];
        for (int i = 0; i < depth.Length; i++) nearness[i] = depth[i] > 0 && float.IsFinite(depth[i]) ? 1 / depth[i] : 0;
        float largest = nearness.Max();
        if (largest > 0)
            for (int i = 0; i < nearness.Length; i++) nearness[i] *= 100 / largest;
        return nearness;
    }
}
