using Inpaint3D.Data;

namespace Inpaint3D.Methods;

/// <summary>
/// Tries methods where the truth is known: holes are copied to known pixels beside them, and the method that puts what lies there back with the
/// least squared error is taken for the holes.
/// </summary>
/// <remarks>M. Stone. Cross-validatory choice and assessment of statistical predictions. J. Royal Statistical Society B 36(2):111-147, 1974.</remarks>
internal static class HoldOut
{
    /// <summary>Side of the part of the picture that is tried, and what at least stays known round a copy, in pixels.</summary>
    const int Side = 256, Between = 6;
    /// <summary>Copies that are enough.</summary>
    const int Enough = 40;

    /// <summary>The method with the least error; the first where nothing can be tried.</summary>
    /// <param name="problem">The picture, of one slice.</param>
    /// <param name="holes">Boxes of holes that are much smaller than <see cref="Side"/>; what is around the middle one is tried.</param>
    /// <param name="methods">What to choose from.</param>
    /// <param name="run">Cancellation and progress.</param>
    public static Method<ImageHole> Best(ImageHole problem, IReadOnlyList<Box> holes, IReadOnlyList<Method<ImageHole>> methods, Run run)
    {
        var box = Around(holes[holes.Count / 2], problem.Hole);
        var piece = HoleRegions.Cut(problem, box);
        var copies = Copies(piece.Hole, [.. holes.Select(hole => Move(hole, -box.X0, -box.Y0)).Where(hole => IsInside(hole, piece.Hole))]);
        if (copies.Count == 0) return methods[0];
        var (trial, quiet) = (piece with { Hole = piece.Hole.Or(copies) }, run with { Note = null });
        double[] errors = [.. methods.Select((method, i) => Error(method.Fill(trial, quiet.Part((double)i / methods.Count, (i + 1.0) / methods.Count)).Image, piece.Image, copies))];
        return methods[Array.IndexOf(errors, errors.Min())];
    }

    /// <summary>A box of a side at most about the middle of a hole, moved into the picture.</summary>
    static Box Around(Box hole, Mask picture)
    {
        static (int First, int Behind) Within(int middle, int length) =>
            Math.Clamp(middle - (Side / 2), 0, Math.Max(0, length - Side)) is var first ? (first, Math.Min(first + Side, length)) : default;
        var ((x0, x1), (y0, y1)) = (Within((hole.X0 + hole.X1) / 2, picture.Width), Within((hole.Y0 + hole.Y1) / 2, picture.Height));
        return new Box(x0, y0, 0, x1, y1, 1);
    }

    /// <summary>Holes moved to the right, then down, to the left and up, where they are known, with a rim, and free of other copies.</summary>
    static Mask Copies(Mask missing, IReadOnlyList<Box> holes)
    {
        var (copies, taken) = (new Mask(missing.Width, missing.Height), missing.Clone());
        int count = 0;
        foreach (var (right, down) in new[] { (1, 0), (0, 1), (-1, 0), (0, -1) })
        {
            foreach (var hole in holes)
            {
                var (dx, dy) = (right * (hole.Width + Between), down * (hole.Height + Between));
                var there = Move(hole, dx, dy);
                if (count >= Enough || !IsInside(there, missing) || HoleRegions.Count(taken, there.Grow(Between - 1, missing.Width, missing.Height)) > 0) continue;
                for (int y = there.Y0; y < there.Y1; y++)
                    for (int x = there.X0; x < there.X1; x++) copies[x, y] = taken[x, y] = missing[x - dx, y - dy];
                count++;
            }
        }
        return copies;
    }

    static Box Move(Box box, int dx, int dy) => box with { X0 = box.X0 + dx, X1 = box.X1 + dx, Y0 = box.Y0 + dy, Y1 = box.Y1 + dy };

    static bool IsInside(Box box, Mask picture) => box.X0 >= 0 && box.Y0 >= 0 && box.X1 <= picture.Width && box.Y1 <= picture.Height;

    /// <summary>The squared error at some pixels.</summary>
    internal static double Error(Field filled, Field truth, Mask where)
    {
        double sum = 0;
        for (int c = 0; c < truth.Channels; c++)
        {
            Span<float> u = filled.Plane(c), v = truth.Plane(c);
            for (int i = 0; i < u.Length; i++)
                if (where.Samples[i] != 0) sum += ((double)u[i] - v[i]) * ((double)u[i] - v[i]);
        }
        return sum;
    }
}
