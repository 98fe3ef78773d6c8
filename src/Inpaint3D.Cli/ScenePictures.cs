using System.Globalization;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Methods;
using Inpaint3D.Render;

namespace Inpaint3D.Cli;

/// <summary>Draws a scene from any camera as a <see cref="RenderLook"/> wants it: with its holes shown, and beside it filled.</summary>
internal sealed class ScenePictures : IDisposable
{
    /// <summary>Pixels between two pictures side by side.</summary>
    const int Gap = 4;

    readonly RenderLook _look;
    readonly IReadOnlyList<Loop> _holes;
    readonly MeshHole? _filled;
    readonly Renderer _scene;
    readonly Renderer? _after;
    readonly HoleMarks _marks;
    readonly Marks? _preview;
    readonly int _addedFrom;

    /// <param name="scene">What is there.</param>
    /// <param name="holes">Its holes that are to be shown.</param>
    /// <param name="filled">The scene without them, where the look needs it.</param>
    /// <param name="look">What the pictures look like.</param>
    /// <param name="newRenderer">Makes what draws.</param>
    public ScenePictures(Mesh scene, IReadOnlyList<Loop> holes, MeshHole? filled, RenderLook look, Func<Mesh, Renderer> newRenderer)
    {
        (_look, _holes, _filled, _marks) = (look, holes, filled, new HoleMarks(scene, holes));
        _addedFrom = !look.Tint ? int.MaxValue : look.BeforeAfter ? scene.Triangles.Length : FirstMarked(scene);
        _preview = look.Preview ? _marks.Preview(filled!.Mesh) : null;
        _scene = newRenderer(scene);
        _after = look.BeforeAfter ? newRenderer(filled!.Mesh) : null;
    }

    /// <summary>Cameras that are to be seen, or null.</summary>
    public Marks? ShownCameras { get; init; }

    public void Dispose()
    {
        _scene.Dispose();
        _after?.Dispose();
    }

    /// <summary>The picture, and what the camera sees of the scene before it is filled.</summary>
    public (Field Picture, Rendering Seen) Draw(Camera camera, Run run)
    {
        Rendering? seen = null;
        var marks = Marks(camera);
        var picture = _look.Draw((look, part) =>
        {
            var options = look.Options(camera) with { AddedFrom = _addedFrom };
            seen = _scene.Render(camera, options, marks, part.Part(0, _after is null ? 1 : 0.5));
            if (_after is null) return look.Labels && look.Highlight ? _marks.Annotate(seen) : seen.View.Color;
            var after = new Drawing(_after.Render(camera, options, [], part.Part(0.5, 1)).View.Color);
            if (!look.Labels) return SideBySide(seen.View.Color, after.Picture);
            HoleMarks.Caption(after, Told());
            return SideBySide(_marks.Annotate(seen, "before"), after.Picture);
        }, run);
        return (picture, seen!);
    }

    /// <summary>What the fill came to.</summary>
    string Told() => string.Create(CultureInfo.InvariantCulture, $"after: {_holes.Count - _filled!.Loops.Count} filled{(_filled.Loops.Count > 0 ? $", {_filled.Loops.Count} left open" : "")}");

    List<Marks> Marks(Camera camera)
    {
        var marks = new List<Marks>();
        if (_preview is not null) marks.Add(_preview);
        if (_look.NeedsHoles) marks.AddRange(_marks.Rims(camera));
        if (ShownCameras is { } shown) marks.Add(shown);
        return marks;
    }

    /// <summary>Number of the first triangle that an earlier fill has marked; all behind it are new.</summary>
    static int FirstMarked(Mesh mesh)
    {
        int face = mesh.FaceAttributes.FirstOrDefault(column => column.Name == "filled")?.Values is byte[] marks ? Array.IndexOf(marks, (byte)1) : -1;
        if (face < 0) throw new InvalidDataException("No face of the scene is marked as filled, so --tint has nothing to paint: make the mesh with 'inpaint3d mesh --mark', or give --before-after.");
        return mesh.FaceSizes is { } sizes ? sizes.Take(face).Sum(corners => corners - 2) : face;
    }

    static Field SideBySide(Field left, Field right)
    {
        var both = new Field(left.Width + Gap + right.Width, left.Height, 1, left.Channels) { Coding = left.Coding };
        for (int c = 0; c < both.Channels; c++)
        {
            for (int y = 0; y < both.Height; y++)
            {
                var row = both.Row(y, c);
                row.Fill(1);
                left.Row(y, c).CopyTo(row);
                right.Row(y, c).CopyTo(row[(left.Width + Gap)..]);
            }
        }
        return both;
    }
}
