using System.Diagnostics.CodeAnalysis;
using Inpaint3D.Data;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Curves;

namespace Inpaint3D.Methods;

/// <summary>Missing points to be filled, and the piece of the picture that they are filled in.</summary>
/// <param name="Region">Holds the points; no point lies in two regions.</param>
/// <param name="Box">The piece.</param>
internal readonly record struct Piece(Box Region, Box Box);

/// <summary>
/// Cuts a picture into pieces around its holes, so that the work and the memory depend on the holes and not on the picture. Holes near
/// each other share a piece; a piece that would be too large is cut in two through its holes.
/// </summary>
internal static class HoleRegions
{
    /// <summary>Side of the cells in which holes are near each other.</summary>
    const int Cell = 128;
    /// <summary>
    /// Width of what is needed around a part of a hole, in units of the largest distance d to what is known. In a strip of width 2 d a
    /// harmonic function that is 0 on both sides falls by exp(−π x / 2 d) along it, a biharmonic one faster: beyond 9 d less than 1e-6 is left.
    /// </summary>
    const double Fading = 9;
    /// <summary>Largest distance to what is known in a hole that counts as thin, in pixels.</summary>
    const int Thin = 64;

    /// <summary>Fills piece after piece, the best known first.</summary>
    /// <param name="problem">The picture.</param>
    /// <param name="cutting">What pieces the method needs.</param>
    /// <param name="fill">Fills a piece, which may be the whole picture.</param>
    /// <param name="run">Shared by the pieces in proportion to their holes.</param>
    /// <exception cref="ArgumentException">Nothing is known of a frame that is to be filled by itself.</exception>
    public static ImageHole Fill(ImageHole problem, Cutting cutting, Func<ImageHole, Run, ImageHole> fill, Run run)
    {
        var pieces = Of(problem.Hole, cutting, run);
        if (pieces.Count == 1 && pieces[0].Box == Whole(problem.Hole)) return fill(problem, run);
        var (image, hole) = (problem.Canvas(), cutting.InTurn ? problem.Hole.Clone() : problem.Hole);
        double all = problem.Hole.Count, done = 0;
        var known = pieces.ConvertAll(piece => Known(piece, hole));
        while (pieces.Count > 0)
        {
            int next = known.IndexOf(known.Max());
            var (region, box) = pieces[next];
            pieces.RemoveAt(next);
            known.RemoveAt(next);
            int count = Count(hole, region);
            if (problem.Source is { } source && Cut(source, box).Count < count) box = box.Join(source.Bounds());
            var piece = Cut(problem with { Image = image, Hole = hole }, box);
            Paste(fill(piece with { InPlace = true }, run.Part(done / all, (done + count) / all)).Image, image, hole, box, region);
            done += count;
            if (!cutting.InTurn) continue;
            Close(hole, region);
            for (int i = 0; i < pieces.Count; i++)
                if (pieces[i].Box.Meets(region)) known[i] = Known(pieces[i], hole);
        }
        return problem with { Image = image, Hole = hole };
    }

    /// <summary>
    /// Regions that are neither thin nor leave room in a piece for surroundings of half their length; what to fill them from, as
    /// far again as they are long; and how many times that has to be reduced to make a piece.
    /// </summary>
    public static IEnumerable<(Box Region, Box Box, int Scale)> Wide(Mask hole, Cutting cutting, Run run)
    {
        foreach (var region in Groups(Whole(hole), hole))
        {
            int side = Math.Max(region.Width, region.Height);
            if (!IsLarge(region, hole, cutting with { Margin = Math.Max(cutting.Margin, side / 2) }) || Deepest(region, hole, run) < Thin) continue;
            var box = region.Grow(side, hole.Width, hole.Height);
            yield return (region, box, (int)Math.Ceiling(Math.Sqrt((double)box.Width * box.Height * box.Depth / cutting.MostPoints)));
        }
    }

    /// <summary>About how many bytes the method needs for the largest piece, beside the picture and its masks.</summary>
    public static double Bytes(Mask hole, Cutting cutting, Run run)
    {
        double most = 0;
        foreach (var (_, box) in Of(hole, cutting, run))
            most = Math.Max(most, (cutting.Bytes.Point * box.Width * box.Height * box.Depth) + (cutting.Bytes.Missing * Count(hole, box)));
        return most;
    }

