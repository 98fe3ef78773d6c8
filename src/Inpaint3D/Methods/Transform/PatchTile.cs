namespace Inpaint3D.Methods.Transform;

/// <summary>Neighbouring patches that are predicted one after another; a patch is named by the index of its top left pixel.</summary>
/// <param name="Colour">0 to 3; tiles of one colour have no pixel in common.</param>
/// <param name="Patches">The patches to be predicted.</param>
internal sealed record PatchTile(int Colour, int[] Patches)
{
    const int Patch = PatchMatcher.Patch;
    /// <summary>Pixels around the middle of a patch.</summary>
    const int Margin = 2;
    /// <summary>Rows and columns of a lattice's patches in a tile: those of tiles two apart are more than a patch apart.</summary>
    const int Side = 16;

    /// <summary>The patches like each of <see cref="Patches"/>, equally many for each, once they were looked for.</summary>
    internal int[] Similar { get; set; } = [];

    /// <summary>The patches with missing pixels in their middle on a lattice that ends at the picture's edge, sorted by colour.</summary>
    /// <param name="missing">1 where a pixel is missing, row by row.</param>
    /// <param name="width">Columns, no fewer than a patch has.</param>
    /// <param name="height">Rows, no fewer than a patch has.</param>
    /// <param name="spacing">Step of the lattice, at most the side of the middle, so that no missing pixel is left out.</param>
    internal static PatchTile[] Lay(byte[] missing, int width, int height, int spacing)
    {
        int[] columns = Lattice(width, spacing), rows = Lattice(height, spacing);
        var tiles = new List<PatchTile>();
        for (int top = 0; top < rows.Length; top += Side)
        {
            for (int left = 0; left < columns.Length; left += Side)
            {
                int[] patches =
                [
                    .. from y in rows.Skip(top).Take(Side)
                       from x in columns.Skip(left).Take(Side)
                       where IsNeeded(missing, width, Middle(x, width), Middle(y, height))
                       select (y * width) + x
                ];
                if (patches.Length > 0) tiles.Add(new PatchTile((2 * (top / Side % 2)) + (left / Side % 2), patches));
            }
        }
        return [.. tiles.OrderBy(tile => tile.Colour)];
    }

    static int[] Lattice(int length, int spacing) => [.. Enumerable.Range(0, (length - Patch + spacing - 1) / spacing).Select(k => k * spacing), length - Patch];

    /// <summary>The middle of a patch on one axis, which reaches to the picture's edge where the patch does.</summary>
    static (int First, int Behind) Middle(int start, int length) =>
        (start == 0 ? 0 : start + Margin, start + Patch == length ? length : start + Patch - Margin);

    static bool IsNeeded(byte[] missing, int width, (int First, int Behind) columns, (int First, int Behind) rows)
    {
        for (int y = rows.First; y < rows.Behind; y++)
        {
            if (missing.AsSpan((y * width) + columns.First, columns.Behind - columns.First).Contains((byte)1)) return true;
        }
        return false;
    }
}
