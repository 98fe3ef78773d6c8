using Inpaint3D.Data;

namespace Inpaint3D.Render;

/// <summary>Draws one mesh, and marks on it, from any number of cameras. Pictures of two renderers differ by rounding only.</summary>
/// <param name="mesh">Triangles, or points when there are none; vertices that are not finite are left out.</param>
public abstract class Renderer(Mesh mesh) : IDisposable
{
    /// <summary>What is drawn.</summary>
    public Mesh Mesh { get; } = mesh;

    /// <summary>What a camera sees.</summary>
    /// <param name="camera">Faces nearer than 10⁻⁵ of the farthest vertex's depth are cut away.</param>
    /// <param name="options">Light, background, wires and supersampling.</param>
    /// <param name="marks">What is drawn over the mesh, in this order.</param>
    /// <param name="run">Threads, cancellation and progress.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public abstract Rendering Render(Camera camera, RenderOptions options, IReadOnlyList<Marks> marks, Run run);

    /// <summary>Gives back what the renderer holds outside of managed memory.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="IDisposable.Dispose"/>
    protected virtual void Dispose(bool disposing) { }
}

/// <summary>What a camera sees of a mesh.</summary>
/// <param name="View">
/// Colour (3 channels) with the marks; depth along the viewing axis at pixel centres, 0 where nothing is, and hole, 1 there, of the mesh alone.
/// </param>
/// <param name="Triangles">Number of the nearest triangle (of the point, for a cloud) at every pixel centre, row by row; −1 where nothing is.</param>
public sealed record Rendering(View View, int[] Triangles)
{
    /// <summary>The point of the world seen at every pixel centre: x, y, z as three channels, NaN where nothing is.</summary>
    public Field Positions()
    {
        var camera = View.Camera;
        var positions = new Field(camera.Width, camera.Height, 1, 3);
        for (int y = 0; y < camera.Height; y++)
        {
            for (int x = 0; x < camera.Width; x++)
            {
                var p = camera.Unproject(x, y, View.Hole[x, y] ? double.NaN : View.Depth[x, y]);
                (positions[x, y], positions[x, y, 0, 1], positions[x, y, 0, 2]) = ((float)p.X, (float)p.Y, (float)p.Z);
            }
        }
        return positions;
    }
}

/// <summary>
/// Triangles drawn over the mesh: rims as tubes, patches not yet added, cameras. At each colour sample the nearest triangle of the
/// shape, in the light of a head lamp (colour · (0.4 + 0.6 |cos|) of the angle between normal and view ray), is mixed over the colour.
/// </summary>
/// <param name="Shape">
/// Triangles with coded colours per vertex (w is ignored; white without). The normal is that of the vertices where the shape has
/// them, else that of the triangle. A shape without triangles is not drawn.
/// </param>
/// <param name="Opacity">Where the mark's depth is at most 1 + 10⁻⁴ of the mesh's, or the mesh is not there at all: 0..1.</param>
/// <param name="HiddenOpacity">Where the mesh hides it: 0..1.</param>
public sealed record Marks(Mesh Shape, float Opacity, float HiddenOpacity);