    /// <summary>Missing points of a region.</summary>
    public static int Count(Mask hole, Box region) => Cut(hole, region).Count;

    /// <summary>Makes all points of a region known.</summary>
    public static void Close(Mask hole, Box region)
    {
        for (int z = region.Z0; z < region.Z1; z++)
            for (int y = region.Y0; y < region.Y1; y++) hole.Row(y, z)[region.X0..region.X1].Clear();
    }

    /// <summary>Pieces whose regions hold every missing point.</summary>
    internal static List<Piece> Of(Mask hole, Cutting cutting, Run run)
    {
        var (pieces, whole) = (new List<Piece>(), Whole(hole));
        if (cutting.InTurn)
        {
            foreach (var region in Groups(whole, hole)) Divide(region, hole, cutting, pieces);
            return pieces;
        }
        for (int z = 0; z < hole.Depth; z++)
        {
            run.Step(0);
            if (!hole.Frame(z).Contains((byte)0)) throw new ArgumentException($"The mask covers the whole frame {z}, so nothing is known to fill it from: leave some of its samples unmasked.");
            foreach (var region in Groups(whole with { Z0 = z, Z1 = z + 1 }, hole))
            {
                if (!IsLarge(region, hole, cutting)) pieces.Add(new Piece(region, Surroundings(region, hole, cutting)));
                else if (Deepest(region, hole, run) is var d && d < Thin) Divide(region, hole, cutting with { Margin = Math.Max(cutting.Margin, (int)Math.Ceiling(Fading * d)) }, pieces);
                else pieces.Add(new Piece(region, Surroundings(region, hole, cutting)));
            }
        }
        return pieces;
    }

    /// <summary>Boxes of missing points near each other, no two of which meet.</summary>
    static List<Box> Groups(Box frames, Mask hole)
    {
        int columns = (hole.Width + Cell - 1) / Cell, rows = (hole.Height + Cell - 1) / Cell;
        var open = new byte[columns * rows];
        for (int z = frames.Z0; z < frames.Z1; z++)
            for (int y = 0; y < hole.Height; y++)
                for (int column = 0; column < columns; column++)
                    if (hole.Row(y, z)[(column * Cell)..Math.Min((column + 1) * Cell, hole.Width)].Contains((byte)1)) open[(y / Cell * columns) + column] = 1;
        var groups = new List<Box>();
        for (int i = 0; i < open.Length; i++)
        {
            if (open[i] == 0) continue;
            var (_, left, top, right, bottom) = GridComponent.Take(open, columns, i);
            var cells = frames with { X0 = left * Cell, Y0 = top * Cell, X1 = Math.Min((right + 1) * Cell, hole.Width), Y1 = Math.Min((bottom + 1) * Cell, hole.Height) };
            Add(groups, Bounds(cells, hole));
        }
        return groups;
    }

    /// <summary>Adds a box, and joins all that it meets.</summary>
    static void Add(List<Box> boxes, Box box)
    {
        for (int i; (i = boxes.FindIndex(box.Meets)) >= 0; boxes.RemoveAt(i)) box = box.Join(boxes[i]);
        boxes.Add(box);
    }

    /// <summary>Cuts a region until its piece is small enough.</summary>
    static void Divide(Box region, Mask hole, Cutting cutting, List<Piece> pieces)
    {
        if (region.IsEmpty) return;
        if (!IsLarge(region, hole, cutting) || Math.Max(region.Width, region.Height) <= 2 * cutting.Margin)
        {
            pieces.Add(new Piece(region, Surroundings(region, hole, cutting)));
            return;
        }
        int x = (region.X0 + region.X1) / 2, y = (region.Y0 + region.Y1) / 2;
        bool wide = region.Width >= region.Height;
        Divide(Bounds(wide ? region with { X1 = x } : region with { Y1 = y }, hole), hole, cutting, pieces);
        Divide(Bounds(wide ? region with { X0 = x } : region with { Y0 = y }, hole), hole, cutting, pieces);
    }

