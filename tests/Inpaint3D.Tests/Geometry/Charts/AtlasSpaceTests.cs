using System.Numerics;
using FsCheck.Fluent;
using Inpaint3D.Geometry.Charts;

namespace Inpaint3D.Tests.Geometry.Charts;

public class AtlasSpaceTests
{
    [Fact]
    public void Boxes_keep_clear_of_triangles_and_of_each_other() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new System.Random(seed);
        var (width, height) = (random.Next(60, 200), random.Next(60, 200));
        var space = new AtlasSpace(width, height);
        var isTaken = new bool[width, height];
        for (int k = 0; k < 12; k++)
        {
            var corner = new Vector2((4 * random.NextSingle()) - 2, (4 * random.NextSingle()) - 2);
            Vector2 Near() => corner + new Vector2(0.3f * random.NextSingle(), 0.3f * random.NextSingle());
            var (a, b, c) = (Near(), Near(), Near());
            space.Use(a, b, c);
            for (int s = 0; s < 400; s++)
            {
                float u = random.NextSingle(), v = (1 - u) * random.NextSingle();
                var at = a + (u * (b - a)) + (v * (c - a));
                // A sample reads the texels beside it, too.
                isTaken[(int)((at.X - MathF.Floor(at.X)) * width) % width, (int)((1 - (at.Y - MathF.Floor(at.Y))) * height) % height] = true;
            }
        }
        for (int k = 0; k < 100; k++)
        {
            var (w, h) = (random.Next(1, 30), random.Next(1, 30));
            if (space.Take(w, h) is not { } box) continue;
            for (int y = box.Y - 1; y <= box.Y + h; y++)
                for (int x = box.X - 1; x <= box.X + w; x++) Assert.False(isTaken[x, y]);
            for (int y = box.Y; y < box.Y + h; y++)
                for (int x = box.X; x < box.X + w; x++) isTaken[x, y] = true;
        }
    }).Check();

    [Fact]
    public void A_texture_that_repeats_over_a_triangle_has_no_room()
    {
        var space = new AtlasSpace(256, 256);
        Assert.NotNull(space.Take(20, 20));
        space.Use(new(0, 0), new(3, 0), new(0, 3));
        Assert.Null(space.Take(1, 1));
    }

    [Fact]
    public void An_empty_texture_takes_what_fits_between_its_borders()
    {
        int side = 256, border = AtlasSpace.Border(side);
        Assert.NotNull(new AtlasSpace(side, side).Take(side - border, side - border));
        Assert.Null(new AtlasSpace(side, side).Take(side + 1, 1));
    }
}
