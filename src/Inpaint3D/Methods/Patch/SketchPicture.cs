using Inpaint3D.Data;
using Inpaint3D.Numerics;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// A picture whose hole shows its completed sketch: beside each curve the colours that its edge has where it enters and leaves the hole, mixed
/// across the curve as the edge is soft, and between the curves the harmonic function with these and the rim as boundary values.
/// </summary>
internal static class SketchPicture
{
    /// <summary>Distance between the points by which a curve is drawn, in pixels.</summary>
    const double Spacing = 0.25;

    /// <summary>Accuracy of the harmonic parts, relative to the range of values.</summary>
    const double Tolerance = 1e-4;

    /// <summary>Completes the sketch of every slice.</summary>
    /// <returns>The filled picture, and the curves of every slice.</returns>
    public static (Field Picture, List<SketchCurve>[] Curves) Complete(ImageHole problem, Run run)
    {
        var (picture, open, slices) = (problem.Image.Clone(), problem.Hole.Clone(), problem.Image.Depth);
        var curves = new List<SketchCurve>[slices];
        for (int z = 0; z < slices; z++)
        {
            curves[z] = Sketch.Complete(problem.Image, problem.Hole, z, run.Part(0.5 * z / slices, 0.5 * (z + 1) / slices));
            Draw(curves[z], picture, open, z);
        }
        return (new HoleEquation(Stencil.Laplacian, CoarseScale: 1, Sweeps: 1, WellConditioned: true, Tolerance).Solve(picture, open, run.Part(0.5, 1)), curves);
    }

    /// <summary>The place on a curve that is nearest to a pixel: its distance, positive on the left, and its share of the length.</summary>
    readonly record struct Foot(SketchCurve Curve, double Distance, double Share);

    /// <summary>Gives missing pixels less than one pixel from a curve their colours, and takes them out of the hole.</summary>
    static void Draw(List<SketchCurve> curves, Field picture, Mask open, int z)
    {
        var feet = new SortedDictionary<(int Y, int X), Foot>();
        foreach (var curve in curves)
        {
            var points = curve.Path.Points(Spacing);
            for (int i = 0; i < points.Length; i++)
            {
                double share = (double)i / (points.Length - 1);
                var (sine, cosine) = Math.SinCos(curve.Path.AngleAt(share * curve.Path.Length));
                for (int y = (int)Math.Ceiling(points[i].Y - 1); y <= points[i].Y + 1; y++)
                {
                    for (int x = (int)Math.Ceiling(points[i].X - 1); x <= points[i].X + 1; x++)
                    {
                        if ((uint)x >= (uint)open.Width || (uint)y >= (uint)open.Height || !open[x, y, z]) continue;
                        double dx = x - points[i].X, dy = y - points[i].Y, distance = Math.Sqrt((dx * dx) + (dy * dy));
                        if (feet.TryGetValue((y, x), out var known) && Math.Abs(known.Distance) <= distance) continue;
                        feet[(y, x)] = new Foot(curve, (dy * cosine) - (dx * sine) < 0 ? -distance : distance, share);
                    }
                }
            }
        }
        foreach (var ((y, x), (curve, distance, share)) in feet)
        {
            double left = Math.Clamp(0.5 + (distance / Math.Max(curve.Softness(share), 1e-3)), 0, 1);
            for (int c = 0; c < picture.Channels; c++) picture[x, y, z, c] = (float)((left * curve.Left(c, share)) + ((1 - left) * curve.Right(c, share)));
            open[x, y, z] = false;
        }
    }
}
