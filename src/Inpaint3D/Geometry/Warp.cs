using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

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
    /// <summary>Jump of the position in the target, in pixels, from which neighbours are different surfaces.</summary>
    const double Cut = 1.5;
    /// <summary>Positions in the target are rounded to 1/1024 pixel, so that a triangle's edge test is exact.</summary>
    const int Snap = 1024;
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
        var sight = Locate(new PixelMesh(source, target, Cut, Snap, run.Part(0, 0.3)), target, run.Part(0.3, 0.9));
        var view = new View(target, sight.Shade(source.Color), sight.Depth, sight.Hole);
        run.Step(1);
        return view;
    }

    /// <summary>As <see cref="Forward"/>, but beside the hole the far surfaces have lost the colour of the near ones that left them.</summary>
    internal static View Uncover(View source, Camera target, Run run)
    {
        Check(source);
        var mesh = new PixelMesh(source, target, Cut, Snap, run.Part(0, 0.2));
        var sight = Locate(mesh, target, run.Part(0.2, 0.6));
        var (color, unmixed) = (sight.Shade(source.Color), sight.Shade(EdgeColors.Unmix(source.Color, mesh, run.Part(0.6, 1))));
        foreach (int i in sight.BesideHole(Rim))
            for (int c = 0; c < color.Channels; c++) color.Plane(c)[i] = unmixed.Plane(c)[i];
        return new View(target, color, sight.Depth, sight.Hole);
    }

    /// <summary>Where in the source each pixel of the target looks.</summary>
    static Sight Locate(PixelMesh mesh, Camera target, Run run)
    {
        var nearest = new ulong[target.Width * target.Height];
        var threads = run.Device.Host;
        const int band = 16;
        int bands = (mesh.Height / band) + 1, atOnce = 4 * threads.Threads;
        for (int first = 0; first < bands; first += atOnce)
        {
            run.Step(0.8 * first / bands);
            threads.For(Math.Min(atOnce, bands - first), b => mesh.Draw(((first + b) * band) - 1, Math.Min(((first + b + 1) * band) - 1, mesh.Height), nearest, target));
        }
        var sight = new Sight(target);
        for (int first = 0; first < target.Height; first += atOnce * band)
        {
            run.Step(0.8 + (0.2 * first / target.Height));
            threads.For(Math.Min(atOnce * band, target.Height - first), y => mesh.Resolve(first + y, nearest, sight));
        }
        sight.CloseCracks();
        return sight;
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

    /// <summary>For each pixel of the target: the point of the source it shows, its depth, and whether there is one.</summary>
    internal sealed class Sight(Camera target)
    {
        /// <summary>Where the source is sampled; a point between two pixels lies between two of one surface.</summary>
        public float[] X { get; } = new float[target.Width * target.Height];
        /// <inheritdoc cref="X"/>
        public float[] Y { get; } = new float[target.Width * target.Height];
        /// <summary>Depth in the target; 0 in the hole.</summary>
        public Field Depth { get; } = new(target.Width, target.Height);
        /// <summary>What nobody saw.</summary>
        public Mask Hole { get; } = new(target.Width, target.Height);
        /// <summary>Pixels one wide between pixels of one surface: the mean of those neighbours.</summary>
        readonly List<(int Crack, int[] Neighbours)> _cracks = [];

        /// <summary>Bilinear samples of a picture of the source's size.</summary>
        public Field Shade(Field source)
        {
            var result = new Field(target.Width, target.Height, 1, source.Channels) { Coding = source.Coding, Metadata = source.Metadata };
            for (int c = 0; c < source.Channels; c++)
            {
                var from = source.Plane(c);
                var to = result.Plane(c);
                for (int i = 0; i < to.Length; i++)
                    if (Hole.Samples[i] == 0) to[i] = Bilinear(from, source.Width, X[i], Y[i]);
                foreach (var (crack, neighbours) in _cracks)
                {
                    float sum = 0;
                    foreach (int j in neighbours) sum += Bilinear(from, source.Width, X[j], Y[j]);
                    to[crack] = sum / neighbours.Length;
                }
            }
            return result;
        }

        /// <summary>A hole pixel of which 6 of 8 neighbours are one surface is a crack of the resampling, not a disocclusion.</summary>
        public void CloseCracks()
        {
            const float sameSurface = 1.05f;
            var (width, height, z) = (Hole.Width, Hole.Height, Depth.Samples);
            for (int y = 1; y < height - 1; y++)
            {
                for (int x = 1; x < width - 1; x++)
                {
                    int i = (y * width) + x;
                    if (Hole.Samples[i] == 0) continue;
                    int[] known = [.. Around(i, width).Where(j => z[j] > 0)];
                    if (known.Length < 6) continue;
                    float near = known.Min(j => z[j]);
                    int[] surface = [.. known.Where(j => z[j] <= near * sameSurface)];
                    if (surface.Length >= 6) _cracks.Add((i, surface));
                }
            }
            foreach (var (crack, neighbours) in _cracks)
            {
                z[crack] = neighbours.Average(j => z[j]);
                Hole.Samples[crack] = 0;
            }
        }

        /// <summary>Seen pixels that are that close to the hole.</summary>
        public IEnumerable<int> BesideHole(int distance)
        {
            for (int i = 0; i < Hole.Samples.Length; i++)
            {
                if (Hole.Samples[i] != 0) continue;
                var (y, x) = Math.DivRem(i, Hole.Width);
                int left = Math.Max(x - distance, 0), count = Math.Min(x + distance, Hole.Width - 1) - left + 1;
                for (int v = Math.Max(y - distance, 0); v <= Math.Min(y + distance, Hole.Height - 1); v++)
                {
                    if (!Hole.Row(v).Slice(left, count).Contains((byte)1)) continue;
                    yield return i;
                    break;
                }
            }
        }

        static int[] Around(int i, int width) => [i - width - 1, i - width, i - width + 1, i - 1, i + 1, i + width - 1, i + width, i + width + 1];

        /// <summary>Weights of 0 do not touch their pixel, which may be of another surface or unknown.</summary>
        static float Bilinear(ReadOnlySpan<float> plane, int width, float x, float y)
        {
            int x0 = (int)x, y0 = (int)y, i = (y0 * width) + x0;
            float fx = x - x0, fy = y - y0;
            float top = fx > 0 ? plane[i] + (fx * (plane[i + 1] - plane[i])) : plane[i];
            if (fy <= 0) return top;
            i += width;
            float bottom = fx > 0 ? plane[i] + (fx * (plane[i + 1] - plane[i])) : plane[i];
            return top + (fy * (bottom - top));
        }
    }
}
