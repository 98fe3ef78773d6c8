using Inpaint3D.Data;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Grids;
using Inpaint3D.Tests.Methods.Pde;

namespace Inpaint3D.Tests.Numerics.Grids;

public class MultigridTests
{
    static readonly Run Run = new();

    [Theory, MemberData(nameof(Holes.Kinds), MemberType = typeof(Holes))]
    public void The_cycle_is_symmetric_and_positive(string kind)
    {
        foreach (var (stencil, scale) in new[] { (Stencil.Laplacian, 1f), (Stencil.Bilaplacian, 0.6f) })
        {
            using var multigrid = new Multigrid(Holes.Make(kind), 0, stencil, scale, 1, Run);
            var (a, b) = (Noise(multigrid.Finest.Count, 1), Noise(multigrid.Finest.Count, 2));
            var (ma, mb) = (Cycle(multigrid, a), Cycle(multigrid, b));
            double size = Math.Sqrt(Dot(a, ma) * Dot(b, mb));
            Assert.True(Dot(a, ma) > 0 && Dot(b, mb) > 0);
            Assert.Equal(Dot(a, mb) / size, Dot(ma, b) / size, 1e-5);
        }
    }

    [Theory, MemberData(nameof(Holes.Kinds), MemberType = typeof(Holes))]
    public void Few_steps_solve_any_hole(string kind)
    {
        Assert.InRange(Steps(Holes.Make(kind), Stencil.Laplacian, 1, 1), 0, 14);
        Assert.InRange(Steps(Holes.Make(kind), Stencil.Bilaplacian, 0.6f, 2), 0, 40);
    }

    [Fact]
    public void Large_holes_take_hardly_more_steps_than_small_ones()
    {
        static Mask Disc(int radius) => Holes.Where((2 * radius) + 9, (2 * radius) + 9, (x, y) => ((x - radius - 4) * (x - radius - 4)) + ((y - radius - 4) * (y - radius - 4)) < radius * radius);
        Assert.InRange(Steps(Disc(200), Stencil.Laplacian, 1, 1), 1, Steps(Disc(25), Stencil.Laplacian, 1, 1) + 4);
    }

    static int Steps(Mask hole, Stencil stencil, float scale, int sweeps)
    {
        using var multigrid = new Multigrid(hole, 0, stencil, scale, sweeps, Run);
        var b = new BoundaryValues(Holes.Problem(hole, 4, Holes.Noise).Image, multigrid.Finest, 0, 0);
        using var solver = new ConjugateGradients(multigrid, b.RightHandSide, stencil == Stencil.Laplacian, Run);
        solver.Solve([.. b.Range.Select(range => 1e-6 * range)]);
        return solver.Steps;
    }

    static float[] Noise(int count, uint seed)
    {
        var noise = new float[4 * (count + 1)];
        for (int i = 0; i < 4 * count; i++) noise[i] = CounterRandom.Uniform(seed, (uint)i, 0) - 0.5f;
        return noise;
    }

    static float[] Cycle(Multigrid multigrid, float[] right)
    {
        using var r = Run.Device.Upload<float>(right);
        using var z = Run.Device.Allocate<float>(right.Length);
        multigrid.Cycle(r, z);
        var result = new float[right.Length];
        Run.Device.Read<float>(z, result);
        return result;
    }

    static double Dot(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
}
