using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Charts;

namespace Inpaint3D.Methods.Meshes;

/// <summary>
/// Colours a patch of a mesh that has a mirror image of itself as it is on the other side, where both sides agree round the patch: there the mean
/// squared difference of a vertex from its counterpart is at most a half of the variance.
/// </summary>
internal sealed class ChartMirror
{
    /// <summary>Largest squared difference round the patch, over the variance there, and least parts of the vertices that have a counterpart, there and in the patch.</summary>
    const double MostOff = 0.5, LeastKnown = 0.5, LeastInner = 0.9;
    /// <summary>How far a mirror image may be off the surface, over the radius of the patch.</summary>
    const double Near = 0.3;

    readonly Mesh _mesh;
    readonly BoundingTree _tree;
    readonly Plane _plane;

    ChartMirror(Mesh mesh, BoundingTree tree, Plane plane) => (_mesh, _tree, _plane) = (mesh, tree, plane);

    /// <summary>The mirror of a mesh, or null where it is not symmetric.</summary>
    /// <param name="old">The mesh before it was filled.</param>
    /// <param name="filled">The filled mesh.</param>
    public static ChartMirror? Of(Mesh old, Mesh filled)
    {
        var tree = BoundingTree.Of(old);
        return MirrorPlane.Of(filled, tree) is { } plane ? new ChartMirror(filled, tree, plane) : null;
    }

    /// <summary>What the vertices of a patch have on the other side, channel by channel; null where the sides differ, or the other one is not known.</summary>
    /// <param name="around">Old vertices round the patch.</param>
    /// <param name="inner">Vertices of the patch.</param>
    /// <param name="radius">Radius of the patch.</param>
    /// <param name="channels">What vertices have.</param>
    public double[][]? Colour(int[] around, int[] inner, double radius, VertexChannels channels)
    {
        var counterparts = around.Select(v => (v, CounterpartOf(v))).Where(pair => pair.Item2.Off <= Near * radius).Select(pair => (pair.v, pair.Item2.Foot)).ToArray();
        if (counterparts.Length < LeastKnown * around.Length) return null;
        var (off, variance) = (0.0, 0.0);
        for (int k = 0; k < channels.Count; k++)
        {
            double mean = counterparts.Average(pair => channels[k, pair.v]);
            off += counterparts.Sum(pair => Square(Value(channels, k, pair.Foot) - channels[k, pair.v]));
            variance += counterparts.Sum(pair => Square(channels[k, pair.v] - mean));
        }
        if (!(off <= MostOff * variance)) return null;
        var feet = Array.ConvertAll(inner, CounterpartOf);
        if (feet.Count(foot => foot.Off <= Near * radius) < LeastInner * inner.Length) return null;
        return [.. Enumerable.Range(0, channels.Count).Select(k => Array.ConvertAll(feet, foot => Value(channels, k, foot.Foot)))];
    }

    /// <summary>The point of the old surface nearest to a vertex's mirror image, and how far it is.</summary>
    (Foot Foot, double Off) CounterpartOf(int vertex)
    {
        var image = _plane.Mirror(_mesh.Positions[vertex]);
        var foot = _tree.Closest(image);
        return (foot, (foot.Point - image).Length);
    }

    double Value(VertexChannels channels, int channel, Foot foot) =>
        _mesh.Triangles[foot.Triangle] is var (a, b, c) ? ((1 - foot.U - foot.V) * channels[channel, a]) + (foot.U * channels[channel, b]) + (foot.V * channels[channel, c]) : 0;

    static double Square(double x) => x * x;
}
