using System.ComponentModel;
using Inpaint3D.Data;
using Inpaint3D.Methods.Patch;
using Inpaint3D.Methods.Transform;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Curves;

namespace Inpaint3D.Methods;

/// <summary>
/// Chooses for each hole, a set of missing pixels that hang together by sides or corners, by its shape and its surroundings. The mean
/// distance d of its pixels to the nearest known one is a quarter of the width of a strip, and a sixth of the side of a square.
/// <list type="number">
/// <item>d ≤ 1.5, as of scratches and of pixels missing at random: the pixels around determine the fill (<see cref="NonLocalBayes"/>).</item>
/// <item>Line art around the hole, flat but for few sharp edges (<see cref="HoleSurroundings"/>): the edges go on (<see cref="GeometricGuide"/>).</item>
/// <item>Still thin, d ≤ 2, or a net with known pixels strewn through it, d ≤ 2.5: as 1. Its deepest pixel is more than 3 d away from what is known, that of a
/// stroke 2 d; wider strokes filled by statistics are blurred.</item>
/// <item>Small, d ≤ 3.5 and no side longer than 8 d: as 1, with more patches from farther away, or copied gradients (<see cref="NonLocalPoisson"/>), as where something
/// repeats itself exactly: whichever puts known pixels beside such holes back better (<see cref="HoldOut"/>).</item>
/// <item>Long and broad, d ≥ 6 and of an area of more than 5 squares (6 d)², in a scene rather than in one texture: many different things have to go on
/// across it, pixel by pixel (<see cref="Resynthesis"/>).</item>
/// <item>Else something plausible has to be put there (<see cref="PatchFill"/>), as in videos, in views with depth, and where there is a guide.</item>
/// </list>
/// </summary>
[Method("auto", "A. Rosenfeld, J. L. Pfaltz. Sequential operations in digital picture processing. J. ACM 13(4):471-494, 1966 (the distance transform it goes by).")]
[Description("Chooses by each hole and its surroundings: non-local-bayes for thin and small ones (non-local-poisson where small ones lie in repetitions), geometric-guide in line art, resynthesis for long and broad ones in scenes, patch for the others.")]
public sealed record Auto : Method<ImageHole>, ICopiesFromSource, IComparesGuide
{
    /// <summary>Largest d of a hole that is filled by statistics in line art too, in pixels.</summary>
    const double Fine = 1.5;
    /// <summary>Largest d of a hole of any length that counts as thin, in pixels.</summary>
    const double Thin = 2;
    /// <summary>Largest d of a net with known pixels strewn through it, in pixels, and the least distance of its deepest pixel in units of d.</summary>
    const double Net = 2.5, Strewn = 3;
    /// <summary>Largest d of a hole that counts as small, in pixels, and its largest side in units of d.</summary>
    const double Small = 3.5, Compact = 8;
    /// <summary>Least area of a hole that counts as long, in units of (6 d)², and least d of one that counts as broad, in pixels.</summary>
    const double Long = 5, Broad = 6;
    /// <summary>Predicts deep holes: the less is known of a patch, the more it takes to tell.</summary>
    static readonly NonLocalBayes SmallFill = new() { Reach = 16, Similar = 48, Spacing = 2 };
    /// <summary>Steps of a pixel in which distances are told apart; those above 255 of them count as 255.</summary>
    const int Steps = 4;

    /// <summary>A method and the holes it is to fill, which are of one kind.</summary>
    internal sealed record Choice(Method<ImageHole> Method, string Kind, Mask Hole);

    /// <inheritdoc/>
    protected override ImageHole Solve(ImageHole problem, Run run)
    {
        const double chosen = 0.1, most = 0.7;
        var choices = Choose(problem, run.Part(0, chosen));
        run.Note?.Invoke(Tell(choices));
        // The first, which has the most to do, fills all holes, so that for each of the others everything else is known.
        var filled = choices[0].Method.Fill(problem, run.Part(chosen, choices.Length == 1 ? 1 : most));
        for (int k = 1; k < choices.Length; k++)
        {
            double Share(int done) => most + ((1 - most) * (done - 1) / (choices.Length - 1));
            filled = choices[k].Method.Fill(filled with { Hole = choices[k].Hole, InPlace = true }, run.Part(Share(k), Share(k + 1)));
        }
        return problem with { Image = filled.Image };
    }

