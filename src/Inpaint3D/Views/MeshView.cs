using Inpaint3D.Data;
using Inpaint3D.Render;

namespace Inpaint3D.Views;

/// <summary>
/// What a camera sees of a mesh with holes, as a view whose hole is to be filled. A pixel belongs to the hole when the first
/// thing on its ray is a cap: the patch that would close an open loop. Through it the camera sees nothing, or what the closed surface
/// would hide: the inside of the far side, or another part behind. The cap gives the pixel's depth. What else shows nothing is background.
/// </summary>
public static class MeshView
{
    /// <summary>
    /// A front face so little behind a cap, as a share of the depth, is the surface itself: one that was filled before, whose pixels follow
    /// the cap but for rounding and curvature.
    /// </summary>
    const float SameSurface = 0.01f;

    /// <summary>The caps of a mesh.</summary>
    /// <param name="mesh">The mesh with its loops open.</param>
    /// <param name="closed">The same with patches behind what it has.</param>
    /// <returns>The patches alone, or null when there is none.</returns>
    public static Mesh? Caps(Mesh mesh, Mesh closed) => closed.Triangles.Length == mesh.Triangles.Length ? null
        : new Mesh { Positions = closed.Positions, Triangles = closed.Triangles[mesh.Triangles.Length..] };

    /// <summary>What a camera sees: the surface's own colours, without light.</summary>
    /// <param name="scene">Draws the mesh with its holes, and what was filled so far.</param>
    /// <param name="caps">Draws the caps of the holes to be filled, or null when there is none.</param>
    /// <param name="camera">Where to look from.</param>
    /// <param name="all">True when the scene is all around, as in a room, so that every pixel that shows nothing is a hole too.</param>
    /// <param name="run">Threads, cancellation, progress.</param>
    /// <returns>
    /// Colour has no meaning in the hole; depth there is the cap's, or 0 where no cap is. Outside of it, a depth of 0 is background.
    /// </returns>
    public static View See(Renderer scene, Renderer? caps, Camera camera, bool all, Run run)
    {
        var seen = scene.Render(camera, RenderOptions.Unlit, [], run.Part(0, caps is null ? 1 : 0.6));
        var cap = caps?.Render(camera, RenderOptions.Unlit, [], run.Part(0.6, 1)).View.Depth;
        var (depth, hole) = (seen.View.Depth.Clone(), new Mask(camera.Width, camera.Height));
        for (int i = 0; i < depth.Samples.Length; i++)
        {
            float surface = depth.Samples[i], patch = cap?.Samples[i] ?? 0;
            bool isCap = patch > 0 && (surface <= 0 || (patch < surface && !(surface <= (1 + SameSurface) * patch && IsFront(scene.Mesh, seen, i))));
            if (isCap) depth.Samples[i] = patch;
            if (isCap || (all && surface <= 0)) hole.Samples[i] = 1;
        }
        return new View(camera, seen.View.Color, depth, hole);
    }

    /// <summary>The view with the surfaces that were filled before, where they show in its hole.</summary>
    /// <param name="view">A view, depth 0 in its hole.</param>
    /// <param name="filled">What its camera sees of those surfaces.</param>
    public static View Show(View view, View filled)
    {
        var (color, depth, hole) = (view.Color.Clone(), view.Depth.Clone(), view.Hole.Clone());
        for (int i = 0; i < depth.Samples.Length; i++)
        {
            if (hole.Samples[i] == 0 || filled.Hole.Samples[i] != 0) continue;
            (depth.Samples[i], hole.Samples[i]) = (filled.Depth.Samples[i], 0);
            for (int c = 0; c < color.Channels; c++) color.Plane(c)[i] = filled.Color.Plane(Math.Min(c, filled.Color.Channels - 1))[i];
        }
        return view with { Color = color, Depth = depth, Hole = hole };
    }

    /// <summary>True when the triangle of a pixel turns its outside to the camera.</summary>
    static bool IsFront(Mesh mesh, Rendering seen, int pixel)
    {
        if (mesh.IsPointCloud) return true;
        var (a, b, c) = mesh.Triangles[seen.Triangles[pixel]];
        var corner = mesh.Positions[a];
        return Vec3.Dot(Vec3.Cross(mesh.Positions[b] - corner, mesh.Positions[c] - corner), corner - seen.View.Camera.Position) < 0;
    }
}
