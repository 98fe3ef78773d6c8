using Inpaint3D.Data;

namespace Inpaint3D.Methods;

/// <summary>
/// Tries methods where the truth is known: the pixels of a few holes are taken away once more from the known pixels on their four sides,
/// and the method that puts them back with the least squared error is taken for the holes.
/// </summary>
/// <remarks>M. Stone. Cross-validatory choice and assessment of statistical predictions. J. Royal Statistical Society B 36(2):111-147, 1974.</remarks>
internal static class HoldOut
{
    /// <summary>How many of the holes are looked at, spread evenly over all of them.</summary>
    const int Samples = 3;
    /// <summary>What is seen around a hole, and what stays known between it and its copies, in pixels.</summary>
    const int Around = 64, Between = 6;

    /// <summary>The method with the least error; the first of those where nothing can be told apart.</summary>
    /// <param name="problem">The picture, of one slice.</param>
    /// <param name="holes">Boxes of holes that are much smaller than <see cref="Around"/>.</param>
    /// <param name="methods">What to choose from.</param>
    /// <param name="run">Cancellation and progress.</param>
    public static Method<ImageHole> Best(ImageHole problem, IReadOnlyList<Box> holes, IReadOnlyList<Method<ImageHole>> methods, Run run)
    {
        double[] errors = new double[methods.Count];
        int count = Math.Min(Samples, holes.Count), fills = count * methods.Count;
        var quiet = run with { Note = null };
        for (int k = 0, done = 0; k < count; k++)
        {
            var hole = holes[((2 * k) + 1) * holes.Count / (2 * count)];
            var box = hole.Grow(Around, problem.Hole.Width, problem.Hole.Height);
            var piece = HoleRegions.Cut(problem, box);
            var copies = Copies(piece.Hole, hole with { X0 = hole.X0 - box.X0, Y0 = hole.Y0 - box.Y0, X1 = hole.X1 - box.X0, Y1 = hole.Y1 - box.Y0 });
            var trial = piece with { Hole = Either(piece.Hole, copies) };
            for (int i = 0; i < errors.Length && copies.Count > 0; i++, done++)
                errors[i] += Error(methods[i].Fill(trial, quiet.Part((double)done / fills, (done + 1.0) / fills)).Image, piece.Image, copies);
        }
        return methods[Array.IndexOf(errors, errors.Min())];
    }

    /// <summary>The known pixels of a hole moved by its size, and a gap, to each side.</summary>
    static Mask Copies(Mask missing, Box hole)
    {
        var copies = new Mask(missing.Width, missing.Height);
        var (right, down) = (hole.Width + Between, hole.Height + Between);
        foreach (var (dx, dy) in new[] { (-right, 0), (right, 0), (0, -down), (0, down) })
        {
            for (int y = Math.Max(hole.Y0, -dy); y < Math.Min(hole.Y1, missing.Height - dy); y++)
                for (int x = Math.Max(hole.X0, -dx); x < Math.Min(hole.X1, missing.Width - dx); x++)
                    if (missing[x, y] && !missing[x + dx, y + dy]) copies[x + dx, y + dy] = true;
        }
        return copies;
    }

    static Mask Either(Mask a, Mask b) => a.Inverse().And(b.Inverse()).Inverse();

    /// <summary>The squared error at some pixels.</summary>
    static double Error(Field filled, Field truth, Mask where)
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
