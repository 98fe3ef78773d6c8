using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Render;

/// <summary>A piece of a thick line.</summary>
/// <param name="From">One end.</param>
/// <param name="To">The other end; the same for a ball.</param>
/// <param name="Radius">Half of the thickness, in mesh units.</param>
/// <param name="Color">Coded RGB.</param>
public readonly record struct Segment(Vec3 From, Vec3 To, double Radius, Vector3 Color);

/// <summary>
/// Thick lines as triangles: every segment is a closed capsule, a cylinder of eight sides between two half balls, so that
/// lines are round at their joints and ends however they bend.
/// </summary>
public static class Tubes
{
    const int Sides = 8;
    /// <summary>Angles of the rings from the axis' start: two about either end, beside the poles.</summary>
    static readonly (double Latitude, bool AtEnd)[] s_rings = [(-Math.PI / 4, false), (0, false), (0, true), (Math.PI / 4, true)];

    /// <summary>The capsules of all segments, with normals and colours.</summary>
    public static Mesh Around(IReadOnlyList<Segment> segments)
    {
        int vertices = (Sides * s_rings.Length) + 2, faces = 2 * Sides * s_rings.Length;
        var mesh = new Mesh
        {
            Positions = new Vec3[vertices * segments.Count], Triangles = new Triangle[faces * segments.Count],
            Normals = new Vector3[vertices * segments.Count], Colors = new Vector4[vertices * segments.Count],
        };
        for (int i = 0; i < segments.Count; i++)
        {
            Place(segments[i], mesh, i * vertices);
            Connect(mesh.Triangles.AsSpan(i * faces, faces), i * vertices);
        }
        return mesh;
    }

    /// <summary>The pole at the start, the rings, the pole at the end.</summary>
    static void Place(Segment segment, Mesh mesh, int first)
    {
        var axis = (segment.To - segment.From).Normalized();
        if (axis == Vec3.Zero) axis = new Vec3(0, 0, 1);
        var across = Vec3.Cross(axis, Math.Abs(axis.X) < 0.6 ? new Vec3(1, 0, 0) : new Vec3(0, 1, 0)).Normalized();
        var third = Vec3.Cross(axis, across);
        int vertex = first;
        Put(segment.From, -axis);
        foreach (var (latitude, atEnd) in s_rings)
        {
            for (int side = 0; side < Sides; side++)
            {
                var (sin, cos) = Math.SinCos(2 * Math.PI * side / Sides);
                Put(atEnd ? segment.To : segment.From, (Math.Cos(latitude) * ((cos * across) + (sin * third))) + (Math.Sin(latitude) * axis));
            }
        }
        Put(segment.To, axis);

        void Put(Vec3 center, Vec3 normal)
        {
            (mesh.Positions[vertex], mesh.Normals![vertex], mesh.Colors![vertex]) = (center + (segment.Radius * normal), normal.ToSingle(), new Vector4(segment.Color, 1));
            vertex++;
        }
    }

    static void Connect(Span<Triangle> triangles, int first)
    {
        int last = first + (Sides * s_rings.Length) + 1, t = 0;
        for (int side = 0; side < Sides; side++)
        {
            int next = (side + 1) % Sides;
            triangles[t++] = new Triangle(first, first + 1 + next, first + 1 + side);
            for (int ring = 0; ring + 1 < s_rings.Length; ring++)
            {
                int a = first + 1 + (ring * Sides) + side, b = first + 1 + (ring * Sides) + next;
                triangles[t++] = new Triangle(a, b, b + Sides);
                triangles[t++] = new Triangle(a, b + Sides, a + Sides);
            }
            triangles[t++] = new Triangle(last - Sides + side, last - Sides + next, last);
        }
    }
}
