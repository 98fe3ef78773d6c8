using Inpaint3D.Data;
using Inpaint3D.Views;

namespace Inpaint3D.Tests.Views;

public class EdgeColorsTests
{
    const int Size = 60, Radius = 14;

    [Fact]
    public void Beside_the_hole_the_far_side_loses_the_colour_of_a_smooth_edge()
    {
        var (source, target) = Disc(softness: 1);
        var (raw, clean) = (Warp.Forward(source, target, new Run()), Warp.Uncover(source, target, new Run()).View);
        int ghosts = 0;
        for (int y = 2; y < Size - 2; y++)
        {
            for (int x = 2; x < Size - 2; x++)
            {
                if (raw.Hole[x, y] || raw.Depth[x, y] < 3 || !Beside(raw.Hole, x, y)) continue;
                if (Red(raw, x, y) > 0.05) ghosts++;
                Assert.True(Red(clean, x, y) <= 0.05, $"{x}, {y} keeps {Red(clean, x, y)} of the disc");
            }
        }
        Assert.True(ghosts > 10);
    }

    [Fact]
    public void A_hard_edge_and_the_near_side_lose_nothing()
    {
        foreach (double softness in new[] { 0.0, 1.0 })
        {
            var (source, target) = Disc(softness);
            var (raw, clean) = (Warp.Forward(source, target, new Run()), Warp.Uncover(source, target, new Run()).View);
            Assert.Equal(raw.Hole.Samples, clean.Hole.Samples);
            for (int i = 0; i < raw.Color.PlaneLength; i++)
            {
                if (raw.Hole.Samples[i] != 0 || (softness > 0 && raw.Depth.Samples[i] > 3)) continue;
                for (int c = 0; c < 3; c++) Assert.Equal(raw.Color.Plane(c)[i], clean.Color.Plane(c)[i]);
            }
        }
    }

    /// <summary>Share of the disc's red over the checker's grey.</summary>
    static float Red(View view, int x, int y) => view.Color[x, y, 0, 0] - view.Color[x, y, 0, 1];

    static bool Beside(Mask hole, int x, int y)
    {
        for (int v = y - 1; v <= y + 1; v++)
            for (int u = x - 1; u <= x + 1; u++)
                if (hole[u, v]) return true;
        return false;
    }

    /// <summary>A red disc at depth 2 before a faint grey checker at 5; its edge is mixed over that many pixels outside.</summary>
    static (View Source, Camera Target) Disc(double softness)
    {
        var camera = Camera.Pinhole(Size, Size, 50);
        var view = new View(camera, new Field(Size, Size, 1, 3), new Field(Size, Size), new Mask(Size, Size));
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
            {
                double r = Math.Sqrt(((x - 29.5) * (x - 29.5)) + ((y - 29.5) * (y - 29.5)));
                bool near = r < Radius;
                float share = near ? 1 : softness > 0 ? (float)Math.Clamp(0.5 * (1 - ((r - Radius) / softness)), 0, 1) : 0;
                float grey = (x + y) % 2 == 0 ? 0.49f : 0.51f;
                view.Depth[x, y] = near ? 2 : 5;
                for (int c = 0; c < 3; c++) view.Color[x, y, 0, c] = (share * (c == 0 ? 1 : 0)) + ((1 - share) * grey);
            }
        }
        return (view, camera.Moved(new Vec3(0.5, 0, 0)));
    }
}
