using Inpaint3D.Methods.Transform;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Methods.Transform;

public class PatchTileTests
{
    const int Patch = PatchMatcher.Patch;

    [Theory, InlineData(8, 8, 1), InlineData(8, 77, 4), InlineData(90, 61, 1), InlineData(130, 95, 3), InlineData(203, 150, 4)]
    public void Every_missing_pixel_is_in_a_patch_and_tiles_of_one_colour_share_none(int width, int height, int spacing)
    {
        byte[] missing = [.. Enumerable.Range(0, width * height).Select(i => (byte)(CounterRandom.Below(12, 4, (uint)i, 0) == 0 ? 1 : 0))];
        missing[0] = missing[^1] = missing[width - 1] = 1;
        var tiles = PatchTile.Lay(missing, width, height, spacing);
        Assert.Equal(tiles.Select(tile => tile.Colour).Order(), tiles.Select(tile => tile.Colour));
        var covered = new HashSet<int>();
        foreach (var colour in tiles.GroupBy(tile => tile.Colour))
        {
            var owner = new Dictionary<int, PatchTile>();
            foreach (var tile in colour)
            {
                foreach (int pixel in tile.Patches.SelectMany(patch => Enumerable.Range(0, Patch * Patch).Select(e => patch + (e / Patch * width) + (e % Patch))))
                {
                    Assert.Same(tile, owner.TryAdd(pixel, tile) ? tile : owner[pixel]);
                    covered.Add(pixel);
                }
            }
        }
        Assert.All(Enumerable.Range(0, missing.Length).Where(i => missing[i] != 0), pixel => Assert.Contains(pixel, covered));
    }
}
