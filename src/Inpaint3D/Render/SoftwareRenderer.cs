using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;

namespace Inpaint3D.Render;

/// <summary>
/// Pictures of meshes and point clouds, on the processor: the nearest triangle of every sample first (<see cref="VisibilityBuffer"/>),
/// then its colour. The same bytes at any thread count.
/// </summary>
/// <inheritdoc/>
public sealed class SoftwareRenderer(Mesh mesh) : Renderer(mesh)
{
    /// <summary>Samples whose visibility is in memory at once: pictures are painted in bands, so that memory grows with their pixels only.</summary>
    const int SamplesAtOnce = 1 << 23;

    Vector3[]? _normals;

    /// <inheritdoc/>
    public override Rendering Render(Camera camera, RenderOptions options, IReadOnlyList<Marks> marks, Run run)
    {
        options.Check();
        if (Math.Max(camera.Width, camera.Height) * options.Supersampling > VisibilityBuffer.Guard)
            throw new ArgumentException($"A picture of {camera.Width} x {camera.Height} with supersampling {options.Supersampling} has more than {VisibilityBuffer.Guard} samples along a side: choose less of either.");
        run.Step(0);
        var projection = new Projection(Mesh, camera, run);
        var centers = projection.Draw(options.PointSize);
        run.Step(0.2);
        if (options.Shading == Shading.Smooth && !Mesh.IsPointCloud) _normals ??= Mesh.Normals ?? Normals.OverSeams(Mesh, run.Cancel);
        var shader = new Shader(Mesh, projection, centers, options, options.Shading == Shading.Smooth ? _normals : null, run);
        int n = options.Supersampling, band = Math.Clamp(SamplesAtOnce / (camera.Width * n * n), 1, camera.Height);
        var layers = marks.Where(mark => mark.Shape.Triangles.Length > 0).Select(mark => new MarkLayer(mark, camera, n, band * n, run)).ToArray();
        var samples = n == 1 ? centers : new VisibilityBuffer(camera.Width * n, band * n);
        run.Step(0.3);

        var color = new Field(camera.Width, camera.Height, 1, 3) { Coding = SampleCoding.UInt8 };
        for (int top = 0; top < camera.Height; top += band)
        {
            int rows = Math.Min(band, camera.Height - top);
            if (n > 1) samples.Restart(top * n);
            if (n > 1) projection.Draw(samples, options.PointSize, n);
            foreach (var layer in layers) layer.Draw(top * n);
            run.Step(0.3 + (0.6 * (top + (0.4 * rows)) / camera.Height));
            Projection.ForSlabs(run, rows, (start, end) => Paint(color, shader, samples, layers, options, top + start, top + end), grain: 2);
            run.Step(0.3 + (0.6 * (top + rows) / camera.Height));
        }
        var rendering = AtCenters(projection, centers, color, run);
        run.Step(1);
        return rendering;
    }

    /// <summary>Triangle, depth and hole of every pixel; the depth in double precision.</summary>
    Rendering AtCenters(Projection projection, VisibilityBuffer centers, Field color, Run run)
    {
        var camera = projection.Camera;
        var (depth, hole, triangles) = (new Field(camera.Width, camera.Height), new Mask(camera.Width, camera.Height), new int[camera.Width * camera.Height]);
        Projection.ForSlabs(run, camera.Height, (start, end) =>
        {
            for (int y = start; y < end; y++)
            {
                for (int x = 0; x < camera.Width; x++)
                {
                    int t = triangles[(y * camera.Width) + x] = centers[x, y];
                    hole[x, y] = t < 0;
                    if (t >= 0) depth[x, y] = (float)(Mesh.IsPointCloud ? -projection.Points[t].Z : projection.Hit(Mesh.Triangles[t], x, y).Depth);
                }
            }
        }, grain: 16);
        return new Rendering(new View(camera, color, depth, hole), triangles);
    }

    static void Paint(Field color, Shader shader, VisibilityBuffer samples, MarkLayer[] layers, RenderOptions options, int start, int end)
    {
        for (int y = start; y < end; y++)
        {
            for (int x = 0; x < color.Width; x++)
            {
                var rgb = PixelColor(shader, samples, layers, options, x, y, color.Height);
                (color[x, y], color[x, y, 0, 1], color[x, y, 0, 2]) = (rgb.X, rgb.Y, rgb.Z);
            }
        }
    }

    static Vector3 PixelColor(Shader shader, VisibilityBuffer samples, MarkLayer[] layers, RenderOptions options, int x, int y, int height)
    {
        int n = options.Supersampling;
        var background = Vector3.Lerp(options.BackgroundTop, options.BackgroundBottom, height == 1 ? 0 : y / (height - 1f));
        var sum = Vector3.Zero;
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                int sx = (x * n) + i, sy = (y * n) + j, t = samples[sx, sy];
                double u = x + ((i + 0.5) / n) - 0.5, v = y + ((j + 0.5) / n) - 0.5;
                var color = t < 0 ? background : shader.Color(t, u, v);
                foreach (var layer in layers) color = layer.Over(color, samples.Depth(sx, sy), sx, sy, u, v);
                sum += color;
            }
        }
        return sum / (n * n);
    }
}