    /// <summary>The methods that are needed, each with its holes, that with the most missing pixels first.</summary>
    internal static Choice[] Choose(ImageHole problem, Run run)
    {
        var hole = problem.Hole;
        var choices = new List<Choice>();
        var small = new List<Box>();
        for (int z = 0; z < hole.Depth; z++)
        {
            run.Cancel.ThrowIfCancellationRequested();
            if (!hole.Frame(z).Contains((byte)1)) continue;
            var box = (hole.Depth == 1 ? hole : hole.Slice(z)).Bounds().Grow(1, hole.Width, hole.Height);
            byte[] distance = Distances(hole, z, box);
            byte[] left = Array.ConvertAll(distance, d => Math.Min(d, (byte)1));
            for (int i = 0; i < distance.Length; i++)
            {
                if (left[i] == 0) continue;
                var component = GridComponent.Take(left, box.Width, i);
                double d = component.Cells.Average(cell => (double)distance[cell]) / Steps, deepest = component.Cells.Max(cell => distance[cell]) / (double)Steps, side = Math.Max(component.Right - component.Left, component.Bottom - component.Top) + 1;
                var bounds = new Box(box.X0 + component.Left, box.Y0 + component.Top, z, box.X0 + component.Right + 1, box.Y0 + component.Bottom + 1, z + 1);
                var judged = Judge(problem, bounds, new Shape(d, deepest, side, component.Cells.Count));
                if (judged.Method == SmallFill) small.Add(bounds);
                var mask = Of(judged);
                foreach (int cell in component.Cells) mask[box.X0 + (cell % box.Width), box.Y0 + (cell / box.Width), z] = true;
            }
        }
        if (small.Count > 0 && IsPicture(problem))
        {
            int k = choices.FindIndex(choice => choice.Method == SmallFill);
            choices[k] = choices[k] with { Method = HoldOut.Best(problem, small, [SmallFill, new NonLocalPoisson()], run) };
        }
        return [.. choices.OrderByDescending(choice => choice.Hole.Count)];

        Mask Of((Method<ImageHole> Method, string Kind) judged)
        {
            if (choices.Find(choice => choice.Method == judged.Method) is { } there) return there.Hole;
            choices.Add(new Choice(judged.Method, judged.Kind, new Mask(hole.Width, hole.Height, hole.Depth)));
            return choices[^1].Hole;
        }
    }

    /// <summary>What is right for a hole of a picture that is filled as one, whatever else is missing.</summary>
    /// <param name="problem">The picture.</param>
    /// <param name="hole">The pixels of the hole, a part of those that are missing.</param>
    /// <param name="noise">Steps that are no edges, see <see cref="HoleSurroundings.AreLineArt"/>.</param>
    /// <param name="sharpness">Least step of a sharp edge.</param>
    internal static (Method<ImageHole> Method, string Kind) Judge(ImageHole problem, Mask hole, double noise, double sharpness)
    {
        var bounds = hole.Bounds();
        var box = bounds.Grow(1, hole.Width, hole.Height);
        byte[] distance = Distances(problem.Hole, 0, box);
        var (sum, deepest, count) = (0.0, 0, 0);
        for (int i = 0; i < distance.Length; i++)
            if (hole[box.X0 + (i % box.Width), box.Y0 + (i / box.Width)]) (sum, deepest, count) = (sum + distance[i], Math.Max(deepest, distance[i]), count + 1);
        return Judge(problem, bounds, new Shape(sum / count / Steps, (double)deepest / Steps, Math.Max(bounds.Width, bounds.Height), count), noise, sharpness);
    }

    /// <summary>Mean and largest distance of a hole's pixels to what is known, its longer side, and its area, in pixels.</summary>
    readonly record struct Shape(double Mean, double Deepest, double Side, int Area);

    /// <summary>What is right for a hole of a shape in a box.</summary>
    static (Method<ImageHole> Method, string Kind) Judge(ImageHole problem, Box bounds, Shape hole, double noise = 0, double sharpness = HoleSurroundings.Sharp)
    {
        var (d, deepest, side, area) = hole;
        return problem.Guide is not null ? (new PatchFill(), "large")
            : d <= Fine ? (new NonLocalBayes(), "thin")
            : HoleSurroundings.AreLineArt(problem, bounds, noise, sharpness) ? (new GeometricGuide(), "in line art")
            : d <= Thin || (d <= Net && deepest > Strewn * d) ? (new NonLocalBayes(), "thin")
            : d <= Small && side <= Compact * d ? (SmallFill, "small")
            : IsPicture(problem) && d >= Broad && area > Long * 36 * d * d && !HoleSurroundings.AreOneTexture(problem, bounds) ? (new Resynthesis(), "long and broad")
            : (new PatchFill(), "large");
    }

    static bool IsPicture(ImageHole problem) => problem.Hole.Depth == 1 && problem.Depth is null;

    /// <summary>About how many bytes it needs, beside the picture and its masks, whatever it chooses.</summary>
    internal static double Bytes(Mask hole, Run run)
    {
        double choice = 3.0 * hole.Samples.Length, near = hole.Samples.Length;
        return Math.Max(choice, near + Math.Max(HoleRegions.Bytes(hole, PatchSynthesis.Cutting, run), HoleRegions.Bytes(hole, SmallFill.Cutting, run)));
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

    static string Tell(Choice[] choices)
    {
        double all = choices.Sum(choice => (double)choice.Hole.Count);
        string Name(Choice choice) => Catalog.All.First(entry => entry.Type == choice.Method.GetType()).Name;
        return choices.Length == 1
            ? $"auto takes {Name(choices[0])}: all holes are {choices[0].Kind}."
            : $"auto takes {string.Join(", ", choices.Select(choice => $"{Name(choice)} for the {100 * choice.Hole.Count / all:0.#} % of the missing pixels in holes that are {choice.Kind}"))}.";
    }
}
