using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry.Shape;

namespace Inpaint3D.Geometry.Charts;

/// <summary>
/// Gives what a method appended to a mesh the attributes of the old part. Per vertex: colours and numeric columns by harmonic
/// extension from the rim (8- and 16-bit colours in linear light, whole numbers rounded), normals from the new faces, list
/// columns from the nearest rim vertex. Per face: see <see cref="PatchFaces"/>.
/// </summary>
internal static class PatchColors
{
    /// <summary>Extends all attributes.</summary>
    /// <param name="old">The mesh before.</param>
    /// <param name="filled">The same vertices and triangles, then new ones; its attribute arrays still have the old lengths.</param>
    /// <param name="run">Cancellation and progress.</param>
    internal static Mesh Extend(Mesh old, Mesh filled, Run run)
    {
        if (old is { Colors: null, Normals: null, VertexAttributes.Count: 0, FaceSizes: null, CornerUVs: null, TriangleMaterials: null, FaceAttributes.Count: 0 }) return filled;
        var patches = new AppendedPatches(old, filled);
        var harmonic = new HarmonicExtension(patches.Points, patches.Triangles, patches.Inner, run.Part(0, 0.6));
        var nearest = new Lazy<(int[] Nearest, double[] Distance)>(patches.NearestRim);
        var extended = filled with
        {
            Colors = old.Colors is null ? null : Colors(old, patches, harmonic),
            Normals = old.Normals is null ? null : Normals(old.Normals, filled, patches),
            VertexAttributes = [.. old.VertexAttributes.Select(column => Column(column, patches, harmonic, nearest))],
        };
        run.Step(0.9);
        return PatchFaces.Extend(extended, patches, harmonic, nearest);
    }

    static Vector4[] Colors(Mesh old, AppendedPatches patches, HarmonicExtension harmonic)
    {
        bool isCoded = old.ColorCoding != SampleCoding.Float32;
        var channels = new double[4][];
        for (int c = 0; c < 4; c++)
        {
            bool isLight = isCoded && c < 3;
            var known = patches.Rim.Select(v => isLight ? Decode(old.Colors![v][c]) : old.Colors![v][c]).ToArray();
            channels[c] = harmonic.Extend(known);
            if (isLight) channels[c] = Array.ConvertAll(channels[c], Encode);
        }
        var colors = new Vector4[patches.OldVertices + patches.Inner];
        old.Colors!.CopyTo(colors, 0);
        for (int v = 0; v < patches.Inner; v++)
            colors[patches.OldVertices + v] = new Vector4((float)channels[0][v], (float)channels[1][v], (float)channels[2][v], (float)channels[3][v]);
        return colors;
    }

    /// <summary>sRGB code to linear light (IEC 61966-2-1).</summary>
    static double Decode(float code) => code <= 0.04045f ? code / 12.92 : Math.Pow((code + 0.055) / 1.055, 2.4);

    /// <summary>Linear light to sRGB code.</summary>
    static double Encode(double light) => light <= 0.0031308 ? 12.92 * light : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055;

    /// <summary>A new vertex's normal is the mean of its faces' ones, weighted by area.</summary>
    static Vector3[] Normals(Vector3[] old, Mesh filled, AppendedPatches patches)
    {
        var sums = new Vec3[patches.Inner];
        foreach (var (a, b, c) in patches.MeshTriangles)
        {
            var normal = Vec3.Cross(filled.Positions[b] - filled.Positions[a], filled.Positions[c] - filled.Positions[a]);
            foreach (int v in (ReadOnlySpan<int>)[a, b, c])
                if (v >= patches.OldVertices) sums[v - patches.OldVertices] += normal;
        }
        return [.. old, .. sums.Select(sum => sum.Normalized().ToSingle())];
    }

    static MeshColumn Column(MeshColumn column, AppendedPatches patches, HarmonicExtension harmonic, Lazy<(int[] Nearest, double[] Distance)> nearest)
    {
        var longer = column.Extended(patches.OldVertices + patches.Inner);
        if (NumericColumn.Of(longer.Values) is not { } numbers) return column with { Values = Lists(column.Values, patches, nearest.Value.Nearest) };
        var extended = harmonic.Extend([.. patches.Rim.Select(v => numbers[v])]);
        for (int v = 0; v < extended.Length; v++) numbers[patches.OldVertices + v] = extended[v];
        return longer;
    }

    static Array Lists(Array column, AppendedPatches patches, int[] nearest)
    {
        var sources = nearest.Take(patches.Inner).Select(point => point < 0 ? -1 : patches.Rim[point - patches.Inner]);
        return ColumnCopy.Append(column, sources);
    }
}
