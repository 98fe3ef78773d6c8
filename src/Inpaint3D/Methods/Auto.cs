using System.ComponentModel;
using Inpaint3D.Data;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Methods.Transform;
using Inpaint3D.Numerics;

namespace Inpaint3D.Methods;

/// <summary>
/// Chooses by the shape of each hole, a set of missing pixels that hang together by sides or corners. The mean distance d of its pixels
/// to the nearest known one is a quarter of the width of a strip, and a sixth of the side of a square. Where it is little, the pixels
/// around determine the fill (<see cref="NonLocalBayes"/>); where it is much, something plausible has to be put there
/// (<see cref="PatchFill"/>).
/// </summary>
[Method("auto", "A. Rosenfeld, J. L. Pfaltz. Sequential operations in digital picture processing. J. ACM 13(4):471-494, 1966 (the distance transform it goes by).")]
[Description("Chooses by the holes: non-local-bayes for thin and small ones, patch for the others.")]
public sealed record Auto : Method<ImageHole>
{
    /// <summary>Largest d of a hole of any length that counts as thin, in pixels.</summary>
    const double Thin = 2.5;
    /// <summary>Largest d of a hole that counts as small, in pixels, and its largest side in units of d.</summary>
    const double Small = 3.5, Compact = 8;
    /// <summary>Steps of a pixel in which distances are told apart; those above 255 of them count as 255.</summary>
    const int Steps = 4;

    /// <inheritdoc/>
    protected override ImageHole Solve(ImageHole problem, Run run)
    {
        var near = Near(problem.Hole, run);
        long count = near.Count, all = problem.Hole.Count;
        run.Note?.Invoke(count == all ? "auto takes non-local-bayes: all holes are thin or small."
            : count == 0 ? "auto takes patch: no hole is thin or small."
            : $"auto takes patch for large holes, and non-local-bayes for the {100.0 * count / all:0.#} % of the missing pixels that lie in thin or small ones.");
        if (count == all) return new NonLocalBayes().Fill(problem, run);
        if (count == 0) return new PatchFill().Fill(problem, run);
        var filled = new PatchFill().Fill(problem, run.Part(0, 0.7));
        return problem with { Image = new NonLocalBayes().Fill(filled with { Hole = near, InPlace = true }, run.Part(0.7, 1)).Image };
    }

    /// <summary>About how many bytes it needs, beside the picture and its masks, whatever it chooses.</summary>
    internal static double Bytes(Mask hole, Run run)
    {
        double choice = 2.0 * hole.Samples.Length, near = hole.Samples.Length;
        return Math.Max(choice, near + Math.Max(HoleRegions.Bytes(hole, PatchSynthesis.Cutting, run), HoleRegions.Bytes(hole, new NonLocalBayes().Cutting, run)));
    }

    /// <summary>The holes that the pixels around them determine.</summary>
    internal static Mask Near(Mask hole, Run run)
    {
        var near = hole.Clone();
        var rows = hole.Bounds().Grow(1, hole.Width, hole.Height) with { X0 = 0, X1 = hole.Width };
        for (int z = 0; z < hole.Depth; z++)
        {
            run.Cancel.ThrowIfCancellationRequested();
            byte[] distance = Distances(hole, z, rows);
            var left = near.Frame(z).Slice(rows.Y0 * hole.Width, distance.Length);
            var found = new List<int>();
            for (int i = 0; i < left.Length; i++)
            {
                if (left[i] == 0) continue;
                var component = GridComponent.Take(left, hole.Width, i);
                if (IsNear(component, distance)) found.AddRange(component.Cells);
            }
            foreach (int i in found) left[i] = 1;
        }
        return near;
    }

    /// <summary>The distance of every pixel of a box to the nearest known one in units of 1/<see cref="Steps"/>, one byte each for the sake of large pictures.</summary>
    static byte[] Distances(Mask hole, int z, Box box)
    {
        var distances = new byte[box.Width * box.Height];
        DistanceTransform.ByRows(hole, z, box, byte.MaxValue / Steps, (y, squared) =>
        {
            var row = distances.AsSpan((y - box.Y0) * box.Width, box.Width);
            for (int x = 0; x < row.Length; x++) row[x] = (byte)Math.Min(MathF.Round(Steps * MathF.Sqrt(squared[x])), byte.MaxValue);
        });
        return distances;
    }

    static bool IsNear(GridComponent hole, byte[] distance)
    {
        double d = hole.Cells.Average(i => (double)distance[i]) / Steps;
        return d <= Thin || (d <= Small && Math.Max(hole.Right - hole.Left, hole.Bottom - hole.Top) + 1 <= Compact * d);
    }
}
