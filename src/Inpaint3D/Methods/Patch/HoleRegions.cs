using System.Diagnostics.CodeAnalysis;
using Inpaint3D.Data;
using Inpaint3D.Numerics;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// Cuts a picture into pieces around its holes, so that the work and the memory depend on the holes and not on the picture. Holes near
/// each other share a piece; a piece that would be too large is cut in two through its holes, and the second half sees the first filled.
/// </summary>
internal static class HoleRegions
{
    /// <summary>Side of the cells in which holes are near each other.</summary>
    const int Cell = 128;
    /// <summary>Points of a piece, frames counted, above which it is cut.</summary>
    const double MostPoints = 1_200_000;
    /// <summary>Least width of the known surroundings of a piece.</summary>
    const int LeastMargin = 96;
    /// <summary>One of so many points of the surroundings must be in the source region.</summary>
    const int LeastSource = 4;

    /// <summary>Fills piece after piece.</summary>
    /// <param name="problem">The picture.</param>
    /// <param name="fill">Fills a cut-out.</param>
    /// <param name="run">Shared by the pieces in proportion to their holes.</param>
    public static ImageHole Fill(ImageHole problem, Func<ImageHole, Run, ImageHole> fill, Run run)
    {
        var regions = Of(problem.Hole);
        if (regions.Count == 1 && Surroundings(regions[0], problem.Hole) == new Box(0, 0, 0, problem.Hole.Width, problem.Hole.Height, problem.Hole.Depth)) return fill(problem, run);
        var (image, hole) = (problem.Image.Clone(), problem.Hole.Clone());
        double all = hole.Count, done = 0;
        foreach (var region in regions)
        {
            int count = Count(hole, region);
            var box = Surroundings(region, hole);
            // The surroundings serve if enough of them may be copied from; else all of the source region does.
            if (problem.Source is { } source && LeastSource * Count(source, box) < (long)box.Width * box.Height * hole.Depth) box = box.Join(source.Bounds());
            var piece = new ImageHole(Cut(image, box), Cut(hole, box), Cut(problem.Depth, box), Cut(problem.Source, box), Cut(problem.Guide, box));
            Paste(fill(piece, run.Part(done / all, (done + count) / all)).Image, image, hole, box, region);
            done += count;
        }
        return problem with { Image = image, Hole = hole };
    }

    /// <summary>Boxes that hold every missing point, none of them empty.</summary>
    internal static List<Box> Of(Mask hole)
    {
        int columns = (hole.Width + Cell - 1) / Cell, rows = (hole.Height + Cell - 1) / Cell;
        var open = new bool[columns * rows];
        for (int z = 0; z < hole.Depth; z++)
            for (int y = 0; y < hole.Height; y++)
                for (int column = 0; column < columns; column++)
                    open[(y / Cell * columns) + column] |= hole.Row(y, z)[(column * Cell)..Math.Min((column + 1) * Cell, hole.Width)].Contains((byte)1);
        var regions = new List<Box>();
        for (int i = 0; i < open.Length; i++)
        {
            if (!open[i]) continue;
            var (_, left, top, right, bottom) = GridComponent.Take(open, columns, i);
            Divide(new Box(left * Cell, top * Cell, 0, Math.Min((right + 1) * Cell, hole.Width), Math.Min((bottom + 1) * Cell, hole.Height), hole.Depth), hole, regions);
        }
        return regions;
    }

    /// <summary>Shrinks a box to its missing points and cuts it until its piece is small enough.</summary>
    static void Divide(Box box, Mask hole, List<Box> regions)
    {
        box = Bounds(box, hole);
        if (box.IsEmpty) return;
        var piece = Surroundings(box, hole);
        if ((double)piece.Width * piece.Height * piece.Depth <= MostPoints || Math.Max(box.Width, box.Height) <= 2 * LeastMargin)
        {
            regions.Add(box);
            return;
        }
        int x = (box.X0 + box.X1) / 2, y = (box.Y0 + box.Y1) / 2;
        bool wide = box.Width >= box.Height;
        Divide(wide ? box with { X1 = x } : box with { Y1 = y }, hole, regions);
        Divide(wide ? box with { X0 = x } : box with { Y0 = y }, hole, regions);
    }

    /// <summary>A box and what is around it: twice as far again as the box is long, or what makes a piece of <see cref="MostPoints"/>.</summary>
    static Box Surroundings(Box box, Mask hole)
    {
        // (w + 2m)(h + 2m) = MostPoints / frames
        double sum = box.Width + box.Height, room = (MostPoints / hole.Depth) - ((double)box.Width * box.Height);
        int fitting = room > 0 ? (int)((Math.Sqrt((sum * sum) + (4 * room)) - sum) / 4) : 0;
        return box.Grow(Math.Max(LeastMargin, Math.Min(2 * Math.Max(box.Width, box.Height), fitting)), hole.Width, hole.Height);
    }

    static Box Bounds(Box box, Mask hole)
    {
        var cut = Cut(hole, box).Bounds();
        return cut.IsEmpty ? cut : new Box(box.X0 + cut.X0, box.Y0 + cut.Y0, 0, box.X0 + cut.X1, box.Y0 + cut.Y1, hole.Depth);
    }

    static int Count(Mask hole, Box box) => Cut(hole, box).Count;

    [return: NotNullIfNotNull(nameof(mask))]
    static Mask? Cut(Mask? mask, Box box)
    {
        if (mask is null) return null;
        var cut = new Mask(box.Width, box.Height, mask.Depth);
        for (int z = 0; z < mask.Depth; z++)
            for (int y = 0; y < box.Height; y++) mask.Row(box.Y0 + y, z).Slice(box.X0, box.Width).CopyTo(cut.Row(y, z));
        return cut;
    }

    [return: NotNullIfNotNull(nameof(field))]
    static Field? Cut(Field? field, Box box)
    {
        if (field is null) return null;
        var cut = new Field(box.Width, box.Height, field.Depth, field.Channels);
        for (int c = 0; c < field.Channels; c++)
            for (int z = 0; z < field.Depth; z++)
                for (int y = 0; y < box.Height; y++) field.Row(box.Y0 + y, c, z).Slice(box.X0, box.Width).CopyTo(cut.Row(y, c, z));
        return cut;
    }

    /// <summary>Takes over the missing points of a region from a filled piece, and counts them as known.</summary>
    static void Paste(Field piece, Field image, Mask hole, Box box, Box region)
    {
        for (int z = 0; z < image.Depth; z++)
        {
            for (int y = region.Y0; y < region.Y1; y++)
            {
                var missing = hole.Row(y, z);
                for (int x = region.X0; x < region.X1; x++)
                {
                    if (missing[x] == 0) continue;
                    for (int c = 0; c < image.Channels; c++) image[x, y, z, c] = piece[x - box.X0, y - box.Y0, z, c];
                    missing[x] = 0;
                }
            }
        }
    }
}
