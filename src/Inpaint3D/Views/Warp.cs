using Inpaint3D.Data;

namespace Inpaint3D.Views;

/// <summary>
/// Forward warp of a picture with depth into another camera. The pixels of the source are the vertices of a mesh in
/// (x, y, ζ), ζ = 1/depth, cut where neighbours belong to different surfaces; the mesh is drawn with a depth test. In these
/// coordinates the target's homogeneous pixel is linear, <c>q = M (x, y, 1)ᵀ + m ζ</c>, and so are, on the target's
/// screen, 1/q₃, x/q₃, y/q₃ and the target's inverse depth ζ/q₃: planes stay planes at any magnification.
/// </summary>
/// <remarks>
/// After the pixel meshes of S. Fachada, D. Bonatto, A. Schenkel, G. Lafruit. Depth image based view synthesis with multiple
/// reference views for virtual reality. 3DTV-Conference 2018; half-pixel borders at the cuts keep every surface as large
/// as its pixels, so that thin things survive. A pixel of the target takes the one surface in front: no colours of two
/// surfaces are mixed, and threads change no byte.
/// </remarks>
public static class Warp
{
    /// <summary>Distance from the hole, in pixels, at which mixed colours are un-mixed.</summary>
    const int Rim = 2;

    /// <summary>What the target camera sees of the source.</summary>
    /// <param name="source">Colour and depth; pixels of unknown depth or in the hole are not seen.</param>
    /// <param name="target">Where to look from.</param>
    /// <param name="run">Threads, cancellation, progress.</param>
    /// <returns>The hole is what nobody saw, inside or outside the source's frame; colour and depth have no meaning there.</returns>
    /// <exception cref="ArgumentException">The sizes of camera, colour, depth and hole differ.</exception>
    public static View Forward(View source, Camera target, Run run)
    {
        Check(source);
        return run.OnDevice(run =>
        {
            using var mesh = new PixelMesh(source, target, run.Part(0, 0.2));
            using var sight = mesh.Look(run.Part(0.2, 0.9));
            var view = new View(target, sight.Shade(source.Color, run.Part(0.9, 1)), sight.Depth, sight.Hole);
            run.Step(1);
            return view;
        });
    }

    /// <summary>As <see cref="Forward"/>, but beside the hole the far surfaces have lost the colour of the near ones that left them; and what the hole opened between.</summary>
    internal static (View View, Gaps Gaps) Uncover(View source, Camera target, Run run)
    {
        Check(source);
        return run.OnDevice(run =>
        {
            using var mesh = new PixelMesh(source, target, run.Part(0, 0.1));
            using var sight = mesh.Look(run.Part(0.1, 0.5));
            var color = sight.Shade(source.Color, run.Part(0.5, 0.6));
            sight.Shade(EdgeColors.Unmix(source.Color, mesh, run.Part(0.6, 0.9)), color, Beside(sight.Hole, Rim), run);
            return (new View(target, color, sight.Depth, sight.Hole), mesh.Gaps(run.Part(0.9, 1)));
        });
    }

    /// <summary>Seen pixels that are that close to the hole.</summary>
    static IEnumerable<int> Beside(Mask hole, int distance)
    {
        for (int y = 0; y < hole.Height; y++)
        {
            int top = Math.Max(y - distance, 0), bottom = Math.Min(y + distance, hole.Height - 1);
            if (!hole.Samples.AsSpan(top * hole.Width, (bottom - top + 1) * hole.Width).Contains((byte)1)) continue;
            for (int x = 0; x < hole.Width; x++)
            {
                if (hole[x, y]) continue;
                int left = Math.Max(x - distance, 0), count = Math.Min(x + distance, hole.Width - 1) - left + 1;
                for (int v = top; v <= bottom; v++)
                {
                    if (!hole.Row(v).Slice(left, count).Contains((byte)1)) continue;
                    yield return (y * hole.Width) + x;
                    break;
                }
            }
        }
    }

    static void Check(View source)
    {
        var (camera, color, depth, hole) = source;
        if (color.Width != camera.Width || color.Height != camera.Height || color.Depth != 1)
            throw new ArgumentException($"The picture is {color.Width} x {color.Height} and its camera {camera.Width} x {camera.Height}: they must have the same size.");
        if (!depth.SameGrid(color)) throw new ArgumentException($"The depth is {depth.Width} x {depth.Height} and the picture {color.Width} x {color.Height}: they must have the same size.");
        if (hole.Width != color.Width || hole.Height != color.Height) throw new ArgumentException($"The mask is {hole.Width} x {hole.Height} and the picture {color.Width} x {color.Height}: they must have the same size.");
        if (color.PlaneLength > 1 << 27) throw new ArgumentException($"The picture has {color.PlaneLength:N0} pixels; a view can be made of up to {1 << 27:N0}.");
    }
}
