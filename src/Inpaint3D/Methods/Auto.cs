using System.ComponentModel;
using Inpaint3D.Data;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Methods.Pde;
using Inpaint3D.Methods.Transform;
using Inpaint3D.Numerics;

namespace Inpaint3D.Methods;

/// <summary>
/// Chooses for each hole, a set of missing pixels that hang together by sides or corners, by its shape and its surroundings. The mean
/// distance d of its pixels to the nearest known one is a quarter of the width of a strip, and a sixth of the side of a square.
/// <list type="number">
/// <item>d ≤ 1.5, as of scratches and of pixels missing at random: the pixels around determine the fill (<see cref="NonLocalBayes"/>).</item>
/// <item>Line art around the hole, flat but for few sharp edges (<see cref="Surroundings"/>): the edges go on (<see cref="CurvaturePreserving"/>).</item>
/// <item>Still thin, d ≤ 2.5, or small, d ≤ 3.5 and no side longer than 8 d: as 1.</item>
/// <item>Else something plausible has to be put there (<see cref="PatchFill"/>).</item>
/// </list>
/// </summary>
[Method("auto", "A. Rosenfeld, J. L. Pfaltz. Sequential operations in digital picture processing. J. ACM 13(4):471-494, 1966 (the distance transform it goes by).")]
[Description("Chooses by each hole and its surroundings: non-local-bayes for thin and small ones, curvature-preserving in line art, patch for the others.")]
public sealed record Auto : Method<ImageHole>
{
    /// <summary>Largest d of a hole that is filled by statistics in line art too, in pixels.</summary>
    const double Fine = 1.5;
    /// <summary>Largest d of a hole of any length that counts as thin, in pixels.</summary>
    const double Thin = 2.5;
    /// <summary>Largest d of a hole that counts as small, in pixels, and its largest side in units of d.</summary>
    const double Small = 3.5, Compact = 8;

    /// <summary>A method and the holes it is to fill, which are of one kind.</summary>
    internal sealed record Choice(Method<ImageHole> Method, string Kind, Mask Hole);

    /// <inheritdoc/>
    protected override ImageHole Solve(ImageHole problem, Run run)
    {
        const double most = 0.7;
        var choices = Choose(problem, run);
        run.Note?.Invoke(Tell(choices));
        // The first, which has the most to do, fills all holes, so that for each of the others everything else is known.
        var filled = choices[0].Method.Fill(problem, run.Part(0, choices.Length == 1 ? 1 : most));
        for (int k = 1; k < choices.Length; k++)
        {
            double Share(int done) => most + ((1 - most) * (done - 1) / (choices.Length - 1));
            filled = choices[k].Method.Fill(filled with { Hole = choices[k].Hole }, run.Part(Share(k), Share(k + 1)));
        }
        return problem with { Image = filled.Image };
    }

    /// <summary>The methods that are needed, each with its holes, that with the most missing pixels first.</summary>
    internal static Choice[] Choose(ImageHole problem, Run run)
    {
        var hole = problem.Hole;
        Mask None() => new(hole.Width, hole.Height, hole.Depth);
        Choice large = new(new PatchFill(), "large", None()), drawn = new(new CurvaturePreserving(), "in line art", None()), near = new(new NonLocalBayes(), "thin or small", None());
        for (int z = 0; z < hole.Depth; z++)
        {
            run.Cancel.ThrowIfCancellationRequested();
            var slice = new Mask(hole.Width, hole.Height, 1, hole.Samples.AsSpan(z * problem.Image.PlaneLength, problem.Image.PlaneLength).ToArray());
            if (slice.Count == 0) continue;
            var box = slice.Bounds().Grow(1, hole.Width, hole.Height);
            float[] squared = new DistanceTransform(slice, 0, box).Squared;
            var surroundings = new Lazy<Surroundings>(() => new Surroundings(problem, z, box));
            bool[] isLeft = Array.ConvertAll(squared, distance => distance != 0);
            for (int i = 0; i < squared.Length; i++)
            {
                if (!isLeft[i]) continue;
                var component = GridComponent.Take(isLeft, box.Width, i);
                double d = component.Cells.Average(cell => Math.Sqrt(squared[cell]));
                double side = Math.Max(component.Right - component.Left, component.Bottom - component.Top) + 1;
                var bounds = new Box(box.X0 + component.Left, box.Y0 + component.Top, 0, box.X0 + component.Right + 1, box.Y0 + component.Bottom + 1, 1);
                var choice = d <= Fine ? near
                    : surroundings.Value.IsLineArt(bounds) ? drawn
                    : d <= Thin || (d <= Small && side <= Compact * d) ? near
                    : large;
                foreach (int cell in component.Cells) choice.Hole[box.X0 + (cell % box.Width), box.Y0 + (cell / box.Width), z] = true;
            }
        }
        return [.. new[] { large, drawn, near }.Where(choice => choice.Hole.Count > 0).OrderByDescending(choice => choice.Hole.Count)];
    }

    static string Tell(Choice[] choices)
    {
        double all = choices.Sum(choice => (double)choice.Hole.Count);
        string Name(Choice choice) => Catalog.All.First(entry => entry.Type == choice.Method.GetType()).Name;
        return choices.Length == 1
            ? $"auto takes {Name(choices[0])}: all holes are {choices[0].Kind}."
            : $"auto takes {string.Join(", ", choices.Select(choice => $"{Name(choice)} for the {100 * choice.Hole.Count / all:0.#} % of the missing pixels in holes that are {choice.Kind}"))}.";
    }
}
