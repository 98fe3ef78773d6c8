using Inpaint3D.Data;
using Inpaint3D.Render;
using Inpaint3D.Vulkan.Render;

namespace Inpaint3D.Vulkan;

/// <summary>
/// Pictures of meshes and point clouds through Vulkan: first the number of the nearest triangle of every sample, by the device's
/// rasterizer, then every sample's colour from the triangle of that number. The mesh stays in the device's memory between pictures.
/// </summary>
/// <remarks>
/// Depth and holes are computed by the processor from the numbers at pixel centres, so they equal those of <see cref="SoftwareRenderer"/>
/// wherever both saw the same triangle. A device rounds vertices to 1/256 of a sample or so; that near to edges it may see another one.
/// If the device fails or has no room for the mesh, the processor renders instead, which is noted once.
/// </remarks>
/// <param name="device">The device; it must outlive the renderer. The run's own device does not matter.</param>
/// <param name="mesh">Triangles, or points when there are none; vertices that are not finite are left out.</param>
public sealed class VulkanRenderer(VulkanDevice device, Mesh mesh) : Renderer(mesh)
{
    readonly Lock _gate = new();
    SceneDrawing? _drawing;
    SoftwareRenderer? _software;

    /// <inheritdoc/>
    public override Rendering Render(Camera camera, RenderOptions options, IReadOnlyList<Marks> marks, Run run)
    {
        options.Check();
        run.Step(0);
        // The buffers are those of one picture at a time.
        lock (_gate) return (run with { Device = device }).OnDevice(on => on.Device == device ? Draw(camera, options, marks, on) : Software(camera, options, marks, on));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _drawing?.Dispose();
        _software?.Dispose();
        base.Dispose(disposing);
    }

    Rendering Draw(Camera camera, RenderOptions options, IReadOnlyList<Marks> marks, Run run)
    {
        if (_software is null)
        {
            try
            {
                _drawing ??= new SceneDrawing(device.Context, Mesh, run.Cancel);
                return _drawing.Render(camera, options, [.. marks.Where(mark => mark.Shape.Triangles.Length > 0)], run);
            }
            catch (NotSupportedException refusal) when (device.Failure is null)
            {
                run.Note?.Invoke($"{refusal.Message} The processor renders instead.");
            }
        }
        return Software(camera, options, marks, run with { Device = device.Host });
    }

    /// <summary>From the first time on there is nothing left on the device.</summary>
    Rendering Software(Camera camera, RenderOptions options, IReadOnlyList<Marks> marks, Run run)
    {
        _drawing?.Dispose();
        _drawing = null;
        return (_software ??= new SoftwareRenderer(Mesh)).Render(camera, options, marks, run);
    }
}
