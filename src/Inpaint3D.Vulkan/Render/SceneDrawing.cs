using Inpaint3D.Data;
using Inpaint3D.Render;

namespace Inpaint3D.Vulkan.Render;

/// <summary>A mesh on a device with all that is needed to draw it, kept from picture to picture.</summary>
internal sealed class SceneDrawing : IDisposable
{
    /// <summary>Samples of a tile in all layers: 128 MiB of numbers, and with few layers a quarter of that each.</summary>
    const int LayeredSamples = 1 << 25, LeastLayers = 4;

    readonly VulkanContext _context;
    readonly Mesh _mesh;
    readonly MeshBuffers _buffers;
    readonly Resources _resources;
    readonly Pipelines _pipelines;
    readonly Passes _passes;
    MarkBuffers? _marks;
    Shadows? _shadows;
    Targets? _targets;

    /// <param name="context">The device.</param>
    /// <param name="mesh">What is drawn.</param>
    /// <param name="cancel">Stops the upload.</param>
    /// <exception cref="NotSupportedException">The device cannot draw, or does not take the mesh.</exception>
    public SceneDrawing(VulkanContext context, Mesh mesh, CancellationToken cancel)
    {
        if (!context.Features.DynamicRendering || !context.Features.PrimitiveId || context.Limits.MaxPerStageDescriptorStorageBuffers < Resources.StorageBuffers)
            throw new NotSupportedException($"{context.Name} cannot draw: that takes Vulkan 1.3, the geometry shader feature and {Resources.StorageBuffers} storage buffers in a shader.");
        (_context, _mesh) = (context, mesh);
        _buffers = new MeshBuffers(context, mesh, cancel);
        try
        {
            _resources = new Resources(context);
            _pipelines = new Pipelines(context, _resources.Layout);
        }
        catch
        {
            Dispose();
            throw;
        }
        _passes = new Passes(context, _pipelines, _resources);
    }

    public Rendering Render(Camera camera, RenderOptions options, IReadOnlyList<Marks> marks, Run run)
    {
        if (marks.Count >= _context.Limits.MaxImageArrayLayers) throw new NotSupportedException($"{_context.Name} draws less than {_context.Limits.MaxImageArrayLayers} marks at once.");
        bool lit = options.Shading != Shading.None && !_mesh.IsPointCloud;
        IReadOnlyList<Light> lights = lit ? options.Lights : [];
        var (centerTiles, colorTiles) = (TilesOf(camera, 1, 1), TilesOf(camera, options.Supersampling, marks.Count + 1));
        Prepare(centerTiles, colorTiles, options, marks, lights, run.Cancel);
        double near = Sight.Near(_mesh, camera, run);

        var triangles = new int[camera.Width * camera.Height];
        foreach (var tile in centerTiles) DrawCenters(camera, options, near, tile, triangles, run);
        run.Step(0.3);
        var (depth, hole) = Sight.Of(_mesh, camera, triangles, run);
        run.Step(0.4);
        var box = lights.Any(light => light.CastsShadow) ? Shader.SeenBox(camera, (x, y) => depth[x, y]) : default;
        _shadows!.Draw(_passes, _buffers, _mesh, camera, lights, box, run);
        run.Step(0.5);

        var color = new Field(camera.Width, camera.Height, 1, 3) { Coding = SampleCoding.UInt8 };
        var frame = new FrameData(camera, options, _buffers.Placement)
        {
            Material = _buffers.Material, LightCount = lights.Count, MarkCount = marks.Count,
        };
        var kind = ShadeKind.Of(_mesh, options, _shadows.MapCount > 0, marks.Count > 0);
        // The numbers at the centres are those of the samples when there is one of both.
        bool isDrawn = options.Supersampling == 1 && centerTiles.Count == 1 && colorTiles.Count == 1;
        for (int i = 0; i < colorTiles.Count; i++)
        {
            if (!isDrawn) Draw(camera, options.Supersampling, options.PointSize, near, colorTiles[i], run);
            DrawMarks(camera, options.Supersampling, marks, colorTiles[i], run);
            Shade(kind, frame with { Tile = colorTiles[i] }, options.Supersampling, color, run);
            run.Step(0.5 + (0.5 * (i + 1) / colorTiles.Count));
        }
        return new Rendering(new View(camera, color, depth, hole), triangles);
    }

