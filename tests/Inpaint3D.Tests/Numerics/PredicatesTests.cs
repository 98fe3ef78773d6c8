using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Numerics;

public class PredicatesTests
{
    /// <summary>Doubles as whole numbers of 2⁻¹⁰⁷⁴: exact.</summary>
    static BigInteger Whole(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)((bits >> 52) & 0x7ff);
        long mantissa = (bits & 0xfffffffffffff) | (exponent > 0 ? 1L << 52 : 0);
        return (x < 0 ? -1 : 1) * (new BigInteger(mantissa) << Math.Max(exponent - 1, 0));
    }

    static int Orient2D(Vec3 a, Vec3 b, Vec3 c)
    {
        var (ax, ay, bx, by) = (Whole(a.X) - Whole(c.X), Whole(a.Y) - Whole(c.Y), Whole(b.X) - Whole(c.X), Whole(b.Y) - Whole(c.Y));
        return ((ax * by) - (ay * bx)).Sign;
    }

    static int Orient3D(Vec3 a, Vec3 b, Vec3 c, Vec3 d)
    {
        BigInteger[] Row(Vec3 p) => [Whole(p.X) - Whole(d.X), Whole(p.Y) - Whole(d.Y), Whole(p.Z) - Whole(d.Z)];
        var (u, v, w) = (Row(a), Row(b), Row(c));
        return ((u[2] * ((v[0] * w[1]) - (w[0] * v[1]))) + (v[2] * ((w[0] * u[1]) - (u[0] * w[1]))) + (w[2] * ((u[0] * v[1]) - (v[0] * u[1])))).Sign;
    }

    /// <summary>Points on a line or plane up to the last bits.</summary>
    static Vec3 Nearly(uint i, uint k, Vec3 p, Vec3 q, Vec3 r)
    {
        double s = CounterRandom.Normal(1, i, 3 * k), t = CounterRandom.Normal(1, i, (3 * k) + 1);
        var point = p + (s * q) + (t * r);
        return CounterRandom.Below(3, 2, i, k) switch
        {
            0 => point,
            1 => point with { X = Math.BitIncrement(point.X) },
            _ => new Vec3((float)point.X, (float)point.Y, (float)point.Z),
        };
    }

    [Fact]
    public void Signs_equal_those_of_integer_arithmetic_on_nearly_degenerate_points()
    {
        int zeros = 0;
        for (uint i = 0; i < 4000; i++)
        {
            // Every other time on a grid, where many determinants are exactly zero.
            bool onGrid = i % 2 == 0;
            Vec3 Point(uint k) => onGrid ? new Vec3(CounterRandom.Below(4, 3, i, 3 * k), CounterRandom.Below(4, 3, i, (3 * k) + 1), 1e6 + CounterRandom.Below(4, 3, i, (3 * k) + 2))
                : Nearly(i, k, new(0.1, 0.2, 0.3), new(1, 0.7, 1.0 / 3), new(0.3, -1, 0.9));
            var (a, b, c, d) = (Point(0), Point(1), Point(2), Point(3));
            Assert.Equal(Orient3D(a, b, c, d), Predicates.Orient3D(a, b, c, d));
            Assert.Equal(Orient2D(a, b, c), Predicates.Orient2D(a.X, a.Y, b.X, b.Y, c.X, c.Y));
            zeros += Predicates.Orient3D(a, b, c, d) == 0 ? 1 : 0;
        }
        Assert.InRange(zeros, 100, 3000);
    }

    [Fact]
    public void A_point_below_a_counter_clockwise_triangle_is_positive() =>
        Assert.Equal(1, Predicates.Orient3D(new(0, 0, 0), new(1, 0, 0), new(0, 1, 0), new(0, 0, -1)));
}
