using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Pde;
using Inpaint3D.Tests.Methods.Pde;

namespace Inpaint3D.Tests.Methods;

public class HoldOutTests
{
    static readonly Mask s_hole = Holes.Where(90, 70, (x, y) => x is >= 40 and < 50 && y is >= 30 and < 40);

    static Method<ImageHole> Best(ImageHole problem, params Method<ImageHole>[] methods) => HoldOut.Best(problem, [problem.Hole.Bounds()], methods, new Run());

    [Fact]
    public void The_method_is_taken_that_puts_known_pixels_back()
    {
        // A paraboloid solves the biharmonic equation, not the harmonic one; white noise suits neither.
        var bowl = Holes.Problem(s_hole, 2, (x, y, _) => (x * x) + (y * y));
        Assert.IsType<Biharmonic>(Best(bowl, new Harmonic(), new Biharmonic()));
        Assert.IsType<Biharmonic>(Best(bowl, new Biharmonic(), new Harmonic()));
        var noise = Holes.Problem(s_hole, 1, Holes.Noise);
        Assert.IsType<Harmonic>(Best(noise, new Biharmonic { Clip = false }, new Harmonic()));
    }

    [Fact]
    public void What_lies_under_the_mask_does_not_matter()
    {
        var problem = Holes.Problem(s_hole, 1, Holes.Noise);
        var other = problem with { Image = problem.Image.Clone() };
        for (int i = 0; i < other.Image.Samples.Length; i++)
            if (s_hole.Samples[i] != 0) other.Image.Samples[i] = 1e6f;
        Assert.Equal(Best(problem, new Harmonic(), new Biharmonic()), Best(other, new Harmonic(), new Biharmonic()));
    }

    [Fact]
    public void In_a_corner_copies_lie_where_there_is_room_and_without_any_room_the_first_method_is_taken()
    {
        static double Bowl(int x, int y, int c) => (x * x) + (y * y);
        Assert.IsType<Biharmonic>(Best(Holes.Problem(Holes.Where(90, 70, (x, y) => x < 10 && y < 10), 1, Bowl), new Harmonic(), new Biharmonic()));
        Assert.IsType<Harmonic>(Best(Holes.Problem(Holes.Where(12, 12, (x, y) => x is > 0 and < 11 && y is > 0 and < 11), 1, Bowl), new Harmonic(), new Biharmonic()));
    }
}