    public void Dispose()
    {
        foreach (var part in (IDisposable?[])[_targets, _shadows, _marks, _pipelines, _resources, _buffers]) part?.Dispose();
    }

    List<Tile> TilesOf(Camera camera, int samples, int layers) =>
        Tile.Of(camera, samples, (int)Math.Min(_context.Limits.MaxImageDimension2D, 1 << 14), LayeredSamples / Math.Max(layers, LeastLayers));

    /// <summary>Makes what the picture needs and the last one did not have.</summary>
    void Prepare(List<Tile> centers, List<Tile> colors, RenderOptions options, IReadOnlyList<Marks> marks, IReadOnlyList<Light> lights, CancellationToken cancel)
    {
        int n = options.Supersampling, maps = lights.Count(light => light.CastsShadow), layers = marks.Count + 1;
        int width = Math.Max(centers[0].Width, colors[0].Width * n), height = Math.Max(centers[0].Height, colors[0].Height * n);
        int pixels = Math.Max(centers[0].Width * centers[0].Height, colors[0].Width * colors[0].Height);
        if (_targets?.Hold(width, height, layers, pixels) != true) Renew(ref _targets, () => new Targets(_context, width, height, layers, pixels));
        if (_marks?.Hold(marks) != true) Renew(ref _marks, () => new MarkBuffers(_context, marks, _buffers.Placement));
        if (_shadows is null || _shadows.LightCount != lights.Count || _shadows.MapCount != maps) Renew(ref _shadows, () => new Shadows(_context, lights.Count, maps));
        _resources.Set(_buffers, _buffers.Normals(options.Shading == Shading.Smooth, cancel), _marks!, _shadows!.Lights, _shadows.Maps, _targets!);
    }

    /// <summary>Gives the old one back before the new one is made.</summary>
    static void Renew<T>(ref T? part, Func<T> make) where T : class, IDisposable
    {
        part?.Dispose();
        part = null;
        part = make();
    }

    void DrawCenters(Camera camera, RenderOptions options, double near, Tile tile, int[] triangles, Run run)
    {
        Draw(camera, 1, options.PointSize, near, tile, run);
        var seen = _passes.Read(_targets!, tile.Width, tile.Height);
        for (int y = 0; y < tile.Height; y++) seen.Slice(y * tile.Width, tile.Width).CopyTo(triangles.AsSpan(((tile.Y + y) * camera.Width) + tile.X));
    }

    void Draw(Camera camera, int samples, double pointSize, double near, Tile tile, Run run) =>
        _passes.Draw(CanvasOf(tile, samples, 0), new ViewData(tile.Of(camera), _buffers.Placement, near, samples, pointSize), _buffers.All, run);

    void DrawMarks(Camera camera, int samples, IReadOnlyList<Marks> marks, Tile tile, Run run)
    {
        int layer = 1;
        foreach (var (mark, (first, count)) in marks.Zip(_marks!.Parts()))
        {
            var view = new ViewData(tile.Of(camera), _buffers.Placement, Sight.Near(mark.Shape, camera, run), samples);
            _passes.Draw(CanvasOf(tile, samples, layer++), view, new Primitives(_marks.Positions, _marks.Triangles, first, count), run);
        }
    }

    Canvas CanvasOf(Tile tile, int samples, int layer) =>
        new(_targets!.Depth, 0, (uint)(tile.Width * samples), (uint)(tile.Height * samples), _targets.Numbers, layer);

    void Shade(ShadeKind kind, FrameData frame, int samples, Field color, Run run)
    {
        var tile = frame.Tile;
        var shaded = _passes.Shade(_targets!, kind, frame, samples, run);
        for (int channel = 0; channel < 3; channel++)
            for (int y = 0; y < tile.Height; y++)
                shaded.Slice(((channel * tile.Height) + y) * tile.Width, tile.Width).CopyTo(color.Row(tile.Y + y, channel)[tile.X..]);
    }
}
