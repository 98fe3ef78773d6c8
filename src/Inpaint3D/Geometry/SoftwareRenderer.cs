using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>
/// Pictures of meshes and point clouds, on the processor: the nearest triangle of every sample first (<see cref="VisibilityBuffer"/>),
/// then its colour. The same bytes at any thread count.
/// </summary>
/// <inheritdoc/>
public sealed class SoftwareRenderer(Mesh mesh) : Renderer(mesh)
{
    Vector3[]? _normals;

    /// <inheritdoc/>
    public override Rendering Render(Camera camera, RenderOptions options, IReadOnlyList<Marks> marks, Run run)
    {
        options.Check();
        run.Step(0);
        var projection = new Projection(Mesh, camera, run);
        var centers = projection.Draw(1, options.PointSize);
        run.Step(0.3);
        var samples = options.Supersampling == 1 ? centers : projection.Draw(options.Supersampling, options.PointSize);
        run.Step(0.5);
        if (options.Shading == Shading.Smooth && !Mesh.IsPointCloud) _normals ??= Mesh.Normals ?? Normals.OfVertices(Mesh);
        var shader = new Shader(Mesh, projection, centers, options, options.Shading == Shading.Smooth ? _normals : null, run);
        var layers = marks.Where(mark => mark.Shape.Triangles.Length > 0).Select(mark => new MarkLayer(mark, camera, options.Supersampling, run)).ToArray();
        run.Step(0.6);

        var color = new Field(camera.Width, camera.Height, 1, 3) { Coding = SampleCoding.UInt8 };
        Projection.ForSlabs(run, camera.Height, (start, end) =>
        {
            for (int y = start; y < end; y++)
            {
                for (int x = 0; x < camera.Width; x++)
                {
                    var rgb = PixelColor(shader, samples, layers, options, x, y, camera.Height);
                    (color[x, y], color[x, y, 0, 1], color[x, y, 0, 2]) = (rgb.X, rgb.Y, rgb.Z);
                }
            }
        }, grain: 2);
        run.Step(0.95);
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
