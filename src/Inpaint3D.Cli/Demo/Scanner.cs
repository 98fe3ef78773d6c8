using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Numerics;
using Inpaint3D.Render;

namespace Inpaint3D.Cli.Demo;

/// <summary>
/// A virtual structured-light scanner. From each station a projector and a camera beside it must both see a point, not at a
/// grazing angle, not blinded by a highlight, and bright enough to tell the pattern; round reference targets stick to the
/// object. Everything else is a hole, as in a real scan.
/// </summary>
internal sealed record Scanner
{
    const int ClosingRounds = 2;
    /// <summary>Pixels of the camera along a mean edge of the object, at the distance of its middle.</summary>
    const double PixelsPerEdge = 3.5;

    /// <summary>Where the camera stands, in centimetres.</summary>
    public IReadOnlyList<Vec3> Stations { get; init; } =
        [new(40, 16, 22), new(-26, 24, 38), new(-36, 20, -28), new(28, 30, -34), new(20, -34, 26), new(-14, -40, -20)];
    /// <summary>Distance from the camera to the projector.</summary>
    public double Baseline { get; init; } = 11;
    /// <summary>Least cosine between a normal and the ray to the camera or the projector.</summary>
    public double LeastCosine { get; init; } = 0.24;
    /// <summary>Least brightness of the reflected pattern, 0..1 linear.</summary>
    public double LeastSignal { get; init; } = 0.0042;
    /// <summary>Cosine between normal and half vector from which a glossy point blinds the camera.</summary>
    public double Highlight { get; init; } = 0.9985;
    /// <summary>Reference targets on the object.</summary>
    public int Targets { get; init; } = 14;
    /// <summary>Radius of a target in centimetres.</summary>
    public double TargetRadius { get; init; } = 0.36;
    /// <summary>Where the pads of the clamp that holds the object touch it; what they cover is not measured.</summary>
    public IReadOnlyList<Vec3> Pads { get; init; } = [new(2.9, 8.3, 5.3), new(-3.4, 7.4, -6.0)];
    /// <summary>Radius of a pad in centimetres.</summary>
    public double PadRadius { get; init; } = 1.55;
    /// <summary>Standard deviation of the position along the ray, in centimetres.</summary>
    public double DepthNoise { get; init; } = 0.006;
    /// <summary>Standard deviation of the coded colour.</summary>
    public double ColorNoise { get; init; } = 0.012;

    /// <summary>The largest connected piece of what is measured: faces of the object whose three corners one station has.</summary>
    public Mesh Scan(Mesh mesh, Run run)
    {
        var normals = Normals.OfVertices(mesh);
        int pixels = Pixels(mesh);
        var targets = PlaceTargets(mesh, run.Seed);
        var seen = new uint[mesh.Positions.Length];
        var nearest = new (double Cosine, Vec3 Ray)[mesh.Positions.Length];
        using var renderer = new SoftwareRenderer(mesh);
        for (int s = 0; s < Stations.Count; s++)
        {
            Measure(renderer, normals, s, pixels, seen, nearest, run);
            run.Step((s + 1.0) / (Stations.Count + 1));
        }
        for (int round = 0; round < ClosingRounds; round++) seen = Close(mesh.Triangles, seen);
        for (int i = 0; i < seen.Length; i++)
            if (IsCovered(mesh.Positions[i], targets)) seen[i] = 0;
        var kept = mesh.Triangles.Where(t => (seen[t.A] & seen[t.B] & seen[t.C]) != 0).ToArray();
        return Compact(mesh, WithoutSpikes(LargestPiece(kept, seen.Length)), nearest, run.Seed);
    }

    /// <summary>Sets the station's bit of every vertex that it measures.</summary>
    void Measure(Renderer renderer, Vector3[] normals, int station, int pixels, uint[] seen, (double Cosine, Vec3 Ray)[] nearest, Run run)
    {
        var mesh = renderer.Mesh;
        var (min, max) = mesh.Bounds();
        var center = 0.5 * (min + max);
        var eye = Stations[station];
        double field = 2 * Math.Asin(0.52 * (max - min).Length / (eye - center).Length);
        var camera = Camera.LookAt(pixels, pixels, field, eye, center, new Vec3(0, 1, 0));
        var projector = Camera.LookAt(pixels, pixels, field, eye + (Baseline * camera.Rotation.Row0), center, new Vec3(0, 1, 0));
        var (byCamera, byProjector) = (renderer.Render(camera, RenderOptions.Unlit, [], run).View, renderer.Render(projector, RenderOptions.Unlit, [], run).View);
        for (int i = 0; i < seen.Length; i++)
        {
            var p = mesh.Positions[i];
            var normal = new Vec3(normals[i].X, normals[i].Y, normals[i].Z);
            var (toCamera, toProjector) = ((camera.Position - p).Normalized(), (projector.Position - p).Normalized());
            double facing = Vec3.Dot(normal, toCamera), lit = Vec3.Dot(normal, toProjector);
            if (Math.Min(facing, lit) < LeastCosine || Vec3.Dot(normal, (toCamera + toProjector).Normalized()) > Highlight) continue;
            if (lit * Brightness(mesh.Colors![i]) < LeastSignal || !IsVisible(byCamera, p) || !IsVisible(byProjector, p)) continue;
            seen[i] |= 1u << station;
            if (facing > nearest[i].Cosine) nearest[i] = (facing, toCamera);
        }
    }

    /// <summary>Side of a picture that the object fills.</summary>
    static int Pixels(Mesh mesh)
    {
        var (min, max) = mesh.Bounds();
        double edge = mesh.Triangles.Average(t => (mesh.Positions[t.B] - mesh.Positions[t.A]).Length);
        return (int)(PixelsPerEdge * (max - min).Length / edge);
    }

