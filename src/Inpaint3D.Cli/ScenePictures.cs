using System.Globalization;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Methods;

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
        var picture = _look.Draw(look =>
        {
            seen = _scene.Render(camera, look.Options(camera) with { AddedFrom = _addedFrom }, marks, run.Part(0, _after is null ? 1 : 0.5));
            var before = _look.Labels && (_look.Highlight || _look.BeforeAfter) ? _marks.Annotate(seen, numbers: true) : seen.View.Color;
            if (_after is null) return before;
            var after = _after.Render(camera, look.Options(camera) with { AddedFrom = _addedFrom }, [], run.Part(0.5, 1)).View.Color;
            if (!_look.Labels) return SideBySide(before, after);
            int open = _filled!.Loops.Count;
            string told = string.Create(CultureInfo.InvariantCulture, $"after: {_holes.Count - open} filled{(open > 0 ? $", {open} left open" : "")}");
            return SideBySide(HoleMarks.Caption(before, "before"), HoleMarks.Caption(after, told));
        });
        return (picture, seen!);
    }

    List<Marks> Marks(Camera camera)
    {
        var marks = new List<Marks>();
        if (_look.Preview) marks.Add(_marks.Preview(_filled!.Mesh));
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
