using Inpaint3D.Data;
using Inpaint3D.Methods.Pde;
using Inpaint3D.Numerics.Curves;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// A picture whose hole shows its completed sketch: harmonic functions between the curves, whose boundary values are the rim and, on both sides of a
/// curve, the colours that its edge has where it enters and leaves the hole; across a curve these are mixed as its edge is soft. In line art, where
/// nothing fades, edges that no curve continues go on between the curves too (<see cref="CurvaturePreserving"/>).
/// </summary>
internal static class SketchPicture
{
    /// <summary>Distance between the points by which a curve is drawn, in pixels.</summary>
    const double Spacing = 0.25;

    /// <summary>Turns that are enough for a guide; see <see cref="CurvaturePreserving.Iterations"/>.</summary>
    const int Turns = 3;

    /// <summary>How far curves are drawn on into the known part, so that the mixed colours of an edge at the rim are no boundary values, in pixels.</summary>
    const double Tail = 3;

    /// <summary>Accuracy of the harmonic parts, relative to the range of values.</summary>
    const double Tolerance = 1e-4;

    /// <summary>
    /// The point of a curve that is nearest to a pixel: how far the pixel is, how far to the left of the tangent there, the share of the length, and the larger
    /// of |cos| and |sin| of the tangent.
    /// </summary>
    internal readonly record struct Foot(SketchCurve Curve, double Distance, double Left, double Share, double Along)
    {
        /// <summary>
        /// The share of the left side's colour: a ramp as wide as the edge is soft, averaged over the pixel along the row or column that crosses the curve more
        /// steeply, so that those of a row or column add up to the place of the curve.
        /// </summary>
        public double Shade()
        {
            double softness = Curve.Softness(Share) / Along, ramp = Math.Sqrt(Math.Max(0, (softness * softness) - 1)), at = Left / Along;
            return UpTo(at + 0.5, ramp) - UpTo(at - 0.5, ramp);
        }

        /// <summary>The colour of that shade.</summary>
        public float Colour(int channel, double shade) => (float)((shade * Curve.Left(channel, Share)) + ((1 - shade) * Curve.Right(channel, Share)));

        /// <summary>∫ clamp(½ + x / w, 0, 1) dx from −∞.</summary>
        static double UpTo(double x, double w) => x <= -w / 2 ? 0 : x >= w / 2 ? x : (x + (w / 2)) * (x + (w / 2)) / (2 * w);
    }

    /// <summary>Completes the sketch of every slice.</summary>
    /// <returns>The filled picture, and the curves of every slice.</returns>
    public static (Field Picture, List<SketchCurve>[] Curves) Complete(ImageHole problem, Run run)
    {
        var (picture, slices) = (problem.Image.Clone(), problem.Image.Depth);
        var open = Open(problem);
        var (curves, feet) = (new List<SketchCurve>[slices], new SortedDictionary<int, Foot>[slices]);
        for (int z = 0; z < slices; z++)
        {
            curves[z] = Sketch.Complete(problem.Image, problem.Hole, z, run.Part(0.5 * z / slices, 0.5 * (z + 1) / slices));
            feet[z] = Feet(curves[z], open.Width, open.Height);
            Paint(feet[z], picture, z, foot => foot.Left > 0 ? 1 : 0);
            foreach (int pixel in feet[z].Keys) open.Samples[(z * picture.PlaneLength) + pixel] = 0;
        }
        FillBlank(picture, open);
        picture = Between(problem).Fill(new ImageHole(picture, open, InPlace: true), run.Part(0.5, 1)).Image;
        for (int z = 0; z < slices; z++) Paint(feet[z], picture, z, foot => foot.Shade());
        for (int i = 0; i < picture.Samples.Length; i++)
            if (problem.Hole.Samples[i % problem.Hole.Samples.Length] == 0) picture.Samples[i] = problem.Image.Samples[i];
        return (picture, curves);
    }

    /// <summary>What fills the parts between the curves, judged by the surroundings of the holes in all slices of which something is known.</summary>
    internal static Method<ImageHole> Between(ImageHole problem)
    {
        for (int z = 0; z < problem.Hole.Depth; z++)
        {
            var box = problem.Hole.Slice(z).Bounds();
            bool isTold = !box.IsEmpty && problem.Hole.Frame(z).Contains((byte)0);
            if (isTold && !HoleSurroundings.AreLineArt(problem, box with { Z0 = z, Z1 = z + 1 })) return new Harmonic { Tolerance = Tolerance };
        }
        return new CurvaturePreserving { Iterations = Turns };
    }

