using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Triangulation;

/// <summary>
/// The triangulation of a closed polygon in space of least weight, by dynamic programming over its chords:
/// W(i, k) = min over m of W(i, m) + W(m, k) + w(i, m, k). The weight is the pair (largest bend, area), added as
/// (max, +), or (total bend, area), added as (+, +), and compared in this order; the bend of an edge is 1 − cos of the angle between its two
/// triangles, also across the rim, and in the total times the edge's length. Each chord keeps its best few triangles, since which one is best depends on the triangle on its other side: with
/// all of them kept the largest bend is the least possible one.
/// </summary>
/// <remarks>
/// G. Barequet, M. Sharir. Filling gaps in the boundary of a polyhedron. Computer Aided Geometric Design 12(2), 1995;
/// P. Liepa. Filling holes in meshes. Eurographics Symposium on Geometry Processing 2003.
/// </remarks>
internal sealed class WeightTable
{
    /// <summary>Points up to which every triangle of a chord is kept.</summary>
    const int Full = 40;
    /// <summary>Triangles kept for a chord of a longer polygon.</summary>
    const int Beam = 4;
    /// <summary>Bends are whole multiples of 1/Steps, about 0.003°: equal angles must be equal numbers for the area to decide.</summary>
    const double Steps = 1 << 30;
    const double WorstBend = 2 * Steps;

    /// <summary>A triangle on a chord with the best fill behind it: apex, and which triangle of the two other chords.</summary>
    public readonly record struct Choice(double Bend, double Area, Vec3 Normal, int Apex, int Left, int Right)
    {
        public bool IsBetterThan(in Choice other) => Bend < other.Bend || (Bend == other.Bend && Area < other.Area);
    }

    readonly Rim _rim;
    readonly int[] _points;
    readonly Choice[]?[] _choices;
    /// <summary>Bend and area of the best choice of chord (i, k), as entry (i, k) and (k, i), so that a search over the apex reads two rows; infinite where there is none.</summary>
    readonly (double Bend, double Area)[] _best;
    readonly WeightTable?[] _behind;
    readonly FillWeight _weight;

    /// <summary>Fills the table.</summary>
    /// <param name="rim">The rim.</param>
    /// <param name="points">Indices of the polygon's points on the rim.</param>
    /// <param name="behind">Per edge of the polygon but the last: the table of the fill between it and the rim, or null where it is a rim edge.</param>
    /// <param name="weight">The weight.</param>
    /// <param name="run">Cancels.</param>
    public WeightTable(Rim rim, int[] points, WeightTable?[] behind, FillWeight weight, Run run)
    {
        (_rim, _points, _behind, _weight) = (rim, points, behind, weight);
        int n = points.Length;
        (_choices, _best) = (new Choice[]?[n * n], new (double, double)[n * n]);
        for (int i = 0; i + 1 < n; i++) Set(i, i + 1, behind[i]?.Last ?? [new Choice(0, 0, OldNormal(i), -1, 0, 0)]);
        ChooseAll(n - 1, 0, run);
    }

    /// <summary>The table of a rim that differs from a table's own by one more diagonal that is joined: only fills beyond that diagonal are others.</summary>
    public WeightTable(WeightTable known, Rim rim, (int A, int B) joined, Run run)
    {
        (_rim, _points, _behind, _weight) = (rim, known._points, known._behind, known._weight);
        (_choices, _best) = ([.. known._choices], [.. known._best]);
        ChooseAll(Math.Min(joined.A, joined.B), Math.Max(joined.A, joined.B), run);
    }

    /// <summary>Fills the chords from a place up to <paramref name="first"/> to one from <paramref name="last"/> on, short ones first.</summary>
    void ChooseAll(int first, int last, Run run)
    {
        int n = _points.Length;
        for (int length = Math.Max(2, last - first); length < n; length++)
        {
            for (int i = Math.Max(0, last - length); i <= first && i + length < n; i++)
            {
                run.Cancel.ThrowIfCancellationRequested();
                Set(i, i + length, Choose(i, i + length));
            }
        }
    }

    void Set(int i, int k, Choice[]? choices)
    {
        int n = _points.Length;
        _choices[(i * n) + k] = choices;
        _best[(i * n) + k] = _best[(k * n) + i] = choices is null ? (double.PositiveInfinity, double.PositiveInfinity) : (choices[0].Bend, choices[0].Area);
    }

    /// <summary>True when its polygon is the whole rim.</summary>
    public bool IsWhole => _points.Length == _rim.Count;

    /// <summary>The choices for the chord between the first and the last point, the best first; none when there is no fill.</summary>
    public Choice[] Last => _choices[_points.Length - 1] ?? [];