    /// <summary>True when nothing lies in front of a point by more than the depth of the pixels around it explains.</summary>
    static bool IsVisible(View view, Vec3 p)
    {
        var (u, v, depth) = view.Camera.Project(p);
        int x = (int)Math.Round(u), y = (int)Math.Round(v);
        if (x < 1 || y < 1 || x >= view.Camera.Width - 1 || y >= view.Camera.Height - 1) return false;
        double pixel = depth / view.Camera.FocalX, nearest = view.Depth[x, y];
        return nearest == 0 || depth - nearest < 3 * pixel;
    }

    /// <summary>Bridges gaps of a vertex or two, as the triangulation of a depth image does: most corners around are measured, so this one is.</summary>
    static uint[] Close(Triangle[] triangles, uint[] seen)
    {
        var (around, measured, stations) = (new int[seen.Length], new int[seen.Length], (uint[])seen.Clone());
        void Count(int center, int other)
        {
            around[center]++;
            if (seen[other] == 0) return;
            measured[center]++;
            stations[center] |= seen[other];
        }
        foreach (var (a, b, c) in triangles)
        {
            Count(a, b);
            Count(b, c);
            Count(c, a);
        }
        for (int i = 0; i < seen.Length; i++)
            if (seen[i] == 0 && 2 * measured[i] < around[i]) stations[i] = 0;
        return stations;
    }

    /// <summary>Vertices far apart, drawn by the seed.</summary>
    List<Vec3> PlaceTargets(Mesh mesh, ulong seed)
    {
        var targets = new List<Vec3>();
        for (uint i = 0; targets.Count < Targets && i < 1000; i++)
        {
            var p = mesh.Positions[CounterRandom.Below(mesh.Positions.Length, seed, i, 71)];
            if (targets.TrueForAll(other => (other - p).Length > 8 * TargetRadius)) targets.Add(p);
        }
        return targets;
    }

    /// <summary>True under a target, and under a pad with its uneven border.</summary>
    bool IsCovered(Vec3 p, List<Vec3> targets) =>
        targets.Exists(target => (target - p).LengthSquared < TargetRadius * TargetRadius)
        || Pads.Any(pad => (pad - p).Length + (0.3 * Noise.Fractal(0.9 * p, 3, 5)) < PadRadius);

    /// <summary>The triangles of the piece with most of them, pieces being joined by vertices.</summary>
    static Triangle[] LargestPiece(Triangle[] triangles, int vertices)
    {
        var root = Enumerable.Range(0, vertices).ToArray();
        int Find(int i)
        {
            while (root[i] != i) i = root[i] = root[root[i]];
            return i;
        }
        foreach (var (a, b, c) in triangles) (root[Find(a)], root[Find(c)]) = (Find(b), Find(b));
        var count = new int[vertices];
        foreach (var t in triangles) count[Find(t.A)]++;
        int largest = Array.IndexOf(count, count.Max());
        return [.. triangles.Where(t => Find(t.A) == largest)];
    }

    /// <summary>Without triangles that hang on one edge only, and without vertices where pieces touch at a point: what a scanner's own software cleans.</summary>
    static Triangle[] WithoutSpikes(Triangle[] triangles)
    {
        for (int pass = 0; pass < 4; pass++)
        {
            var edges = new HashSet<(int, int)>(3 * triangles.Length);
            var outgoing = new Dictionary<int, int>();
            foreach (var (a, b, c) in triangles) edges.UnionWith([(a, b), (b, c), (c, a)]);
            foreach (var (from, to) in edges)
                if (!edges.Contains((to, from))) outgoing[from] = outgoing.GetValueOrDefault(from) + 1;
            bool Border(int a, int b) => !edges.Contains((b, a));
            bool Pinched(int v) => outgoing.GetValueOrDefault(v) > 1;
            triangles = [.. triangles.Where(t => (Border(t.A, t.B) ? 1 : 0) + (Border(t.B, t.C) ? 1 : 0) + (Border(t.C, t.A) ? 1 : 0) < 2 && !Pinched(t.A) && !Pinched(t.B) && !Pinched(t.C))];
        }
        return triangles;
    }

    /// <summary>The vertices in use, with noise, in 8-bit colours.</summary>
    Mesh Compact(Mesh mesh, Triangle[] triangles, (double Cosine, Vec3 Ray)[] nearest, ulong seed)
    {
        var numbers = new int[mesh.Positions.Length];
        var (positions, colors) = (new List<Vec3>(), new List<Vector4>());
        int Number(int i)
        {
            if (numbers[i] > 0) return numbers[i] - 1;
            double noise = DepthNoise * CounterRandom.Normal(seed, (uint)i, 40);
            positions.Add(mesh.Positions[i] + (noise * nearest[i].Ray));
            var c = mesh.Colors![i];
            colors.Add(new Vector4(Code(c.X, i, 41), Code(c.Y, i, 42), Code(c.Z, i, 43), 1));
            return (numbers[i] = positions.Count) - 1;
        }
        float Code(float value, int i, uint channel) =>
            (float)Math.Round(Math.Clamp(value + (ColorNoise * CounterRandom.Normal(seed, (uint)i, channel)), 0, 1) * 255) / 255;
        var renumbered = Array.ConvertAll(triangles, t => new Triangle(Number(t.A), Number(t.B), Number(t.C)));
        return new Mesh { Positions = [.. positions], Triangles = renumbered, Colors = [.. colors] };
    }

    static double Brightness(Vector4 code) => (0.2126 * code.X * code.X) + (0.7152 * code.Y * code.Y) + (0.0722 * code.Z * code.Z);
}
