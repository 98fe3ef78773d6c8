namespace Inpaint3D.Numerics.Curves;

/// <summary>Where a level line of the known part ends at the rim of a hole, seen along its direction into the hole.</summary>
/// <param name="X">Abscissa in pixels.</param>
/// <param name="Y">Ordinate in pixels.</param>
/// <param name="Angle">Direction into the hole, in radians from the x axis towards the y axis.</param>
/// <param name="LogAlarms">Natural logarithm of its number of false alarms; negative.</param>
/// <param name="Softness">Over how many pixels its edge goes from one side to the other.</param>
/// <param name="Left">Colours beside it towards the normal (−sin, cos) of the direction, and then their grey value.</param>
/// <param name="Right">Colours and grey value on the other side.</param>
internal sealed record RimJunction(double X, double Y, double Angle, double LogAlarms, double Softness, float[] Left, float[] Right)
{
    /// <summary>Most points of a line that are looked at.</summary>
    const int MostPoints = 48;
    /// <summary>Levels between the least and the largest grey value.</summary>
    const int Levels = 64;
    /// <summary>Least length of a line, in pixels.</summary>
    const double LeastLength = 6;
    /// <summary>Lines of the same sign of contrast nearer to each other than that are one edge, in pixels.</summary>
    const double OneEdge = 5;
    /// <summary>Part of a line next to the rim, in pixels, that one-sided smoothing has bent.</summary>
    const double Bent = 1.5;
    /// <summary>Largest deviation of a line from a parabola, root mean square, in pixels.</summary>
    const double Straying = 0.35;
    /// <summary>How far beside a line its colours are looked for, in pixels.</summary>
    const int Beside = 4;

    /// <summary>Columns that place an edge exactly, and how far up and down they go from it, in pixels.</summary>
    const int Columns = 7, Window = 4;
    /// <summary>Largest deviation from a side's colour that is flat, relative to the contrast, and largest deviation of an exact edge from a parabola, in pixels.</summary>
    const double Flat = 0.04, Trembling = 0.1;

    /// <summary>Whether place and direction are those of an edge between two flat sides, to a small fraction of a pixel.</summary>
    public bool IsExact { get; private init; }

    /// <summary>A crossing of a level with the side of a cell at the rim, through which a line goes out.</summary>
    readonly record struct Entry(int Loop, int Number, int X, int Y, int Side, float Level, double LogChance, int Points, bool Rising);

    /// <summary>Side lengths of a cell in the order of the walk around it: what is across, and where.</summary>
    static readonly (int X, int Y)[] Across = [(0, -1), (1, 0), (0, 1), (-1, 0)];

    /// <summary>The ends of meaningful level lines at some loops.</summary>
    /// <param name="band">What is known around them.</param>
    /// <param name="loops">From <see cref="RimLoops"/>.</param>
    /// <param name="run">Whether to stop.</param>
    /// <returns>For every loop its junctions in the order of the walk.</returns>
    public static List<RimJunction>[] On(RimBand band, List<List<(int X, int Y)>> loops, Run run)
    {
        var entries = new List<Entry>();
        for (int loop = 0; loop < loops.Count; loop++) Enter(band, loop, loops[loop], entries, run);
        double tests = Math.Log(Math.Max(1, entries.Count) * (double)MostPoints);
        var taken = new List<(Entry Entry, RimJunction Junction)>();
        foreach (var entry in entries.Where(entry => entry.LogChance + tests < 0).OrderBy(entry => entry.LogChance).ThenBy(entry => entry.Loop).ThenBy(entry => entry.Number))
        {
            run.Cancel.ThrowIfCancellationRequested();
            if (taken.Exists(other => IsOneEdge(entry, other.Entry)) || Measure(band, entry, tests) is not { } junction) continue;
            taken.Add((entry, junction));
        }
        taken.Sort((a, b) => a.Entry.Number.CompareTo(b.Entry.Number));
        return [.. Enumerable.Range(0, loops.Count).Select(loop => taken.Where(t => t.Entry.Loop == loop).Select(t => t.Junction).ToList())];
    }