    static bool IsLarge(Box region, Mask hole, Cutting cutting)
    {
        var box = region.Grow(cutting.Margin, hole.Width, hole.Height);
        return (double)box.Width * box.Height * box.Depth > cutting.MostPoints;
    }

    /// <summary>A region and what is around it.</summary>
    static Box Surroundings(Box region, Mask hole, Cutting cutting)
    {
        // (w + 2m)(h + 2m) = most points / frames
        double sum = region.Width + region.Height, room = (cutting.MostPoints / region.Depth) - ((double)region.Width * region.Height);
        double fitting = room > 0 ? (Math.Sqrt((sum * sum) + (4 * room)) - sum) / 4 : 0;
        return region.Grow((int)Math.Max(cutting.Margin, Math.Min(cutting.Context * Math.Max(region.Width, region.Height), fitting)), hole.Width, hole.Height);
    }

    /// <summary>The largest distance from a missing point of a region to what is known in its frame; beyond <see cref="Thin"/> only that it is larger.</summary>
    static double Deepest(Box region, Mask hole, Run run)
    {
        float deepest = 0;
        for (int z = region.Z0; z < region.Z1; z++)
        {
            DistanceTransform.ByRows(hole, z, region.Grow(1, hole.Width, hole.Height), Thin, (_, squared) =>
            {
                run.Cancel.ThrowIfCancellationRequested();
                foreach (float value in squared) deepest = Math.Max(deepest, value);
            });
        }
        return Math.Sqrt(deepest);
    }

    /// <summary>The share of the surroundings of a region that is known.</summary>
    static double Known(Piece piece, Mask hole)
    {
        var missing = Cut(hole, piece.Box);
        return 1 - ((missing.Count - Cut(hole, piece.Region).Count) / (1.0 + missing.Samples.Length));
    }

    static Box Whole(Mask hole) => new(0, 0, 0, hole.Width, hole.Height, hole.Depth);

    static Box Bounds(Box box, Mask hole)
    {
        var cut = Cut(hole, box).Bounds();
        return cut.IsEmpty ? cut : box with { X0 = box.X0 + cut.X0, Y0 = box.Y0 + cut.Y0, X1 = box.X0 + cut.X1, Y1 = box.Y0 + cut.Y1 };
    }

    /// <summary>A copy of a part.</summary>
    public static ImageHole Cut(ImageHole problem, Box box) =>
        new(Cut(problem.Image, box), Cut(problem.Hole, box), Cut(problem.Depth, box), Cut(problem.Source, box), Cut(problem.Guide, box));

    [return: NotNullIfNotNull(nameof(mask))]
    static Mask? Cut(Mask? mask, Box box)
    {
        if (mask is null) return null;
        var cut = new Mask(box.Width, box.Height, box.Depth);
        for (int z = 0; z < box.Depth; z++)
            for (int y = 0; y < box.Height; y++) mask.Row(box.Y0 + y, box.Z0 + z).Slice(box.X0, box.Width).CopyTo(cut.Row(y, z));
        return cut;
    }

    [return: NotNullIfNotNull(nameof(field))]
    static Field? Cut(Field? field, Box box)
    {
        if (field is null) return null;
        var cut = new Field(box.Width, box.Height, box.Depth, field.Channels);
        for (int c = 0; c < field.Channels; c++)
            for (int z = 0; z < box.Depth; z++)
                for (int y = 0; y < box.Height; y++) field.Row(box.Y0 + y, c, box.Z0 + z).Slice(box.X0, box.Width).CopyTo(cut.Row(y, c, z));
        return cut;
    }

    /// <summary>Takes over the missing points of a region from a filled piece.</summary>
    static void Paste(Field piece, Field image, Mask hole, Box box, Box region)
    {
        for (int z = region.Z0; z < region.Z1; z++)
        {
            for (int y = region.Y0; y < region.Y1; y++)
            {
                var missing = hole.Row(y, z);
                for (int c = 0; c < image.Channels; c++)
                {
                    Span<float> target = image.Row(y, c, z), source = piece.Row(y - box.Y0, c, z - box.Z0);
                    for (int x = region.X0; x < region.X1; x++)
                        if (missing[x] != 0) target[x] = source[x - box.X0];
                }
            }
        }
    }
}
