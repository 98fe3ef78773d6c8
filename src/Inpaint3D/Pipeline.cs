using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Disocclusion;
using Inpaint3D.Methods.Meshes;

namespace Inpaint3D;

/// <summary>The paths from input to filled output: the only place where stages are chained. Every front calls these.</summary>
public static class Pipeline
{
    /// <summary>Fills the hole of an image or video.</summary>
    /// <param name="image">The image; samples under the hole have no meaning.</param>
    /// <param name="hole">1 = missing.</param>
    /// <param name="method">How to fill.</param>
    /// <param name="run">Device, cancellation, progress, seed.</param>
    /// <returns>A new field, equal to the image outside the hole bit for bit.</returns>
    public static Field FillImage(Field image, Mask hole, Method<ImageHole> method, Run run) =>
        method.Fill(new ImageHole(image, hole), run).Image;

    /// <summary>Closes loops of a mesh: shape first, then colour.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="loops">Loops of this mesh, from <see cref="Topology.Of"/>.</param>
    /// <param name="method">How to shape the patches; it continues colours and other attributes smoothly from the rim.</param>
    /// <param name="texture">How to paint the patches' vertex colours as pictures, or null to leave them smooth.</param>
    /// <param name="run">Device, cancellation, progress, seed.</param>
    /// <returns>The mesh with the patches behind what it had, and the loops left open with their reasons.</returns>
    public static MeshHole FillMesh(Mesh mesh, IReadOnlyList<Loop> loops, Method<MeshHole> method, Method<ImageHole>? texture, Run run)
    {
        var filled = method.Fill(new MeshHole(mesh, loops), run.Part(0, texture is null ? 1 : 0.7));
        return texture is null ? filled : filled with { Mesh = ChartColour.Colour(mesh, filled.Mesh, texture, run.Part(0.7, 1)) };
    }

    /// <summary>Shows a view from another camera and fills what nobody saw: first its depth from the background, then its colour.</summary>
    /// <param name="source">Colour and depth.</param>
    /// <param name="target">Where to look from.</param>
    /// <param name="method">How to fill the colour. One that does not use depth is not shown the near surfaces beside a hole.</param>
    /// <param name="run">Device, cancellation, progress, seed.</param>
    /// <returns>Colour and depth are known everywhere; the hole is what was filled.</returns>
    /// <exception cref="ArgumentException">The parts of the view do not fit, or the target sees nothing of it.</exception>
    public static View FillView(View source, Camera target, Method<ImageHole> method, Run run)
    {
        var (warped, gaps) = Warp.Uncover(source, target, run.Part(0, 0.2));
        if (warped.Hole.Count == warped.Hole.Samples.Length) throw new ArgumentException("The target camera sees nothing of the view: move it closer to the source camera.");
        var depth = DepthCompletion.Complete(warped.Depth, warped.Hole, gaps, run.Part(0.2, 0.3));
        var missing = method is IKeepsToBackground ? warped.Hole : NearSurfaces.Hide(depth, warped.Hole);
        var filled = method.Fill(new ImageHole(warped.Color, missing, depth), run.Part(0.3, 1)).Image.Clone();
        for (int i = 0; i < missing.Samples.Length; i++)
            for (int c = 0; c < filled.Channels && missing.Samples[i] > warped.Hole.Samples[i]; c++) filled.Plane(c)[i] = warped.Color.Plane(c)[i];
        return warped with { Color = filled, Depth = depth };
    }
}