    static bool IsOneEdge(Entry a, Entry b) => a.Rising == b.Rising && Math.Max(Math.Abs(a.X - b.X), Math.Abs(a.Y - b.Y)) < OneEdge;

    /// <summary>The lines that end at a loop.</summary>
    static void Enter(RimBand band, int loop, List<(int X, int Y)> corners, List<Entry> entries, Run run)
    {
        var (lines, points) = (band.Lines, new LinePoint[MostPoints]);
        var (low, high) = Range(band);
        float step = (high - low) / Levels;
        for (int i = 0; i < corners.Count && step > 0; i++)
        {
            if (i % 64 == 0) run.Cancel.ThrowIfCancellationRequested();
            // The cell around the corner of pixels has its top left pixel centre left and above.
            int x = corners[i].X - 1, y = corners[i].Y - 1;
            var (before, after) = (corners[(i + corners.Count - 1) % corners.Count], corners[(i + 1) % corners.Count]);
            var sides = Enumerable.Range(0, 4).OrderBy(side => ((after.X - before.X) * Across[side].X) + ((after.Y - before.Y) * Across[side].Y));
            foreach (int side in sides)
            {
                int cx = x + Across[side].X, cy = y + Across[side].Y, into = (side + 2) % 4;
                if (!lines.IsCell(cx, cy)) continue;
                var (a, b) = Ends(lines, cx, cy, into);
                int first = (int)Math.Ceiling(((Math.Min(a, b) - low) / step) - 0.5f), last = (int)Math.Ceiling(((Math.Max(a, b) - low) / step) - 0.5f) - 1;
                for (int k = first; k <= last; k++)
                {
                    float level = low + ((k + 0.5f) * step);
                    if ((a > level) == (b > level)) continue;
                    int count = lines.Follow(cx, cy, into, level, points);
                    var (chance, best) = Chance(lines, points.AsSpan(0, count));
                    if (best > 0) entries.Add(new Entry(loop, entries.Count, cx, cy, into, level, chance, best, b > a));
                }
            }
        }
    }

    static (float A, float B) Ends(LevelLines lines, int x, int y, int side) => side switch
    {
        0 => (lines[x, y], lines[x + 1, y]),
        1 => (lines[x + 1, y], lines[x + 1, y + 1]),
        2 => (lines[x + 1, y + 1], lines[x, y + 1]),
        _ => (lines[x, y + 1], lines[x, y]),
    };

    static (float Low, float High) Range(RimBand band)
    {
        var (low, high) = (float.MaxValue, float.MinValue);
        for (int i = 0; i < band.Grey.Length; i++)
            if (band.Known[i]) (low, high) = (Math.Min(low, band.Grey[i]), Math.Max(high, band.Grey[i]));
        return (low, high);
    }

    /// <summary>The least log of H(least contrast)^(length / 2) over the pieces of a line that begin at the rim, and the points of that piece.</summary>
    static (double LogChance, int Points) Chance(LevelLines lines, ReadOnlySpan<LinePoint> points)
    {
        var (best, count, length, contrast) = (0.0, 0, 0.0, points[0].Contrast);
        double share = lines.LogShare(contrast);
        for (int i = 1; i < points.Length; i++)
        {
            length += Distance(points[i - 1], points[i]);
            if (points[i].Contrast < contrast) (contrast, share) = (points[i].Contrast, lines.LogShare(points[i].Contrast));
            if (length >= LeastLength && 0.5 * length * share < best) (best, count) = (0.5 * length * share, i + 1);
        }
        return (best, count);
    }

    static double Distance(LinePoint a, LinePoint b) => Math.Sqrt(((a.X - b.X) * (double)(a.X - b.X)) + ((a.Y - b.Y) * (double)(a.Y - b.Y)));