    /// <summary>Triangles of one of the last chord's fills, as indices into the rim.</summary>
    public void Collect(int choice, List<Triangle> triangles)
    {
        var stack = new Stack<(int I, int K, int Choice)>([(0, _points.Length - 1, choice)]);
        while (stack.TryPop(out var chord))
        {
            var (i, k, index) = chord;
            if (k == i + 1)
            {
                _behind[i]?.Collect(index, triangles);
                continue;
            }
            var best = _choices[(i * _points.Length) + k]![index];
            triangles.Add(new Triangle(_points[i], _points[best.Apex], _points[k]));
            stack.Push((i, best.Apex, best.Left));
            stack.Push((best.Apex, k, best.Right));
        }
    }

    /// <summary>The bend between two unit normals in whole steps.</summary>
    public static double BendOf(Vec3 a, Vec3 b) => Math.Round(Steps * (1 - Vec3.Dot(a, b)));

    /// <summary>Without a triangle beside it (zero normal) an edge has no bend.</summary>
    double Bend(Vec3 a, Vec3 b) => _weight == FillWeight.Area || a == Vec3.Zero || b == Vec3.Zero ? 0 : BendOf(a, b);

    Vec3 OldNormal(int i) => _rim.Normals[_points[i]];

    Choice[]? Choose(int i, int k)
    {
        int n = _points.Length;
        if (!(i == 0 && k == n - 1) && _rim.AreJoined(_points[i], _points[k])) return null;
        int keep = _weight == FillWeight.Area ? 1 : n <= Full ? n : Beam, count = 0;
        var kept = new Choice[Math.Min(keep, k - i - 1)];
        ReadOnlySpan<(double Bend, double Area)> bestLeft = _best.AsSpan(i * n, n), bestRight = _best.AsSpan(k * n, n);
        for (int m = i + 1; m < k; m++)
        {
            if (count == kept.Length && !MayImprove(kept[^1], bestLeft[m], bestRight[m])) continue;
            if (double.IsInfinity(bestLeft[m].Area) || double.IsInfinity(bestRight[m].Area)) continue;
            var candidate = Triangle(i, m, k);
            if (count == kept.Length && !candidate.IsBetterThan(kept[^1])) continue;
            if (_rim.IsClear?.Invoke(_points[i], _points[m], _points[k]) == false) continue;
            int place = count < kept.Length ? count++ : kept.Length - 1;
            for (; place > 0 && candidate.IsBetterThan(kept[place - 1]); place--) kept[place] = kept[place - 1];
            kept[place] = candidate;
        }
        return count == 0 ? null : kept[..count];
    }

    /// <summary>False when the fills behind two chords alone weigh as much as another choice does, so that with a triangle between them they are not better.</summary>
    bool MayImprove(in Choice other, (double Bend, double Area) left, (double Bend, double Area) right)
    {
        double bend = Join(left.Bend, right.Bend, 1);
        // The area of the second best may be less where the bend decides.
        return bend < other.Bend || (bend == other.Bend && (_weight != FillWeight.Area || left.Area + right.Area < other.Area));
    }

    Choice Triangle(int i, int m, int k)
    {
        int n = _points.Length;
        var (p, q, r) = (_rim.Points[_points[i]], _rim.Points[_points[m]], _rim.Points[_points[k]]);
        var cross = Vec3.Cross(q - p, r - p);
        double twice = cross.Length;
        var normal = twice > 1e-14 * ((q - p).LengthSquared + (r - p).LengthSquared) ? cross / twice : Vec3.Zero;
        double sideA = (q - p).Length, sideB = (r - q).Length;
        var (first, second) = _weight == FillWeight.Area ? (Only(i, m), Only(m, k)) : (Best(_choices[(i * n) + m]!, normal, sideA), Best(_choices[(m * n) + k]!, normal, sideB));
        double bend = Join(first.Bend, second.Bend, 1);
        if (normal == Vec3.Zero) bend = Join(bend, WorstBend, sideA + sideB);
        return new Choice(bend, first.Area + second.Area + (0.5 * twice), normal, m, first.Index, second.Index);
    }

    /// <summary>The only choice of a chord where the area decides, read from the rows: the choices lie scattered in memory.</summary>
    (double Bend, double Area, int Index) Only(int i, int k)
    {
        var (bend, area) = _best[(k * _points.Length) + i];
        return (bend, area, 0);
    }

    /// <summary>The bend of a fill with one more edge.</summary>
    double Join(double bend, double next, double length) => _weight == FillWeight.TotalBend ? bend + (length * next) : Math.Max(bend, next);

    (double Bend, double Area, int Index) Best(Choice[] choices, Vec3 normal, double length)
    {
        var best = (Bend: double.PositiveInfinity, Area: double.PositiveInfinity, Index: 0);
        for (int c = 0; c < choices.Length; c++)
        {
            ref readonly var choice = ref choices[c];
            if (choice.Bend > best.Bend) break;
            double bend = Join(choice.Bend, Bend(choice.Normal, normal), length);
            if (bend < best.Bend || (bend == best.Bend && choice.Area < best.Area)) best = (bend, choice.Area, c);
        }
        return best;
    }
}