    /// <summary>The hole, and what is known but not finite.</summary>
    static Mask Open(ImageHole problem)
    {
        var open = problem.Hole.Clone();
        for (int i = 0; i < problem.Image.Samples.Length; i++)
            if (!float.IsFinite(problem.Image.Samples[i])) open.Samples[i % open.Samples.Length] = 1;
        return open;
    }

    /// <summary>Slices of which nothing is known become copies of those nearest to them, or 0: no harmonic function has values for them.</summary>
    static void FillBlank(Field picture, Mask open)
    {
        bool IsBlank(int z) => !open.Samples.AsSpan(z * picture.PlaneLength, picture.PlaneLength).Contains((byte)0);
        int[] blank = [.. Enumerable.Range(0, picture.Depth).Where(IsBlank)], others = [.. Enumerable.Range(0, picture.Depth).Except(blank)];
        foreach (int z in blank)
        {
            if (others.Length == 0)
            {
                for (int c = 0; c < picture.Channels; c++) picture.Plane(c, z).Clear();
                open.Samples.AsSpan(z * picture.PlaneLength, picture.PlaneLength).Clear();
                continue;
            }
            int nearest = others.MinBy(other => Math.Abs(other - z));
            for (int c = 0; c < picture.Channels; c++) picture.Plane(c, nearest).CopyTo(picture.Plane(c, z));
            open.Samples.AsSpan(nearest * picture.PlaneLength, picture.PlaneLength).CopyTo(open.Samples.AsSpan(z * picture.PlaneLength));
        }
    }

    /// <summary>For every pixel nearer to a curve than a reach the nearest place on one.</summary>
    internal static SortedDictionary<int, Foot> Feet(List<SketchCurve> curves, int width, int height, double reach = 1)
    {
        var feet = new SortedDictionary<int, Foot>();
        foreach (var curve in curves)
        {
            var points = curve.Path.Points(Spacing);
            for (int i = 0; i < points.Length; i++) Step(curve, points[i].X, points[i].Y, (double)i / (points.Length - 1));
            for (double s = Spacing; s <= Tail; s += Spacing)
            {
                var ((startY, startX), (endY, endX)) = (Math.SinCos(curve.Path.Angle), Math.SinCos(curve.Path.AngleAt(curve.Path.Length)));
                Step(curve, points[0].X - (s * startX), points[0].Y - (s * startY), 0);
                Step(curve, points[^1].X + (s * endX), points[^1].Y + (s * endY), 1);
            }
        }
        return feet;

        void Step(SketchCurve curve, double px, double py, double share)
        {
            var (sine, cosine) = Math.SinCos(curve.Path.AngleAt(share * curve.Path.Length));
            for (int y = (int)Math.Ceiling(Math.Max(0, py - reach)); y <= Math.Min(height - 1, py + reach); y++)
            {
                for (int x = (int)Math.Ceiling(Math.Max(0, px - reach)); x <= Math.Min(width - 1, px + reach); x++)
                {
                    double dx = x - px, dy = y - py, distance = Math.Sqrt((dx * dx) + (dy * dy));
                    if (feet.TryGetValue((y * width) + x, out var known) && known.Distance <= distance) continue;
                    feet[(y * width) + x] = new Foot(curve, distance, (dy * cosine) - (dx * sine), share, Math.Max(Math.Abs(cosine), Math.Abs(sine)));
                }
            }
        }
    }

    /// <summary>Gives pixels beside curves their colours.</summary>
    /// <param name="feet">Where they are.</param>
    /// <param name="picture">Written.</param>
    /// <param name="z">The slice.</param>
    /// <param name="left">The share of the left side's colour.</param>
    static void Paint(SortedDictionary<int, Foot> feet, Field picture, int z, Func<Foot, double> left)
    {
        foreach (var (pixel, foot) in feet)
        {
            double share = left(foot);
            for (int c = 0; c < picture.Channels; c++) picture.Plane(c, z)[pixel] = foot.Colour(c, share);
        }
    }
}