    /// <summary>Place, direction and colours at the end of a line; null where nothing is known beside it.</summary>
    static RimJunction? Measure(RimBand band, Entry entry, double tests)
    {
        var buffer = new LinePoint[entry.Points];
        band.Lines.Follow(entry.X, entry.Y, entry.Side, entry.Level, buffer);
        var lengths = new double[buffer.Length];
        for (int i = 1; i < buffer.Length; i++) lengths[i] = lengths[i - 1] + Distance(buffer[i - 1], buffer[i]);
        var (x, y) = Parabolas(buffer, lengths);
        double angle = Math.Atan2(-y.Slope, -x.Slope);
        if (!Colours(band, buffer, lengths, entry.Level, angle, out var left, out var right)) return null;
        float steepest = buffer.Max(point => point.Contrast);
        // A step smoothed by a Gaussian of deviation σ rises over √(2π) σ pixels; a ramp of width w has the deviation w / √12.
        double width = Math.Abs(left[^1] - right[^1]) / steepest, own = Math.Sqrt(2 * Math.PI) * RimBand.Smoothing;
        // The edge lies where the grey value is midway, which need not be the level of its most meaningful line.
        double shift = Math.Clamp(((0.5 * (left[^1] + right[^1])) - entry.Level) / steepest * Math.Sign(left[^1] - right[^1]), -1, 1);
        var junction = new RimJunction(x.Start - (shift * Math.Sin(angle)), y.Start + (shift * Math.Cos(angle)), angle, entry.LogChance + tests, Math.Sqrt(6 / Math.PI * Math.Max(0, (width * width) - (own * own))), left, right);
        return junction.Exact(band);
    }

    /// <summary>
    /// The junction where its edge lies to a small fraction of a pixel, if both sides are flat: along a column the shares of one side add up to its length,
    /// <c>Σ (u − u_right) / (u_left − u_right)</c>, however the pixels between were smoothed. A parabola through the columns before the rim (rows for steep
    /// edges) tells place and direction.
    /// </summary>
    RimJunction Exact(RimBand band)
    {
        var (sine, cosine) = Math.SinCos(Angle);
        bool flat = Math.Abs(cosine) >= Math.Abs(sine);
        double u0 = flat ? X : Y, v0 = flat ? Y : X, slope = flat ? sine / cosine : cosine / sine;
        int back = -Math.Sign(flat ? cosine : sine), first = (int)Math.Round(u0);
        // The left side lies towards (−sin, cos).
        bool leftIsBelow = flat ? cosine > 0 : sine < 0;
        var (steps, offsets) = (new List<double>(), new List<double>());
        for (int k = -1; k <= Columns && offsets.Count < Columns; k++)
        {
            int u = first + (back * k), v = (int)Math.Round(v0 + (slope * (u - u0)));
            if (Length(band, u, v, flat) is not { } length) continue;
            double edge = leftIsBelow ? v + Window + 0.5 - length : v - Window - 0.5 + length;
            steps.Add(u - u0);
            offsets.Add(edge - v0 - (slope * (u - u0)));
        }
        if (offsets.Count < Columns) return this;
        var ((shift, turn), stray) = Parabola(steps.ToArray(), [.. offsets]);
        if (stray > Trembling * Trembling || Math.Abs(shift) > 1) return this;
        double du = -back, dv = -back * (slope + turn);
        return flat ? this with { Y = Y + shift, Angle = Math.Atan2(dv, du), IsExact = true } : this with { X = X + shift, Angle = Math.Atan2(du, dv), IsExact = true };
    }

    /// <summary>How much of a piece of a column or row is of the left side's grey; null where one end of it is of neither side.</summary>
    double? Length(RimBand band, int u, int v, bool flat)
    {
        double sum = 0, left = Left[^1], right = Right[^1];
        for (int k = -Window; k <= Window; k++)
        {
            if (!band.IsKnown(flat ? u : v + k, flat ? v + k : u, out int pixel)) return null;
            double share = (band.Value(pixel) - right) / (left - right);
            if (Math.Abs(k) == Window && Math.Min(Math.Abs(share), Math.Abs(share - 1)) > Flat) return null;
            sum += share;
        }
        return sum;
    }

