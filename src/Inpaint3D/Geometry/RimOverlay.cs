using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>How large a hole is beside its mesh.</summary>
public enum HoleSize
{
    /// <summary>Diameter below 3 % of the bounding box's diagonal.</summary>
    Small,
    /// <summary>Between small and large.</summary>
    Medium,
    /// <summary>Diameter of 10 % of the bounding box's diagonal and more.</summary>
    Large,
}

/// <summary>Draws the rims of holes over a picture, thick and coloured by size, also where the surface hides them.</summary>
public sealed record RimOverlay
{
    /// <summary>Width of the line in pixels.</summary>
    public double Width { get; init; } = 3;
    /// <summary>Opacity of what lies behind the surface, 0..1.</summary>
    public float HiddenOpacity { get; init; } = 0.3f;
    /// <summary>Coded RGB by <see cref="HoleSize"/>; the three stay apart for colour-blind eyes (M. Okabe, K. Ito 2008).</summary>
    public IReadOnlyList<Vector3> Colors { get; init; } = [new(0.0f, 0.72f, 0.95f), new(1.0f, 0.70f, 0.0f), new(0.95f, 0.10f, 0.45f)];

    /// <summary>The class of a hole.</summary>
    public static HoleSize SizeOf(Loop loop, Mesh mesh)
    {
        var (min, max) = mesh.Bounds();
        return (loop.Diameter / (max - min).Length) switch { < 0.03 => HoleSize.Small, < 0.1 => HoleSize.Medium, _ => HoleSize.Large };
    }

    /// <summary>The picture with the rims drawn over it.</summary>
    /// <param name="view">A picture of a scene that contains the mesh, from a <see cref="Renderer"/>.</param>
    /// <param name="mesh">The mesh that the loops are of.</param>
    /// <param name="loops">Rims to draw.</param>
    public Field Draw(View view, Mesh mesh, IEnumerable<Loop> loops)
    {
        var color = view.Color.Clone();
        var opacity = new float[color.PlaneLength];
        var over = new Vector3[color.PlaneLength];
        foreach (var loop in loops)
        {
            var stroke = Colors[(int)SizeOf(loop, mesh)];
            for (int i = 0; i < loop.Vertices.Length; i++)
                Segment(view, mesh.Positions[loop.Vertices[i]], mesh.Positions[loop.Vertices[(i + 1) % loop.Vertices.Length]], stroke, opacity, over);
        }
        for (int c = 0; c < 3; c++)
        {
            var plane = color.Plane(c);
            for (int i = 0; i < opacity.Length; i++) plane[i] += opacity[i] * (over[i][c] - plane[i]);
        }
        return color;
    }

    /// <summary>The most opaque stroke of a pixel wins, so that the joints of a rim are not drawn twice.</summary>
    void Segment(View view, Vec3 p, Vec3 q, Vector3 stroke, float[] opacity, Vector3[] over)
    {
        var (pu, pv, pd) = view.Camera.Project(p);
        var (qu, qv, qd) = view.Camera.Project(q);
        if (!(pd > 0 && qd > 0)) return;
        double reach = (0.5 * Width) + 0.5, length2 = ((qu - pu) * (qu - pu)) + ((qv - pv) * (qv - pv));
        int x0 = (int)Math.Clamp(Math.Min(pu, qu) - reach, 0, view.Camera.Width), x1 = (int)Math.Clamp(Math.Max(pu, qu) + reach + 1, 0, view.Camera.Width);
        int y0 = (int)Math.Clamp(Math.Min(pv, qv) - reach, 0, view.Camera.Height), y1 = (int)Math.Clamp(Math.Max(pv, qv) + reach + 1, 0, view.Camera.Height);
        for (int y = y0; y < y1; y++)
        {
            for (int x = x0; x < x1; x++)
            {
                double t = length2 > 0 ? Math.Clamp((((x - pu) * (qu - pu)) + ((y - pv) * (qv - pv))) / length2, 0, 1) : 0;
                double du = x - pu - (t * (qu - pu)), dv = y - pv - (t * (qv - pv));
                float cover = (float)Math.Clamp(reach - Math.Sqrt((du * du) + (dv * dv)), 0, 1);
                if (cover <= 0) continue;
                double depth = 1 / (((1 - t) / pd) + (t / qd));
                float surface = view.Depth[x, y];
                // The rim lies on the surface; within the stroke's width the surface may come a little nearer.
                if (surface > 0 && depth > surface * (1 + (4 * Width / view.Camera.FocalX))) cover *= HiddenOpacity;
                int i = (y * view.Camera.Width) + x;
                if (cover > opacity[i]) (opacity[i], over[i]) = (cover, stroke);
            }
        }
    }
}
