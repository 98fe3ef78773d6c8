using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Render;
using Silk.NET.Vulkan;

namespace Inpaint3D.Vulkan.Render;

/// <summary>The lights of a picture, and a depth map of what the scene looks like from each that casts shadows (see <see cref="ShadowMap"/>).</summary>
internal sealed unsafe class Shadows : IDisposable
{
    readonly Allocation _lights;

    /// <param name="context">The device.</param>
    /// <param name="lights">How many lights there are.</param>
    /// <param name="maps">How many of them cast shadows.</param>
    public Shadows(VulkanContext context, int lights, int maps)
    {
        uint size = maps == 0 ? 1u : ShadowMap.Size;
        Maps = new LayeredImage(context, Pipelines.Depth, size, size, (uint)Math.Max(maps, 1), ImageUsageFlags.DepthStencilAttachmentBit | ImageUsageFlags.SampledBit);
        try
        {
            _lights = context.NewBuffer((ulong)(Math.Max(lights, 1) * sizeof(LightData)), BufferUsageFlags.StorageBufferBit, MemoryUse.Upload);
        }
        catch
        {
            Maps.Dispose();
            throw;
        }
        (LightCount, MapCount) = (lights, maps);
    }

    public int LightCount { get; }
    public int MapCount { get; }
    public LayeredImage Maps { get; }
    public Allocation Lights => _lights;

    /// <summary>Draws the maps for a box that a camera sees.</summary>
    public void Draw(Passes passes, MeshBuffers buffers, Mesh mesh, Camera camera, IReadOnlyList<Light> lights, (Vec3 Min, Vec3 Max) box, Run run)
    {
        int map = 0;
        for (int i = 0; i < lights.Count; i++)
        {
            var direction = lights[i].Direction.Normalized().ToSingle();
            var data = new LightData { Direction = new Vector4(direction, -1), Color = new Vector4(lights[i].Color, 0) };
            if (lights[i].CastsShadow)
            {
                var (before, texel) = ShadowMap.Before(lights[i].Direction, box.Min, box.Max);
                double near = Sight.Near(mesh, before, run);
                passes.Draw(new Canvas(Maps, map, Maps.Width, Maps.Height), new ViewData(before, buffers.Placement, near, 1), buffers.All, run);
                data = data with { Direction = new Vector4(direction, map++) };
                data = Seen(data, before, camera.Position, buffers.Placement.Scale, texel, near);
            }
            ((LightData*)_lights.Mapped)[i] = data;
        }
    }

    public void Dispose()
    {
        Maps.Dispose();
        _lights.Dispose();
    }

    /// <summary>The light with its camera, for places relative to the eye.</summary>
    static LightData Seen(LightData light, Camera camera, Vec3 eye, double scale, double texel, double near)
    {
        var offset = scale * ((camera.Rotation * eye) + camera.Translation);
        return light with
        {
            Right = new Vector4(camera.Rotation.Row0.ToSingle(), (float)offset.X),
            Up = new Vector4(camera.Rotation.Row1.ToSingle(), (float)offset.Y),
            Back = new Vector4(camera.Rotation.Row2.ToSingle(), (float)offset.Z),
            Lens = new Vector4((float)camera.FocalX, (float)camera.CenterX, (float)(scale * texel), (float)(scale * near)),
        };
    }
}