    /// <summary>Least squares c₀ + c₁ s + c₂ s² for both coordinates, over the longest part of a line that is nearly a parabola.</summary>
    static ((double Start, double Slope) X, (double Start, double Slope) Y) Parabolas(LinePoint[] points, double[] lengths)
    {
        for (double reach = lengths[^1]; ; reach *= 0.7)
        {
            int last = Array.FindLastIndex(lengths, length => length <= reach), first = Array.FindIndex(lengths, length => length >= Math.Min(Bent, reach / 4));
            var parts = (X: points[first..(last + 1)].Select(point => (double)point.X).ToArray(), Y: points[first..(last + 1)].Select(point => (double)point.Y).ToArray());
            var (x, strayX) = Parabola(lengths.AsSpan(first, last + 1 - first), parts.X);
            var (y, strayY) = Parabola(lengths.AsSpan(first, last + 1 - first), parts.Y);
            if (reach * 0.7 < LeastLength || strayX + strayY <= Straying * Straying) return (x, y);
        }
    }

    static ((double Start, double Slope) Fit, double Straying) Parabola(ReadOnlySpan<double> s, ReadOnlySpan<double> values)
    {
        // Orthogonal polynomials: 1, s − a, (s − a)² − b (s − a) − c.
        double a = 0, mean = 0, q = 0, b = 0;
        for (int i = 0; i < s.Length; i++) (a, mean) = (a + (s[i] / s.Length), mean + (values[i] / s.Length));
        foreach (double at in s) (q, b) = (q + ((at - a) * (at - a)), b + ((at - a) * (at - a) * (at - a)));
        double c = q / s.Length, slope = 0, bend = 0, size = 0, stray = 0;
        b /= q;
        for (int i = 0; i < s.Length; i++)
        {
            double t = s[i] - a, p = (t * t) - (b * t) - c;
            (slope, bend, size) = (slope + (t * values[i] / q), bend + (p * values[i]), size + (p * p));
        }
        bend = size > 1e-9 ? bend / size : 0;
        for (int i = 0; i < s.Length; i++)
        {
            double t = s[i] - a, error = values[i] - mean - (slope * t) - (bend * ((t * t) - (b * t) - c));
            stray += error * error / s.Length;
        }
        return ((mean - (slope * a) + (bend * ((a * a) + (b * a) - c)), slope - (bend * ((2 * a) + b))), stray);
    }

    /// <summary>Medians of the colours beside a line: on both sides as far out as the grey value goes on to change, which keeps inside of thin strokes.</summary>
    static bool Colours(RimBand band, LinePoint[] points, double[] lengths, float level, double angle, out float[] left, out float[] right)
    {
        var (lefts, rights) = (new List<int>(), new List<int>());
        for (int i = 1; i < points.Length && lengths[i] <= 12; i++)
        {
            double dx = points[i - 1].X - points[i].X, dy = points[i - 1].Y - points[i].Y, length = Math.Sqrt((dx * dx) + (dy * dy));
            if (length < 0.1) continue;
            var (nx, ny) = (-dy / length, dx / length);
            if ((nx * -Math.Sin(angle)) + (ny * Math.Cos(angle)) < 0.5) continue;
            Add(lefts, points[i], nx, ny);
            Add(rights, points[i], -nx, -ny);
        }
        (left, right) = (Medians(band, lefts), Medians(band, rights));
        return lefts.Count > 0 && rights.Count > 0 && left[^1] != right[^1];

        void Add(List<int> pixels, LinePoint from, double nx, double ny)
        {
            var (best, last, sign) = (-1, level, 0f);
            for (int k = 1; k <= Beside && band.IsKnown(from.X + (k * nx), from.Y + (k * ny), out int pixel); k++)
            {
                float change = band.Grey[pixel] - last;
                if (sign == 0) sign = change;
                if (change * sign < 0) break;
                (best, last) = (pixel, band.Grey[pixel]);
            }
            if (best >= 0) pixels.Add(best);
        }
    }

    static float[] Medians(RimBand band, List<int> pixels)
    {
        var medians = new float[band.Image.Channels + 1];
        for (int c = 0; c < medians.Length && pixels.Count > 0; c++)
        {
            var samples = pixels.Select(pixel => c < band.Image.Channels ? band.Sample(pixel, c) : band.Grey[pixel]).Order().ToArray();
            medians[c] = samples[samples.Length / 2];
        }
        return medians;
    }
}
