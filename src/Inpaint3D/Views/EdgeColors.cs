using Inpaint3D.Data;

namespace Inpaint3D.Views;

/// <summary>
/// Takes the near surface's share out of the far pixels at its edge. A lens mixes both, <c>c = α N + (1 − α) F</c>; once the
/// camera moves, the far pixel stands alone beside the hole and every fill would continue the ghost of the near colour. N and
/// F are the mean colours of both surfaces nearby, and <c>α = (c − F)·(N − F) / |N − F|²</c>. Of the far surface's own colours nearby
/// the pixel gets the one nearest to the un-mixed, because un-mixing magnifies what the means do not know.
/// </summary>
/// <remarks>
/// The boundary noise of K. Müller, A. Smolic, K. Dix, P. Merkle, P. Kauff, T. Wiegand. View synthesis for advanced 3D video
/// systems. EURASIP J. Image and Video Processing, 2008, who drop such pixels; un-mixing keeps what they know.
/// </remarks>
internal static class EdgeColors
{
    /// <summary>Half the side of the window in which the clean colours are looked for.</summary>
    const int Radius = 4;
    /// <summary>Share of the near colour from which a pixel is un-mixed, and from which nothing but the far colour is left.</summary>
    const double Mixed = 0.05, Lost = 0.6;
    /// <summary>How many times the far colour's own deviation the two colours must be apart, so that texture is not taken for mixing.</summary>
    const double Distinct = 4;

    /// <summary>The picture with un-mixed far pixels.</summary>
    internal static Field Unmix(Field color, PixelMesh mesh, Run run)
    {
        var result = color.Clone();
        var edge = Edges(mesh, run.Part(0, 0.5));
        var (near, far) = (new Mean(color.Channels), new Mean(color.Channels));
        for (int i = 0; i < edge.Length; i++)
        {
            if (i % color.Width == 0) run.Step(0.5 + (0.5 * i / edge.Length));
            if (!edge[i]) continue;
            int front = Window(i, 1, color).Where(j => mesh.Hides(i, j)).DefaultIfEmpty(-1).MaxBy(j => j < 0 ? 0 : mesh.Zeta(j));
            if (front < 0) continue;
            near.Clear();
            far.Clear();
            double middle = 0.5 * (mesh.Zeta(i) + mesh.Zeta(front));
            foreach (int j in Window(i, Radius, color))
                if (!edge[j] && mesh.Zeta(j) > 0) (mesh.Zeta(j) > middle ? near : far).Add(color, j);
            Unmix(color, result, i, near, far);
        }
        return result;
    }

    /// <summary>Pixels that touch one of another surface.</summary>
    static bool[] Edges(PixelMesh mesh, Run run)
    {
        var edge = new bool[mesh.Map.Width * mesh.Map.Height];
        for (int y = 0; y < mesh.Map.Height; y++)
        {
            run.Step((double)y / mesh.Map.Height);
            for (int x = 0; x < mesh.Map.Width; x++)
            {
                int i = (y * mesh.Map.Width) + x;
                bool right = x + 1 < mesh.Map.Width, below = y + 1 < mesh.Map.Height;
                foreach (int j in (ReadOnlySpan<int>)[right ? i + 1 : -1, below && x > 0 ? i + mesh.Map.Width - 1 : -1, below ? i + mesh.Map.Width : -1, right && below ? i + mesh.Map.Width + 1 : -1])
                    if (j >= 0 && (mesh.Hides(i, j) || mesh.Hides(j, i))) edge[i] = edge[j] = true;
            }
        }
        return edge;
    }

    static void Unmix(Field color, Field result, int i, Mean near, Mean far)
    {
        if (near.Count == 0 || far.Count == 0) return;
        double along = 0, square = 0;
        for (int c = 0; c < color.Channels; c++)
        {
            double difference = near[c] - far[c];
            along += (color.Plane(c)[i] - far[c]) * difference;
            square += difference * difference;
        }
        double alpha = along / square;
        if (!(alpha > Mixed) || square < Distinct * Distinct * far.Variance) return;
        double[] clean = [.. Enumerable.Range(0, color.Channels).Select(c => alpha > Lost ? far[c] : (color.Plane(c)[i] - (alpha * near[c])) / (1 - alpha))];
        int like = far.Nearest(color, clean);
        for (int c = 0; c < color.Channels; c++) result.Plane(c)[i] = color.Plane(c)[like];
    }

    static IEnumerable<int> Window(int i, int radius, Field grid)
    {
        var (y, x) = Math.DivRem(i, grid.Width);
        for (int v = Math.Max(y - radius, 0); v <= Math.Min(y + radius, grid.Height - 1); v++)
            for (int u = Math.Max(x - radius, 0); u <= Math.Min(x + radius, grid.Width - 1); u++)
                yield return (v * grid.Width) + u;
    }

    /// <summary>Mean and variance of some colours.</summary>
    sealed class Mean(int channels)
    {
        readonly double[] _sum = new double[channels];
        readonly List<int> _pixels = [];
        double _squares;

        internal int Count { get; private set; }
        internal double this[int channel] => _sum[channel] / Count;
        internal double Variance => (_squares - (_sum.Sum(sum => sum * sum) / Count)) / Count;

        /// <summary>The pixel whose colour is nearest to a colour.</summary>
        internal int Nearest(Field color, double[] wanted)
        {
            int best = -1;
            double least = double.PositiveInfinity;
            foreach (int j in _pixels)
            {
                double square = 0;
                for (int c = 0; c < wanted.Length; c++) square += (color.Plane(c)[j] - wanted[c]) * (color.Plane(c)[j] - wanted[c]);
                if (square < least || best < 0) (best, least) = (j, square);
            }
            return best;
        }

        internal void Clear()
        {
            _pixels.Clear();
            Array.Clear(_sum);
            (_squares, Count) = (0, 0);
        }

        internal void Add(Field color, int i)
        {
            for (int c = 0; c < _sum.Length; c++)
            {
                double value = color.Plane(c)[i];
                _sum[c] += value;
                _squares += value * value;
            }
            _pixels.Add(i);
            Count++;
        }
    }
}
