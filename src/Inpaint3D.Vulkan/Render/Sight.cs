using Inpaint3D.Data;
using Inpaint3D.Render;

namespace Inpaint3D.Vulkan.Render;

/// <summary>What the host computes of a picture in double precision, from the triangles that the device saw.</summary>
internal static class Sight
{
    /// <summary>Depth of the near plane: a part of that of the farthest vertex.</summary>
    public static double Near(Mesh mesh, Camera camera, Run run)
    {
        var gate = new Lock();
        double far = 0;
        Projection.ForSlabs(run, mesh.Positions.Length, (start, end) =>
        {
            double farthest = 0;
            foreach (var p in mesh.Positions.AsSpan(start, end - start))
                if (-(Vec3.Dot(camera.Rotation.Row2, p) + camera.Translation.Z) is var depth && depth > farthest && p.IsFinite) farthest = depth;
            lock (gate) far = Math.Max(far, farthest);
        });
        return Projection.Near * far;
    }

    /// <summary>Depth and hole at every pixel.</summary>
    public static (Field Depth, Mask Hole) Of(Mesh mesh, Camera camera, int[] triangles, Run run)
    {
        var (depth, hole) = (new Field(camera.Width, camera.Height), new Mask(camera.Width, camera.Height));
        Projection.ForSlabs(run, camera.Height, (start, end) =>
        {
            for (int y = start; y < end; y++)
            {
                for (int x = 0; x < camera.Width; x++)
                {
                    int t = triangles[(y * camera.Width) + x];
                    hole[x, y] = t < 0;
                    if (t >= 0) depth[x, y] = (float)DepthAt(t, x, y);
                }
            }
        }, grain: 16);
        return (depth, hole);

        Vec3 InCamera(int vertex) => (camera.Rotation * mesh.Positions[vertex]) + camera.Translation;

        double DepthAt(int number, int x, int y)
        {
            if (mesh.IsPointCloud) return -InCamera(number).Z;
            var (a, b, c) = mesh.Triangles[number];
            return Projection.Hit(camera, InCamera(a), InCamera(b), InCamera(c), x, y).Depth;
        }
    }
}
