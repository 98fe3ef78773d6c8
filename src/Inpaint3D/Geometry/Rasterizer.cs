using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>
/// Pictures of meshes and point clouds, on the processor: the nearest triangle of every sample first (<see cref="Visibility"/>),
/// then its colour. The same bytes at any thread count.
/// </summary>
public static class Rasterizer
{
    /// <summary>What a camera sees of a mesh: colour (3 channels), depth, and where it sees nothing (hole).</summary>
    /// <param name="mesh">Triangles, or points when there are none; vertices that are not finite are left out.</param>
    /// <param name="camera">Faces nearer than 10⁻⁵ of the farthest vertex's depth are cut away.</param>
    /// <param name="options">Light, background and supersampling.</param>
    /// <param name="run">Threads, cancellation and progress.</param>
    /// <exception cref="ArgumentException">The supersampling is not 1..8.</exception>
    public static View Render(Mesh mesh, Camera camera, RenderOptions options, Run run)
    {
        if (options.Supersampling is < 1 or > 8) throw new ArgumentException($"Supersampling {options.Supersampling}: must be a number from 1 to 8.");
        run.Step(0);
        var projection = new Projection(mesh, camera, run);
        var buffer = projection.Draw(1, options.PointSize);
        run.Step(0.3);
        var samples = options.Supersampling == 1 ? buffer : projection.Draw(options.Supersampling, options.PointSize);
        run.Step(0.5);
        var shader = new Shader(mesh, projection, buffer, options, run);
        run.Step(0.6);

        var color = new Field(camera.Width, camera.Height, 1, 3) { Coding = SampleCoding.UInt8 };
        var hole = new Mask(camera.Width, camera.Height);
        var depth = DepthOf(mesh, projection, buffer, run);
        Projection.ForSlabs(run, camera.Height, (start, end) =>
        {
            for (int y = start; y < end; y++)
            {
                for (int x = 0; x < camera.Width; x++)
                {
                    var rgb = PixelColor(shader, samples, options, x, y, camera.Height);
                    (color[x, y], color[x, y, 0, 1], color[x, y, 0, 2]) = (rgb.X, rgb.Y, rgb.Z);
                    hole[x, y] = buffer[x, y] < 0;
                }
            }
        }, grain: 4);
        run.Step(1);
        return new View(camera, color, depth, hole);
    }

    /// <summary>The nearest triangle and its depth at every pixel centre.</summary>
    /// <inheritdoc cref="Render" path="/param"/>
    public static Visibility See(Mesh mesh, Camera camera, Run run)
    {
        run.Step(0);
        var projection = new Projection(mesh, camera, run);
        var buffer = projection.Draw(1, RenderOptions.Unlit.PointSize);
        var triangles = new int[camera.Width * camera.Height];
        for (int i = 0; i < triangles.Length; i++) triangles[i] = buffer[i % camera.Width, i / camera.Width];
        var depth = DepthOf(mesh, projection, buffer, run);
        run.Step(1);
        return new Visibility(camera, depth, triangles);
    }

    /// <summary>Depth of each pixel's triangle in double precision at the pixel's centre.</summary>
    static Field DepthOf(Mesh mesh, Projection projection, VisibilityBuffer buffer, Run run)
    {
        var camera = projection.Camera;
        var depth = new Field(camera.Width, camera.Height);
        Projection.ForSlabs(run, camera.Height, (start, end) =>
        {
            for (int y = start; y < end; y++)
            {
                for (int x = 0; x < camera.Width; x++)
                {
                    int t = buffer[x, y];
                    if (t < 0) continue;
                    depth[x, y] = mesh.IsPointCloud ? (float)-projection.Points[t].Z : (float)projection.Hit(mesh.Triangles[t], x, y).Depth;
                }
            }
        }, grain: 16);
        return depth;
    }

    static Vector3 PixelColor(Shader shader, VisibilityBuffer samples, RenderOptions options, int x, int y, int height)
    {
        int n = options.Supersampling;
        var background = Vector3.Lerp(options.BackgroundTop, options.BackgroundBottom, height == 1 ? 0 : y / (height - 1f));
        var sum = Vector3.Zero;
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                int t = samples[(x * n) + i, (y * n) + j];
                sum += t < 0 ? background : shader.Color(t, x + ((i + 0.5) / n) - 0.5, y + ((j + 0.5) / n) - 0.5);
            }
        }
        return sum / (n * n);
    }
}
