using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Vulkan.Render;

namespace Inpaint3D.Vulkan;

/// <summary>
/// Pictures of meshes and point clouds through Vulkan: first the number of the nearest triangle of every sample, by the device's
/// rasterizer, then every sample's colour from the triangle of that number. The mesh stays in the device's memory between pictures.
/// </summary>
/// <remarks>
/// Depth and holes are computed by the processor from the numbers at pixel centres, so they equal those of <see cref="SoftwareRenderer"/>
/// wherever both saw the same triangle. A device rounds vertices to 1/256 of a sample, so next to edges they may see another one.
/// A device that fails or has no room for the mesh hands over to the processor for good, which is noted once.
/// </remarks>
/// <param name="device">The device; it must outlive the renderer.</param>
/// <param name="mesh">Triangles, or points when there are none; vertices that are not finite are left out.</param>
public sealed class VulkanRenderer(VulkanDevice device, Mesh mesh) : Renderer(mesh)
{
    SceneDrawing? _drawing;
    SoftwareRenderer? _software;

    /// <inheritdoc/>
    public override Rendering Render(Camera camera, RenderOptions options, IReadOnlyList<Marks> marks, Run run)
    {
        options.Check();
        run.Step(0);
        var onHost = run with { Device = device.Host };
        if (_software is null)
        {
            try
            {
                device.Context.CheckAlive();
                _drawing ??= new SceneDrawing(device.Context, Mesh);
                return _drawing.Render(camera, options, [.. marks.Where(mark => mark.Shape.Triangles.Length > 0)], onHost);
            }
            catch (NotSupportedException e)
            {
                _drawing?.Dispose();
                (_drawing, _software) = (null, new SoftwareRenderer(Mesh));
                run.Note?.Invoke($"{e.Message} The processor renders instead.");
            }
        }
        return _software.Render(camera, options, marks, onHost);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _drawing?.Dispose();
        _software?.Dispose();
        base.Dispose(disposing);
    }
}
