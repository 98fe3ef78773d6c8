using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Filling;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Disocclusion;
using Inpaint3D.Methods.Meshes;
using Inpaint3D.Render;
using Inpaint3D.Views;

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
    public static Field FillImage(Field image, Mask hole, Method<ImageHole> method, Run run) => FillImage(new ImageHole(image, hole), method, run);

    /// <summary>Fills the hole of an image or video, of which more may be told than its hole.</summary>
    /// <param name="problem">
    /// Image, hole and, where wanted, where to copy from and what to compare by. Of two or four channels the last is alpha: colours count by it, and it
    /// is filled with them.
    /// </param>
    /// <param name="method">How to fill.</param>
    /// <param name="run">Device, cancellation, progress, seed.</param>
    /// <param name="feather">Pixels around the hole over which the fill passes softly into the image; 0 = none of them changes.</param>
    /// <returns>A new field; bit for bit the image where no hole is within that many pixels.</returns>
    /// <exception cref="ArgumentException">The parts of the problem do not fit, or nothing would be known.</exception>
    public static Field FillImage(ImageHole problem, Method<ImageHole> method, Run run, double feather = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(feather);
        if (feather == 0 || problem.IsFilled) return Transparency.Fill(problem, method, run);
        problem.Check();
        var weights = Feather.Weights(problem.Hole, feather, run);
        var wide = problem with { Hole = Mask.Above(weights, 0) };
        if (wide.Hole.Count == wide.Hole.Samples.Length) throw new ArgumentException($"A feather of {feather} pixels around the hole leaves no pixel as it is: choose a narrower one.");
        return Feather.Blend(Transparency.Fill(wide, method, run), problem.Image, weights);
    }

    /// <summary>The same problem for another fill: a random third of the picture is not copied from. It is of use to methods that copy.</summary>
    /// <param name="problem">The problem; its source region, if it has one, is thinned out.</param>
    /// <param name="seed">Another third for each.</param>
    public static ImageHole Vary(ImageHole problem, ulong seed) => Variation.Of(problem, seed);

    /// <summary>About how many bytes a fill takes: the picture, with a copy if it is not filled in place, its masks, the largest piece that is worked on, and the program.</summary>
    /// <param name="problem">The picture and its hole.</param>
    /// <param name="method">How to fill.</param>
    /// <param name="run">Cancellation.</param>
    public static double Memory(ImageHole problem, Method<ImageHole> method, Run run)
    {
        const double program = 60e6, unknown = 100;
        double points = problem.Hole.Samples.Length, work = method switch
        {
            IFillsPieces pieces => HoleRegions.Bytes(problem.Hole, pieces.Cutting, run),
            Auto => Auto.Bytes(problem.Hole, run),
            _ => unknown * points,
        };
        return program + ((problem.InPlace ? 1.0 : 2.0) * sizeof(float) * problem.Image.Samples.Length) + (2 * points) + work;
    }

    /// <summary>About what closing loops of a mesh takes, and how many vertices it makes.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="loops">Loops of this mesh.</param>
    /// <param name="method">How to shape the patches.</param>
    /// <param name="run">Device.</param>
    public static WorkEstimate Estimate(Mesh mesh, IReadOnlyList<Loop> loops, Method<MeshHole> method, Run run)
    {
        var shape = method is MeshMethod { Refines: true } refining ? refining : null;
        return WorkEstimate.Of(mesh, loops, shape?.Density ?? 0, edges => shape?.GrowthFor(edges) ?? 0, shape?.Bulges ?? false, run.Device.Host);
    }

    /// <summary>Closes loops of a mesh: shape first, then colour; where the mesh has textures, the patches get texture of their own.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="loops">Loops of this mesh, from <see cref="Topology.Of"/>.</param>
    /// <param name="method">How to shape the patches; it continues colours and other attributes smoothly from the rim.</param>
    /// <param name="texture">
    /// How to paint the patches as pictures. <see cref="Auto"/> chooses by what lies around each patch, and leaves those that the method has coloured.
    /// Null paints nothing: colours of vertices go on smoothly, and new triangles show the texture at their rim.
    /// </param>
    /// <param name="run">Device, cancellation, progress, seed.</param>
    /// <returns>The mesh with the patches behind what it had, the loops left open with their reasons, and what was chosen for each.</returns>
    public static MeshHole FillMesh(Mesh mesh, IReadOnlyList<Loop> loops, Method<MeshHole> method, Method<ImageHole>? texture, Run run)
    {
        bool isTextured = PatchTextures.CanPaint(mesh), isColored = ChartColour.CanColour(mesh);
        if (texture is null || (!isTextured && !isColored)) return method.Fill(new MeshHole(mesh, loops), run);
        double shaped = isTextured ? 0.4 : 0.6, colored = !isTextured ? 1 : isColored ? 0.5 : shaped;
        var filled = method.Fill(new MeshHole(mesh, loops), run.Part(0, shaped));
        var (patches, painted) = (new PatchLoops(loops, filled.Mesh), filled.Painted.ToDictionary());
        bool Wants(int[] patch) => texture is not Auto || !patches.Of(patch).Any(filled.Painted.ContainsKey);
        void Painted(int[] patch, Painting painting)
        {
            foreach (int id in patches.Of(patch)) painted[id] = painting;
        }
        var result = run.Part(shaped, colored).OnDevice(on => ChartColour.Colour(mesh, filled.Mesh, texture, on, Wants, Painted));
        if (isTextured) result = run.Part(colored, 1).OnDevice(on => PatchTextures.Paint(mesh, result, texture, on, Painted));
        run.Step(1);
        return filled with { Mesh = result, Painted = painted };
    }

    /// <summary>Shows a view from another camera and fills what nobody saw: first its depth from the background, then its colour.</summary>
    /// <param name="source">Colour and depth.</param>
    /// <param name="target">Where to look from.</param>
    /// <param name="method">How to fill the colour. One that does not use depth is not shown the near surfaces beside a hole.</param>
    /// <param name="run">Device, cancellation, progress, seed.</param>
    /// <param name="baked">Draws what was filled in earlier views and written by <see cref="Bake"/>, or null; it is shown where it lies in the hole.</param>
    /// <returns>Colour and depth are known everywhere; the hole is what was filled.</returns>
    /// <exception cref="ArgumentException">The parts of the view do not fit, or the target sees nothing of it.</exception>
    public static View FillView(View source, Camera target, Method<ImageHole> method, Run run, Renderer? baked = null)
    {
        var (seen, gaps) = Warp.Uncover(source, target, run.Part(0, 0.2));
        if (baked is not null) seen = MeshView.Show(seen, baked.Render(target, RenderOptions.Unlit, [], run.Part(0.2, 0.25)).View);
        return FillView(seen, gaps, method, run.Part(0.25, 1));
    }

    /// <summary>Fills the hole of a view, such as one of a mesh: its depth where that is not known, then its colour.</summary>
    /// <param name="seen">
    /// The view. Depth in the hole is kept where it is positive. Outside of the hole, pixels without a depth are background: they stay, and
    /// nothing is taken from them.
    /// </param>
    /// <param name="method">How to fill the colour. One that does not use depth is not shown the near surfaces beside a hole.</param>
    /// <param name="run">Device, cancellation, progress, seed.</param>
    /// <returns>Colour and depth are known in the hole, which is the same.</returns>
    /// <exception cref="ArgumentException">The view shows nothing.</exception>
    public static View FillView(View seen, Method<ImageHole> method, Run run) => FillView(seen, null, method, run);

    /// <summary>Writes what was filled in a view into the scene it shows, so that the next view agrees with it.</summary>
    /// <param name="scene">A mesh; its vertices and faces come first and stay as they are.</param>
    /// <param name="filled">A filled view of it.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <returns>The scene and the pixels of the view's hole as coloured triangles.</returns>
    public static Mesh Bake(Mesh scene, View filled, Run run) => filled.Hole.Count == 0 ? scene : Baking.Append(scene, filled, filled.Hole, run);

    static View FillView(View seen, Gaps? gaps, Method<ImageHole> method, Run run)
    {
        var (depth, unknown) = Surfaces(seen);
        depth = DepthCompletion.Complete(depth, unknown, gaps, run.Part(0, 0.15));
        var missing = method is IKeepsToBackground ? seen.Hole : NearSurfaces.Hide(depth, seen.Hole);
        var color = method.Fill(new ImageHole(seen.Color, missing, depth), run.Part(0.15, 1)).Image.Clone();
        for (int i = 0; i < missing.Samples.Length; i++)
        {
            if (seen.Hole.Samples[i] != 0) continue;
            depth.Samples[i] = seen.Depth.Samples[i];
            for (int c = 0; c < color.Channels && missing.Samples[i] != 0; c++) color.Plane(c)[i] = seen.Color.Plane(c)[i];
        }
        return seen with { Color = color, Depth = depth };
    }

    /// <summary>The depth by which a view is filled, and where it is not known. The background counts as a surface in front of all others, so that nothing behind is taken from it.</summary>
    static (Field Depth, Mask Unknown) Surfaces(View seen)
    {
        const float inFront = 0.9f;
        static bool IsKnown(float z) => z > 0 && float.IsFinite(z);
        var (depth, unknown) = (seen.Depth.Clone(), new Mask(seen.Hole.Width, seen.Hole.Height));
        float nearest = depth.Samples.Where(IsKnown).DefaultIfEmpty(0).Min();
        if (nearest == 0 || seen.Hole.Count == seen.Hole.Samples.Length) throw new ArgumentException("The target camera sees nothing of the scene: move it closer to where the scene was seen from.");
        for (int i = 0; i < depth.Samples.Length; i++)
        {
            if (IsKnown(depth.Samples[i])) continue;
            unknown.Samples[i] = seen.Hole.Samples[i];
            depth.Samples[i] = inFront * nearest;
        }
        return (depth, unknown);
    }
}
